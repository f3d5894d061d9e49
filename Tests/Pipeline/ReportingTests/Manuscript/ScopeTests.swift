import Testing

@testable import Claims
@testable import Manuscripts
@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct ScopeTests {
  private static let text = """
    {{scope}} {{table 1}}
    :::: when locomotion-medium
    {{table 4}}
    ::: table 4 benchmark locomotion-medium
    :::
    ::::
    {{figure 4}} {{table E}}
    ::: table 1 benchmark locomotion-expert
    :::
    ::: figure 4 robot-response robot
    :::
    ::: table E experts experts
    :::
    """

  @Test("The note names what the profile leaves out, once")
  func note() throws {
    let results = SyntheticResults.make(
      profile: .quick,
      only: {
        $0.kind != .training || $0.cell.experiment == "robot"
          || $0.cell.experiment == "locomotion-expert" && $0.values["percent"] == .number(2)
      })
    let text = try Expansion(of: Self.text, with: results).text.plain
    func count(_ runs: [Run]) -> Int {
      Set(runs.filter { $0.kind == .training }.map(\.key)).count
    }
    #expect(
      text.contains(
        "This document has the \(count(results.entries.map(\.run))) training runs of the profile "
          + "`quick`; the full paper has \(count(results.fullRuns)). It has no run of "))
    #expect(text.contains("`locomotion-medium`"))
    #expect(text.contains("Left out: Table 4. Shown in part: Table 1. Claims "))
    #expect(!text.contains("#table-4") && text.contains("#table-1"))
  }

  @Test("The full profile has no note")
  func fullProfile() throws {
    let text = try Expansion(of: Self.text, with: SyntheticResults.make()).text.plain
    #expect(text.hasPrefix(" [Table\u{A0}1](#table-1)\n[Table\u{A0}4](#table-4)"))
  }

  @Test("A claim is decided where a profile has all cells of one of its statements")
  func claims() {
    let results = SyntheticScores.results(
      [2: ["bc": [1], "dmil": [2]]], published: SyntheticScores.published(["dmil": (30, 1)]))
    func canDecide(_ others: [String]) -> Bool {
      let others = others.map { SyntheticScores.reference($0) }
      return SyntheticScores.claim(
        "lead", .beats(SyntheticScores.reference("dmil"), others, margin: 0, .highest)
      ).isDecidable(by: results.cells)
    }
    #expect(canDecide(["bc"]) && !canDecide(["bc", "dwbc"]) && !canDecide(["dwbc"]))
    #expect(SyntheticScores.claim("sound", .equation(7)).isDecidable(by: []))
    let reason = Claim.Criterion(
      form: "untestable", metric: "score", statements: [], neededCount: 0, reason: "No code.")
    #expect(
      Claim(id: "speed", text: "", origin: .published(place: ""), criteria: [reason]).isDecidable(
        by: []))
  }
}
