import Records
import Testing
@testable import Manuscripts
@testable import ReportTestSupport
@testable import TracedResults

struct SelectionTests {
  @Test("A figure without options refuses them")
  func noOptions() throws {
    let diagnostic = try #require(throws: ManuscriptDiagnostic.self) {
      try Manuscript.Block("figure 1 coevolution percents=2 coevolution")
        .experiments(in: SyntheticResults.make())
    }
    #expect(diagnostic.problem.contains("percents=2"))
  }

  @Test("A block has the selections of the profile, and must have one")
  func plannedSelections() throws {
    let results = SyntheticResults.make(profile: .quick, only: { $0.cell.task != "hopper" })
    let some = Manuscript.Block("table 1 benchmark locomotion-expert")
    #expect(
      try some.experiments(in: results)
        == ["locomotion-expert/halfcheetah", "locomotion-expert/walker2d"])
    let diagnostic = try #require(throws: ManuscriptDiagnostic.self) {
      try Manuscript.Block("table 1 benchmark locomotion-expert/hopper").experiments(in: results)
    }
    #expect(diagnostic.problem.contains("':::: when locomotion-expert/hopper'"))
  }

  @Test(
    "A passage is kept when the profile has a run of each experiment",
    arguments: [
      ("locomotion-expert", true), ("locomotion-expert/hopper", false),
      ("locomotion-expert adroit-human", true), ("adroit-human locomotion-modes/hopper", false),
      ("percents=2 locomotion-expert", true), ("percents=10 locomotion-expert", false),
    ])
  func conditions(words: String, isKept: Bool) throws {
    let results = SyntheticResults.make(profile: .quick, only: { $0.cell.task != "hopper" })
    func isSatisfied(_ keyword: Manuscript.Condition.Keyword, _ words: String) throws -> Bool {
      try Manuscript.Condition(
        keyword: keyword, words: words.split(separator: " ").map(String.init),
        place: SourceRange(line: 1, column: 1, length: 1)
      ).isSatisfied(by: results)
    }
    #expect(try isSatisfied(.when, words) == isKept)
    #expect(try isSatisfied(.unless, words) != isKept)
    #expect(throws: ManuscriptDiagnostic.self) { try isSatisfied(.when, "\(words) nothing") }
  }
}
