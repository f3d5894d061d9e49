import Foundation
import Planning
import TestSupport
import Testing
@testable import Records
@testable import Store

struct ResultStoreTests {
  private let folder: Folder
  private let store: ResultStore
  private let plan: Plan
  private let run: Run

  init() throws {
    folder = try Sample.folder()
    store = folder.store
    plan = try folder.plan()
    run = plan.runs[0]
  }

  private func file(_ name: String) -> URL { store.folder(of: run).appending(path: name) }

  @Test("A committed result is read back") func committed() throws {
    #expect(try store.result(of: run) == nil)
    let result = try store.make(run)
    #expect(try store.result(of: run) == result)
    #expect(result.metrics["score"] == 0.1)
    #expect(result.metrics["last_loss"]?.isNaN == true)
    #expect(result.files == ["curve.csv": sha256(of: "step,return_mean\n")])
    #expect(try store.text("curve.csv", of: run) == "step,return_mean\n")
    #expect(try store.provenance(of: run) == Sample.provenance())
  }

  @Test("A result has the hashes of the results that its run read") func inputs() throws {
    let training = try #require(plan.runs.first { $0.kind == .training })
    let file = file("result.json").path
    #expect(throws: StoreError.missing(file: file)) { try store.make(training) }
    let data = try store.make(run)
    #expect(try store.make(training).inputs == ["dataset": data.sha256])
  }

  @Test("A result has each number as decimal and bits") func golden() throws {
    try store.make(run)
    try expectGolden(file("result.json").text, "ResultStoreTests.result.json")
  }

  @Test(
    "An edited file is refused by its name",
    arguments: [
      ("result.json", "0.1", "0.2"), ("result.json", "\"seed\": 0", "\"seed\": 1"),
      ("result.json", "3fb999999999999a", "3fb999999999999b"), ("result.json", ",", " ,"),
      ("result.json", "}", ""), ("curve.csv", "step", "stop"), ("curve.csv", "mean", ""),
      ("provenance.json", "\"stepCount\" : 50", "\"stepCount\" : 51"),
      ("provenance.json", "c0ffee", "decade"), ("log.txt", "began", "ended"),
      ("seal.json", "\"schema\"", "\"scheme\""),
    ])
  func edited(file: String, old: String, new: String) throws {
    try store.make(run)
    let url = self.file(file)
    try url.replace(old, with: new)
    let error = try #require(throws: StoreError.self) { try store.result(of: run) }
    guard case .damaged(.edited(url.path, _)) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("Decimal and bits must agree even under a valid hash") func forged() throws {
    let result = try store.make(run)
    let file = file("result.json")
    try file.replace("\"value\": 0.1", with: "\"value\": 0.2")
    guard case .map(var body) = try JSONValue(parsing: file.text) else { return }
    body["self_sha"] = nil
    let sha = sha256(of: JSONValue.map(body).canonicalJSON)
    try file.replace(result.sha256, with: sha)
    #expect(throws: StoreError.self) { try store.result(of: run) }
  }

  @Test("Another format, a foreign file and a missing one are named") func otherFiles() throws {
    try store.make(run)
    let result = file("result.json")
    let foreign = file("notes.txt")
    try foreign.write("")
    #expect(throws: StoreError.foreign(path: foreign.path)) { try store.result(of: run) }
    try FileManager.default.removeItem(at: foreign)
    let curve = file("curve.csv")
    try FileManager.default.removeItem(at: curve)
    #expect(throws: StoreError.missing(file: curve.path)) { try store.result(of: run) }
    try result.replace("dmil-result/2", with: "dmil-result/0")
    #expect(throws: StoreError.damaged(.schema(file: result.path, found: "dmil-result/0"))) {
      try store.result(of: run)
    }
  }

