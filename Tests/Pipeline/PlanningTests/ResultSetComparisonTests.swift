import Foundation
import Records
import TestSupport
import Testing
@testable import Planning
@testable import Store

struct ResultSetComparisonTests {
  private let folder: Folder

  init() throws { folder = try Sample.folder() }

  private func results(
    _ name: String, facts: [String: String] = [:], versions: [String: Int]? = nil
  ) throws -> ResultSet {
    let schema = versions.map { Sample.schema(versions: $0) } ?? Sample.schema()
    return try ResultSet(name, of: folder.plan(schema: schema), in: folder.store, facts: facts)
  }

  private func words(_ comparison: ResultSetComparison) -> [String] {
    comparison.items.map {
      "\($0.change) \($0.cell.path) \($0.seeds): " + $0.causes.joined(separator: ", ")
    }
  }

  @Test("A title changes nothing") func title() throws {
    let old = try results("old")
    try folder.edit("train.yaml", "title: Learners", "title: Other learners # a comment")
    let comparison = ResultSetComparison(from: old, to: try results("new"))
    #expect(comparison.items.isEmpty && comparison.unchangedCount == 6)
  }

  @Test("Cells and seeds are added and removed") func addedAndRemoved() throws {
    let old = try results("old")
    try folder.edit("train.yaml", "quick: {seeds: [0, 1]}", "quick: {seeds: [0, 2]}")
    try folder.edit("references.yaml", "[linear, person]", "[person]")
    let comparison = ResultSetComparison(from: old, to: try results("new"))
    #expect(
      words(comparison) == [
        "added train/stand/demo/plain [2]: ", "added train/stand/demo/deep [2]: ",
        "removed references/stand/-/linear [0]: ", "removed train/stand/demo/plain [1]: ",
        "removed train/stand/demo/deep [1]: ",
      ])
  }

  @Test("A numerics version is a cause") func version() throws {
    let old = try results("old", facts: ["numerics version of Networks": "1", "same": "x"])
    let new = try results(
      "new", facts: ["numerics version of Networks": "2", "same": "x"],
      versions: ["Networks": 2, "Environments": 1])
    let comparison = ResultSetComparison(from: old, to: new)
    #expect(comparison.items.filter { $0.cell.experiment == "train" }.count == 2)
    #expect(comparison.items[0].causes == ["numerics version of Networks 1 → 2"])
    #expect(comparison.text.hasPrefix("old → new\nnumerics version of Networks: 1 → 2\n\n"))
  }

  /// Gives the runs of `deep` results around these scores, a tenth apart.
  private func measure(_ score: Double) throws {
    let runs = try folder.plan().runs
    try folder.store.make(runs[0])
    for run in runs where run.cell.method == "deep" && run.kind == .training {
      try folder.store.make(run, score: score + 0.1 * Double(run.seed))
    }
  }

  @Test("A change is measured in standard errors") func metrics() throws {
    try measure(0.5)
    let old = try results("old")
    try folder.edit("train.yaml", "1e-4", "3e-4")
    try measure(0.8)
    let comparison = ResultSetComparison(from: old, to: try results("new"))
    let metric = try #require(comparison.items[0].metrics.first { $0.name == "score" })
    #expect(abs(metric.old - 0.55) < 1e-12 && abs(metric.new - 0.85) < 1e-12)
    // Two seeds 0.1 apart: s² = 0.005 on both sides, so the difference has the error √(2 · 0.005/2).
    let errors = try #require(metric.standardErrors)
    #expect(abs(errors - 0.3 / 0.005.squareRoot()) < 1e-9)
    #expect(
      comparison.text.contains("score  0.55 → 0.85  Δ +0.3  +4.2426 standard errors\n"))
    #expect(
      comparison.markdown.contains(
        "| `train/stand/demo/deep` | score | 0.55 | 0.85 | +0.3 | +4.2426 |\n"))
    #expect(
      comparison.markdown.contains(
        "| changed | `train/stand/demo/deep` | 0, 1 | spec value methods.deep.learning_rate: "
          + "0.0001 → 0.0003 |\n"))
  }

  @Test("Two stores are compared by their results") func stores() throws {
    let other = ResultStore(root: folder.url.appending(path: "other"), archives: [])
    let runs = try folder.plan().runs
    for store in [folder.store, other] { try store.make(runs[0]) }
    try folder.store.make(runs[3], score: 0.1)
    try other.make(runs[3], score: 0.2)
    try folder.store.make(runs[4])
    try other.make(runs[4])
    try folder.store.make(runs[5])
    try folder.edit("train.yaml", "1e-4", "3e-4")
    try other.make(try folder.plan().runs[5])
    try other.make(runs[1])
    let comparison = ResultSetComparison(
      from: try ResultSet("a", ofResultsIn: folder.store),
      to: try ResultSet("b", ofResultsIn: other))
    #expect(
      Set(words(comparison)) == [
        "remeasured train/stand/demo/plain [0]: ", "added references/stand/-/linear [0]: ",
        "changed train/stand/demo/deep [0]: spec value methods.deep.learning_rate: 0.0001 → 0.0003",
      ])
    #expect(comparison.text.contains("1 with other numbers from the same runs"))
  }
}
