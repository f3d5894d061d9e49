import Foundation
import TestSupport
import Testing
@testable import Claims
@testable import Planning
@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults
@testable import Specifications
@testable import Store

struct VerificationTests {
  private let study: Study

  init() throws {
    study = try Study()
    try study.commitAll()
  }

  @Test("A paper that follows from its results passes")
  func passes() throws {
    #expect(try study.verify().summary.contains("Paper: none of the full profile has been written"))
    try study.writePaper()
    let verification = try study.verify()
    #expect(verification.failures == [])
    #expect(
      verification.summary == [
        "Results: 7 of 7 runs have one",
        "Verdicts: 0 equivalent, 0 higher, 0 lower, 0 inconclusive, 2 not comparable",
        "Paired comparisons: 0 ahead, 0 level, 0 behind, 0 undecided",
        "Claims: 1 holds, 0 fails, 0 untested", "Paper: 5 findings compared",
      ])
  }

  @Test("The hash of a result finds one unit in the last place")
  func editedResult() throws {
    try study.writePaper()
    let run = try study.run("deep")
    let file = study.resultFile(of: run)
    let changed = try file.text.replacing("4054000000000000", with: "4054000000000001")
      .replacing("80.0", with: "80.00000000000001")
    try #require(try changed != file.text)
    try file.write(changed)
    let failures = try study.verify().failures
    #expect(
      failures[0].hasPrefix("Table 7, Table 8: \(run.path): \(file.path): not what was written"))
    #expect(failures.dropFirst().allSatisfy { !$0.contains(run.path) })
  }

  @Test("One unit in the last place is found in a result with a valid hash")
  func forgedResult() throws {
    try study.writePaper()
    let run = try study.run("deep")
    let result = try #require(try study.store.result(of: run))
    let forged = try study.forge(run, score: Double(80).nextUp)
    let failures = try study.verify().failures
    #expect(
      failures == [
        "Table 7, Table 8: \(run.path): \(study.resultFile(of: run).path): the paper was made of "
          + "the result \(result.sha256.prefix(12)), but the store holds "
          + "\(forged.sha256.prefix(12))",
        "Table 1, Hopper 2 %, Deep: the paper says: published 80.0 ± 1.0, ours 80.0, 81.0, 80.5: "
          + "not comparable: generated data, not D4RL's; the results say: published 80.0 ± 1.0, "
          + "ours 80.00000000000001, 81.0, 80.5: not comparable: generated data, not D4RL's",
      ])
  }

  @Test("A file that does not belong in the store is found")
  func foreignFile() throws {
    let file = study.store.root.appending(path: "results/notes.txt")
    try file.write("a note")
    #expect(
      try study.verify().failures
        == ["\(file.path): does not belong here; move it out of the store"])
  }

  @Test("A dataset that is not the input of the results is found")
  func otherDataset() throws {
    let data = try #require(study.plan().runs.first { $0.kind == .dataset })
    try study.forge(data, score: 1)
    let failures = try study.verify().failures
    #expect(failures.count == 6)
    #expect(failures[0].hasSuffix("its input 'dataset' differs from the result in the store"))
  }

  @Test("Two different copies of a result are found")
  func copies() throws {
    let run = try study.run("plain")
    try study.store.archives[0].appending(path: String(run.key.hex.prefix(2)))
      .copy([run.key.hex], from: study.store.folder(of: run).deletingLastPathComponent())
    #expect(try study.verify().failures == [])
    try study.forge(run, score: 1)
    #expect(try study.verify().failures.contains { $0.contains("with other numbers") })
  }

  @Test("Changed margins invalidate their verdicts")
  func margins() throws {
    try study.writePaper()
    try study.write(Study.published.replacing("margin: 5", with: "margin: 6"), to: "published.yaml")
    let failures = try study.verify().failures
    let run = try study.run("plain")
    #expect(failures.count == 8)
    #expect(
      failures[0].hasPrefix(
        "Table 7, Table 8: \(run.path): \(study.resultFile(of: run).path): it was made under"))
    #expect(failures.last?.contains("run before these published numbers") == true)
  }

  @Test("An edited finding or file of the paper is found")
  func editedPaper() throws {
    try study.writePaper()
    let record = study.build.appending(path: PaperRecord.name)
    let text = try record.text
    try record.write(text.replacing("holds (1/0/0", with: "fails (0/1/0"))
    try study.build.appending(path: "paper.md").write("Better.\n")
    #expect(
      try study.verify().failures == [
        "Claim lead: the paper says: fails (0/1/0, 1 required); the results say: holds (1/0/0, "
          + "1 required)",
        "\(study.build.appending(path: "paper.md").path): changed since dmil report wrote it; "
          + "run dmil report again",
      ])
    try record.write(String(text.dropLast(9)))
    #expect(
      try study.verify().failures
        == ["\(record.path): not written by dmil report; run dmil report again"])
  }

  @Test("A result of an older specification is missing and never a number")
  func olderSpecification() throws {
    try study.writePaper()
    let results = try study.results()
    let before = try SyntheticScores.markdown("table 1 verdicts 1", results)
    #expect(
      SyntheticScores.row("*ours*", in: before) == ["*ours*", "50.0 ± 0.5", "80.5 ± 0.5", "3"])
    try study.folder.add([
      "hopper-expert": Study.training.replacing("deep: {}", with: "deep: {learning_rate: 2e-3}")
    ])
    let stale = try study.results()
    for block in ["table 1 benchmark hopper-expert", "table 1 verdicts 1", "table 1 claims"] {
      let after = try SyntheticScores.markdown(block, stale)
      #expect(!after.contains("80.5") && !after.contains("holds]{.passed} | [holds"))
    }
    let after = try SyntheticScores.markdown("table 1 verdicts 1", stale)
    #expect(SyntheticScores.row("*ours*", in: after) == ["*ours*", "50.0 ± 0.5", "—", "0–3"])
    let verification = try study.verify()
    #expect(verification.failures == [])
    #expect(verification.summary.last?.contains("3 runs have changed") == true)
  }
}

