@testable import Manuscripts
import Records
import Testing
@testable import Statistics
@testable import Reporting

struct SelectionTests {
  private func block(_ words: String) -> Manuscript.Block { .init("figure 1 \(words)") }

  @Test("Percents apply to the experiments after them")
  func percents() throws {
    let selections = try block("learning-curves a percents=100,0.2 b c percents=5 d")
      .selections(among: ["a", "b", "c", "d"])
    #expect(
      selections == [
        Selection(experiment: "a", percents: []), Selection(experiment: "b", percents: [100, 0.2]),
        Selection(experiment: "c", percents: [100, 0.2]), Selection(experiment: "d", percents: [5]),
      ])
  }

  @Test("Methods apply to the experiments after them")
  func methods() throws {
    let selections = try block("score-bars methods=bc,dmil a percents=2 b methods=dmil a")
      .selections(among: ["a", "b"])
    #expect(
      selections == [
        Selection(experiment: "a", methods: ["bc", "dmil"]),
        Selection(experiment: "b", percents: [2], methods: ["bc", "dmil"]),
        Selection(experiment: "a", percents: [2], methods: ["dmil"]),
      ])
  }

  @Test(
    "Unknown names and options are refused",
    arguments: [
      ("aa", "'a'"), ("percent=2 a", "'percents'"), ("percents=2,x a", "percents=100,2"),
      ("percents=200 a", "percents=100,2"), ("percents= a", "percents=100,2"),
      ("methods= a", "methods=bc,dmil"), ("methods=bc,dmill a", "'dmil'"),
    ])
  func refusals(words: String, problem: String) throws {
    let diagnostic = try #require(throws: ManuscriptDiagnostic.self) {
      try block("learning-curves \(words)").selections(among: ["a"])
    }
    #expect(diagnostic.problem.contains(problem))
  }

  @Test("A figure without options refuses them")
  func noOptions() throws {
    let diagnostic = try #require(throws: ManuscriptDiagnostic.self) {
      try block("coevolution percents=2 a").experiments(among: ["a"])
    }
    #expect(diagnostic.problem.contains("percents=2"))
  }
}
