import Testing
@testable import Reporting

struct AggregatesTableTests {
  private static let published = SyntheticScores.published(["dmil": (30, 1)])

  @Test func statisticsAreOverTheRowsAndSeedsThatAllMethodsHave() throws {
    let results = SyntheticScores.results(
      [
        10: ["bc": [0, 20, 40], "dmil": [100, 120]],
        2: ["bc": [20, 20], "dmil": [80, 100]],
        5: ["dmil": [0, 0]],
      ], published: Self.published)
    let text = try SyntheticScores.markdown("table 1 aggregates hopper-expert", results)
    let bc = try #require(SyntheticScores.row("BC", in: text))
    #expect(
      bc == [
        "BC", "20.0 (10.0\u{A0}to\u{A0}20.0)", "15.0 (10.0\u{A0}to\u{A0}20.0)",
        "85.0 (80.0\u{A0}to\u{A0}90.0)", "1.00 (1.00\u{A0}to\u{A0}1.00)",
      ])
    let dmil = try #require(SyntheticScores.row("DMIL", in: text))
    #expect(dmil[2].hasPrefix("100.0 (") && dmil[3].hasPrefix("5.0 (") && dmil[4] == "—")
    #expect(text.contains("Rows of the table: 2; seeds of each: 2. Small n:"))
  }

  @Test func oneSeedHasNoInterval() throws {
    let results = SyntheticScores.results(
      [2: ["bc": [20], "dmil": [80]]], published: Self.published)
    let text = try SyntheticScores.markdown("table 1 aggregates hopper-expert", results)
    #expect(SyntheticScores.row("BC", in: text) == ["BC", "20.0", "20.0", "80.0", "1.00"])
    #expect(text.contains("seeds of each: 1. One seed has no interval."))
  }

  @Test func whereNoRowIsSharedThereAreDashes() throws {
    let results = SyntheticScores.results(
      [2: ["bc": [20, 20]], 5: ["dmil": [80, 80]]], published: Self.published)
    let text = try SyntheticScores.markdown("table 1 aggregates hopper-expert", results)
    #expect(SyntheticScores.row("DMIL", in: text) == ["DMIL", "—", "—", "—", "—"])
    #expect(text.contains("No row has results yet."))
  }
}
