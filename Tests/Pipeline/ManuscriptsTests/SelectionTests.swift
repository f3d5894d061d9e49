import Testing

@testable import Manuscripts

struct SelectionTests {
  private func selections(
    _ words: String, among known: [String]
  ) throws(ManuscriptDiagnostic) -> [Selection] {
    try SourceRange(line: 1, column: 1, length: 1)
      .selections(words.split(separator: " ").map(String.init), among: known).flatMap(\.self)
  }

  @Test("Percents apply to the experiments after them")
  func percents() throws {
    let selections = try selections(
      "a percents=100,0.2 b c percents=5 d", among: ["a", "b", "c", "d"])
    #expect(
      selections == [
        Selection(experiment: "a", percents: []), Selection(experiment: "b", percents: [100, 0.2]),
        Selection(experiment: "c", percents: [100, 0.2]), Selection(experiment: "d", percents: [5]),
      ])
  }

  @Test("Methods apply to the experiments after them")
  func methods() throws {
    let selections = try selections(
      "methods=bc,dmil a percents=2 b methods=dmil a", among: ["a", "b"])
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
      try selections(words, among: ["a"])
    }
    #expect(diagnostic.problem.contains(problem))
  }
}