/// A repository with a paper on two methods, and a store for their results.
private final class Study {
  let folder: Folder
  private var paper: URL { folder.url.appending(path: "paper") }
  var build: URL { paper.appending(path: "build/full") }
  var store: ResultStore { folder.store }

  static let training = """
    kind: training
    task: walk
    dataset: hopper-expert-data
    percents: [2]
    methods: {plain: {}, deep: {}}
    train: {steps: 10}
    evaluation: {interval: 5, episodes: 1}
    seeds: [0, 1, 2]
    """

  static let published = """
    schema: dmil-published/1
    source: Someone
    spread: standard-deviation
    seeds: 3
    suites: {walkers: {margin: 5, reason: A twentieth.}}
    methods: {plain: Plain, deep: Deep}
    tables:
      1:
        methods: [plain, deep]
        rows:
          hopper-expert/walk: {title: Hopper, suite: walkers, percents: {2: [50.0 ± 1.0, 80.0 ± 1.0]}}
    """

  init() throws {
    folder = try Folder()
    try folder.add([
      "hopper-expert": Self.training,
      "hopper-expert-data":
        "kind: dataset\ntask: walk\ndemonstrator: linear\ntransitions: 10",
    ])
    try write(Self.published, to: "published.yaml")
    try write(
      """
      schema: dmil-claims/1
      sets: {two: {hopper-expert: [2]}}
      claims:
        lead:
          says: Deep is better.
          where: section 1
          decided-by:
            - greater: {method: deep, than: [plain], in: [two]}
      """, to: "claims.yaml")
    try write(
      """
      # Paper

      {{table 7}} {{table 8}}

      ::: table 7 benchmark hopper-expert
      :::
      ::: table 8 verdicts 1
      :::
      """, to: "paper.md")
  }

  /// Writes a file of the paper.
  func write(_ text: String, to path: String) throws {
    try paper.appending(path: path).write(text + "\n")
  }

  /// Replaces a result by one with another score, a valid hash and a valid seal.
  @discardableResult
  func forge(_ run: Run, score: Double) throws -> RunResult {
    let result = try #require(try store.result(of: run))
    let forged = RunResult(
      of: run, inputs: result.inputs, metrics: ["score": score], chain: result.chain,
      files: result.files)
    try resultFile(of: run).write(forged.json)
    let sealFile = store.folder(of: run).appending(path: Seal.name)
    let seal = try Seal(content: Data(contentsOf: sealFile), file: sealFile.path)
    try Seal(result: forged.sha256, files: seal.files).fileContent.write(to: sealFile)
    return forged
  }

  private func current() throws -> (plan: Plan, expectations: Expectations) {
    let schema = Sample.schema()
    let specifications = SpecificationFolder(reading: folder.specifications, schema: schema)
    let expectations = try Expectations(
      readingFrom: paper, experiments: specifications.experimentsWithTasks,
      methods: schema.methods.keys.sorted())
    let plan = try Plan(
      specifications, profile: .full, schema: schema,
      publishedHash: expectations.published?.hash)
    return (plan, expectations)
  }

  func plan() throws -> Plan { try current().plan }

  func results() throws -> Results {
    let (plan, expectations) = try current()
    return try Results(plan: plan, expectations: expectations, costs: nil, store: store)
  }

  /// The first seed of a method.
  func run(_ method: String) throws -> Run {
    try #require(try plan().runs.first { $0.cell.method == method && $0.seed == 0 })
  }

  func resultFile(of run: Run) -> URL { store.folder(of: run).appending(path: "result.json") }

  func commitAll() throws {
    for run in try plan().runs {
      let scores = run.cell.method == "deep" ? [80, 81, 80.5] : [50, 49.5, 50.5]
      try store.make(run, score: scores[run.seed])
    }
  }

  /// The outputs of `dmil report` that are verified.
  func writePaper() throws {
    try write("Paper.", to: "build/full/paper.md")
    let results = try results()
    let expansion = try Expansion(of: paper.appending(path: "paper.md").text, with: results)
    _ = try PaperRecord(of: expansion, with: try ReportData(results))
      .write(in: folder.url, hashing: [build.appending(path: "paper.md")])
  }

  func verify() throws -> Verification {
    let (plan, expectations) = try current()
    return try Verification(
      plan: plan, expectations: expectations, store: store, repository: folder.url)
  }
}
