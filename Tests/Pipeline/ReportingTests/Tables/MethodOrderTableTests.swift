import Testing

@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct MethodOrderTableTests {
  private func table(
    _ scores: [Double: KeyValuePairs<String, [Double]>]
  ) throws -> String {
    let published = SyntheticScores.published(
      ["bc": (10, 1), "bc+d": (20, 1), "dmil": (30, 1)], parts: [10, 2])
    return try SyntheticScores.markdown(
      "table 1 method-order",
      SyntheticScores.results(scores, published: published, source: "generated"))
  }

  @Test("Each task and each table has its agreement")
  func agreement() throws {
    let text = try table([
      10: ["bc": [1, 2], "bc+d": [11, 12], "dmil": [21, 22]],
      2: ["bc": [21, 22], "bc+d": [11, 12], "dmil": [1, 2]],
    ])
    let row = ["1", "Hopper", "2/2", "3", "2", "0.00", "0.00\u{A0}to\u{A0}0.00"]
    #expect(SyntheticScores.row("1", in: text) == row)
    #expect(text.contains("| *all* | 2/2 | 3 | 2 | 0.00 |"))
    #expect(text.contains("Small n"))
  }

  @Test("Methods are ordered on their common seeds")
  func commonSeeds() throws {
    let text = try table([
      10: ["bc": [1], "dmil": [21, 22]], 2: ["bc": [1, .nan], "dmil": [21, 22]],
    ])
    #expect(SyntheticScores.row("1", in: text) == ["1", "Hopper", "1/2", "2", "1", "1.00", "—"])
    #expect(!text.contains("Small n"))
  }

  @Test("Rows without scores have dashes")
  func missing() throws {
    #expect(
      SyntheticScores.row("1", in: try table([2: ["bc": [.nan]]]))
        == ["1", "Hopper", "0/2", "—", "—", "—", "—"])
  }
}
