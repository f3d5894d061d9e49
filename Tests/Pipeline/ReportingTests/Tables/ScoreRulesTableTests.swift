import Testing

@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct ScoreRulesTableTests {
  private static func row(
    _ method: String, _ results: Results, _ selection: String = "robot/standing-still"
  ) throws -> [String]? {
    let text = try SyntheticScores.markdown("table 1 score-rules \(selection)", results)
    return SyntheticScores.row(method, in: text)
  }

  @Test("Last, best, mean of the last ten and area stand side by side")
  func rules() throws {
    #expect(
      try Self.row("DMIL", SyntheticResults.make()) == [
        "DMIL", "all", "10,000", "40.5 ± 0.7", "40.5 ± 0.7", "42.0 ± 0.7", "20.5 ± 0.7", "2",
      ])
    #expect(
      try Self.row(
        "BC", SyntheticResults.make(), "percents=2 methods=bc locomotion-expert/hopper") == [
          "BC", "2\u{A0}%", "10,000", "118.0 ± 0.0", "118.0 ± 0.0", "116.0 ± 21.2", "58.0 ± 0.0",
          "2",
        ])
  }

  @Test("Experiments are told apart by their titles")
  func titles() throws {
    let text = try SyntheticScores.markdown(
      "table 1 score-rules methods=dmil locomotion-modes/hopper robot/standing-still",
      SyntheticResults.make())
    #expect(text.contains("| *locomotion\\-modes* |") && text.contains("| *robot* |"))
  }

  @Test("A diverged seed is left out and counted")
  func diverged() throws {
    let results = SyntheticResults.make(hasDiverged: {
      $0.kind == .training && $0.seed == 0 && $0.cell.method == "dmil"
    })
    #expect(
      try Self.row("DMIL", results)
        == ["DMIL", "all", "10,000", "41.0", "41.0", "42.5 (1 diverged)", "21.0", "2"]
    )
  }

  @Test("Missing results are dashes")
  func missing() throws {
    #expect(
      try Self.row("DMIL", SyntheticResults.make { _ in true })
        == ["DMIL", "all", "10,000", "—", "—", "—", "—", "0"])
  }
}