  @Test("A damaged result and foreign files are named, and do not hide the sound results")
  func namesProblemsAmongTheResults() throws {
    for run in plan.runs.prefix(2) { try store.make(run) }
    let results = store.root.appending(path: "results")
    let group = store.folder(of: run).deletingLastPathComponent()
    for foreign in [results.appending(path: "notes"), group.appending(path: "copy")] {
      try foreign.write("")
    }
    let path = file("provenance.json").path
    try file("provenance.json").replace("c0ffee", with: "decade")
    let (records, problems) = try store.inventory()
    #expect(records.map(\.run.key) == [plan.runs[1].key])
    #expect(
      Set(problems.map { String("\($0)".prefix { $0 != ":" }) }) == [
        results.appending(path: "notes").path, group.appending(path: "copy").path, path,
      ])
  }

  @Test("A seal of another result is refused")
  func refusesForeignSeal() throws {
    try store.make(run)
    try store.make(plan.runs[1])
    let (own, other) = (store.folder(of: run), store.folder(of: plan.runs[1]))
    for name in ["seal.json", "provenance.json", "log.txt"] {
      try own.appending(path: name).write(other.appending(path: name).text)
    }
    #expect(
      throws: StoreError.damaged(
        .edited(
          file: own.appending(path: "seal.json").path, problem: "it belongs to another result"))
    ) { try store.result(of: run) }
  }

  @Test("The first of two results that differ is kept") func differing() throws {
    let first = try store.make(run)
    #expect(try store.make(run) == first)
    #expect(try store.disputes(of: run).isEmpty)
    let error = try #require(throws: StoreError.self) { try store.make(run, score: 0.3) }
    let dispute = try #require(try store.disputes(of: run).first)
    #expect(error == .disputed(file: file("result.json").path, dispute: dispute))
    #expect(try store.result(of: run) == first)
    let second = try StoredRun(in: URL(filePath: dispute), key: run.key)
    try second?.verify(mayLackFiles: false)
    #expect(second?.result.metrics["score"] == 0.3)
    #expect(throws: StoreError.self) { try store.make(run, score: 0.3) }
    #expect(try store.disputes(of: run).count == 2)
    #expect(try names(in: store.root.appending(path: "staging")).isEmpty)
  }

  @Test("Of many commits at once one is kept, and all others are compared with it")
  func commitsAtOnce() async throws {
    let scores = try await withThrowingTaskGroup(of: Double?.self) { group in
      for index in 0..<32 {
        group.addTask { [store, run] in
          do throws(StoreError) {
            return try store.make(run, score: index.isMultiple(of: 2) ? 0.1 : 0.3).metrics["score"]
          } catch .disputed { return nil }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let kept = try #require(try store.result(of: run)?.metrics["score"])
    #expect(scores.count { $0 == kept } == 16)
    #expect(scores.count { $0 == nil } == 16)
    #expect(try store.disputes(of: run).count == 16)
    #expect(try names(in: store.root.appending(path: "staging")).isEmpty)
  }

  @Test("A folder without a result is replaced") func incomplete() throws {
    try store.make(run)
    try FileManager.default.removeItem(at: file("result.json"))
    #expect(try store.result(of: run) == nil)
    #expect(try store.records().isEmpty)
    let result = try store.make(run)
    #expect(try store.result(of: run) == result)
  }

  @Test("An archive is read first and may lack files") func archive() throws {
    let result = try store.make(run, score: 0.7)
    let group = folder.url.appending(path: "archive/\(run.key.hex.prefix(2))")
    try group.makeFolder()
    let archived = group.appending(path: run.key.hex)
    try FileManager.default.moveItem(at: store.folder(of: run), to: archived)
    let curve = archived.appending(path: "curve.csv")
    try FileManager.default.removeItem(at: curve)
    #expect(try store.result(of: run) == result)
    let missing = store.folder(of: run).appending(path: "curve.csv").path
    #expect(throws: StoreError.missing(file: missing)) { try store.text("curve.csv", of: run) }
    try store.make(run, score: 0.7)
    #expect(try store.text("curve.csv", of: run) == "step,return_mean\n")
    try curve.write("edited")
    #expect(throws: StoreError.self) { try store.result(of: run) }
  }

  @Test("A copy reads all results except those of the given runs")
  func copyWithoutSomeRuns() throws {
    for run in plan.runs { try store.make(run) }
    let copy = store.copy(
      without: [plan.runs[3].key], at: folder.url.appending(path: "copy"))
    #expect(try copy.result(of: plan.runs[0]) != nil)
    #expect(try copy.result(of: plan.runs[3]) == nil)
    try copy.make(plan.runs[3], score: 0.9)
    #expect(try copy.result(of: plan.runs[3])?.metrics["score"] == 0.9)
    #expect(try store.result(of: plan.runs[3])?.metrics["score"] == 0.1)
  }
}
