import Foundation
import Planning
import Records
import Store
import TestSupport
import Testing
@testable import Distributions

struct ResearchCrateTests {
  private let runs: [Run]
  private let graph: [JSONValue]

  /// The crate of a data set, two learners, and an evaluation and an embedding of them.
  init() throws {
    let folder = try Sample.folder()
    runs = try folder.plan(.smoke).distinctRuns
    for run in runs { try folder.store.make(run) }
    let recorded = try runs.compactMap { try RecordedRun($0, in: folder.store) }
    let crate = ResearchCrate(
      profile: .smoke, citation: try Citation(ofRepository: repository),
      commit: Commit(hash: "c0ffee", time: "0", day: "2026-01-01", files: []), version: "1.0.0",
      runs: recorded, cards: recorded.compactMap(DataCard.init), schema: Sample.schema())
    guard
      case .list(let graph)? = try JSONValue(parsing: crate.json { $0 != "LICENSE" })["@graph"]
    else { preconditionFailure("a crate has a graph") }
    self.graph = graph
  }

  private func id(_ entity: JSONValue) -> String {
    guard case .text(let id)? = entity["@id"] else { return "" }
    return id
  }

  private func entity(_ id: String) throws -> JSONValue {
    try #require(graph.first { self.id($0) == id }, "\(id)")
  }

  /// The identifiers that a value refers to.
  private func references(_ value: JSONValue?) -> [String] {
    switch value {
    case .list(let values): values.flatMap(references)
    case .map(let members):
      members.keys.sorted() == ["@id"] ? [id(.map(members))] : members.values.flatMap(references)
    default: []
    }
  }

  @Test("Each entity stands once, and what entities refer to is described") func closure() throws {
    let ids = graph.map(id)
    #expect(ids.count == Set(ids).count && !ids.contains(""))
    let specifications = ["https://w3id.org/ro/crate/1.3"]
    for entity in graph {
      for target in references(entity) where !specifications.contains(target) {
        #expect(ids.contains(target), "\(id(entity)) refers to \(target)")
      }
    }
  }

  @Test("The root has every file and folder, itself or through a folder") func parts() throws {
    var reached: Set<String> = []
    var pending = ["./"]
    while let next = pending.popLast() {
      let parts = references(try entity(next)["hasPart"])
      pending += parts.filter { reached.insert($0).inserted }
    }
    let files = graph.map(id).filter { !$0.hasPrefix("#") && !$0.hasPrefix("https:") }
    #expect(reached.union(["./", "ro-crate-metadata.json"]) == Set(files))
    #expect(!files.contains("LICENSE"), "a part that the distribution lacks")
  }

  @Test("A learner's action has its times, program, specification, input, values and result")
  func action() throws {
    let run = try #require(runs.first { $0.kind == .training && $0.cell.method == "deep" })
    let data = try #require(runs.first { $0.key == run.inputs[0].key })
    let action = try entity("#run-\(run.key)")
    #expect(action["@type"] == .text("CreateAction"))
    #expect(action["name"] == .text(run.path))
    #expect(action["startTime"] == .text("2026-01-01T00:00:00Z"))
    #expect(action["endTime"] == .text("2026-01-01T00:00:02Z"))
    #expect(references(action["instrument"]) == ["Sources/dmil/Program.swift"])
    func folder(_ run: Run) -> String {
      "paper/results/\(run.key.hex.prefix(2))/\(run.key.hex)/"
    }
    #expect(references(action["result"]) == [folder(run)])
    let objects = references(action["object"])
    #expect(objects.prefix(2) == ["paper/experiments/train.yaml", folder(data)])
    let values = try objects.dropFirst(2).map(entity)
    let rate = try #require(
      values.first { $0["name"] == .text("methods.deep.learning_rate") })
    #expect(rate["value"] == .text("0.0001"))
    let parameter = try entity(references(rate["exampleOfWork"])[0])
    #expect(parameter["additionalType"] == .text("Float"))
    #expect(parameter["description"] == .text("Adam's."))
    #expect(try references(entity("Sources/dmil/Program.swift")["input"]).contains(id(parameter)))
    #expect(values.count == run.values.byPath.count + 1, "and the seed")
  }

  @Test("The crate names its specification and profiles") func profiles() throws {
    #expect(
      references(try entity("ro-crate-metadata.json")["conformsTo"])
        == ["https://w3id.org/ro/crate/1.3"])
    #expect(
      references(try entity("./")["conformsTo"]).contains(
        "https://w3id.org/ro/wfrun/workflow/0.6"))
    #expect(references(try entity("./")["mentions"]).count == runs.count)
  }
}
