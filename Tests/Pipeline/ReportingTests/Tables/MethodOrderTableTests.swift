import Testing
@testable import Reporting

struct MethodOrderTableTests {
  private static let published = SyntheticScores.published(
    ["bc": (10, 1), "bc+d": (20, 1), "dmil": (30, 1)], parts: [10, 2])

  @Test func eachTaskAndEachTableHasItsAgreement() throws {
    let results = SyntheticScores.results(
      [
        10: ["bc": [1, 2], "bc+d": [11, 12], "dmil": [21, 22]],
        2: ["bc": [21, 22], "bc+d": [11, 12], "dmil": [1, 2]],
      ], published: Self.published, source: "generated")
    let text = try SyntheticScores.markdown("table 1 method-order", results)
    let row = ["1", "Hopper", "2/2", "3", "2", "0.00", "0.00\u{A0}to\u{A0}0.00"]
    #expect(SyntheticScores.row("1", in: text) == row)
    #expect(text.contains("| *all* | 2/2 | 3 | 2 | 0.00 |"))
    #expect(text.contains("Small n: with fewer than 10 seeds"))
  }

  @Test func methodsAreOrderedOnTheSeedsThatAllHave() throws {
    let results = SyntheticScores.results(
      [10: ["bc": [1], "dmil": [21, 22]], 2: ["bc": [1, .nan], "dmil": [21, 22]]],
      published: Self.published)
    let text = try SyntheticScores.markdown("table 1 method-order", results)
    #expect(SyntheticScores.row("1", in: text) == ["1", "Hopper", "1/2", "2", "1", "1.00", "—"])
    #expect(!text.contains("Small n"))
  }

  @Test func whereThereIsNothingThereAreDashes() throws {
    let text = try SyntheticScores.markdown(
      "table 1 method-order", SyntheticScores.results([:], published: Self.published))
    #expect(SyntheticScores.row("1", in: text) == ["1", "Hopper", "0/2", "—", "—", "—", "—"])
  }
}
