import Testing

@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct AggregatesTableTests {
  private func table(
    _ scores: [Double: KeyValuePairs<String, [Double]>]
  ) throws -> String {
    let published = SyntheticScores.published(["dmil": (30, 1)])
    return try SyntheticScores.markdown(
      "table 1 aggregates locomotion-expert/hopper",
      SyntheticScores.results(scores, published: published))
  }

  @Test("Statistics are over the rows and seeds that all methods have")
  func commonRowsAndSeeds() throws {
    let text = try table([
      10: ["bc": [0, 20, 40], "dmil": [100, 120]], 2: ["bc": [20, 20], "dmil": [80, 100]],
      5: ["dmil": [0, 0]],
    ])
    #expect(
      SyntheticScores.row("BC", in: text) == [
        "BC", "20.0 (10.0\u{A0}to\u{A0}20.0)", "15.0 (10.0\u{A0}to\u{A0}20.0)",
        "85.0 (80.0\u{A0}to\u{A0}90.0)", "1.00 (1.00\u{A0}to\u{A0}1.00)",
      ])
    let dmil = try #require(SyntheticScores.row("DMIL", in: text))
    #expect(dmil[2].hasPrefix("100.0 (") && dmil[3].hasPrefix("5.0 (") && dmil[4] == "—")
    #expect(text.contains("Rows of the table: 2; seeds of each: 2."))
  }

  @Test("One seed has no interval")
  func oneSeed() throws {
    let text = try table([2: ["bc": [20], "dmil": [80]]])
    #expect(SyntheticScores.row("BC", in: text) == ["BC", "20.0", "20.0", "80.0", "1.00"])
  }

  @Test("Without a common row there are dashes")
  func noCommonRow() throws {
    let text = try table([2: ["bc": [20, 20]], 5: ["dmil": [80, 80]]])
    #expect(SyntheticScores.row("DMIL", in: text) == ["DMIL", "—", "—", "—", "—"])
  }
}
