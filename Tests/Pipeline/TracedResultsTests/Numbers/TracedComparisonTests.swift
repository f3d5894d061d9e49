import Testing

@testable import ReportTestSupport
@testable import TracedResults

struct TracedComparisonTests {
  private static func phrase(_ first: [Double], _ second: [Double]) throws -> String {
    let results = SyntheticScores.results(
      [2: ["dmil": first, "bc": second]],
      published: SyntheticScores.published(["dmil": (80, 1)]))
    func entries(_ method: String) -> [Results.Entry] {
      results.entries(experiment: "locomotion-expert/hopper", method: method)
    }
    let text = TracedComparison(entries("dmil"), entries("bc"), published: results.published).phrase
    try NumberResolver(try ReportData(results)).check(text.numbers)
    return text.plain.replacing("\u{A0}", with: " ")
  }

  @Test(
    "The words follow from the interval",
    arguments: [
      (
        [60, 62, 64], [50, 51, 52],
        "ahead of BC by 11.0 points (95 % interval 8.5 to 13.5, three seeds)"
      ),
      (
        [50, 51, 52], [60, 62, 64],
        "behind BC by 11.0 points (95 % interval 8.5 to 13.5, three seeds)"
      ),
      (
        [60, 62, 64], [61, 62, 63],
        "level with BC (difference 0.0 points, 95 % interval −2.5 to 2.5, three seeds)"
      ),
      (
        [60, 62, 64], [30, 62, 90],
        "not distinguishable from BC (difference 1.3 points, 95 % interval −68.3 to 70.9; three "
          + "seeds detect 86.8 points)"
      ),
      ([60, 62, 64], [50], "not distinguishable from BC (difference 10.0 points on one seed)"),
      ([60, .nan], [50, 51], "not comparable with BC, because a seed diverged"),
    ] as [([Double], [Double], String)])
  func words(first: [Double], second: [Double], words: String) throws {
    #expect(try Self.phrase(first, second) == words)
  }

  @Test("Without results there is no comparison yet")
  func missing() throws {
    let results = SyntheticResults.make { _ in true }
    func entries(_ method: String) -> [Results.Entry] {
      results.entries(experiment: "robot/standing-still", method: method)
    }
    let comparison = TracedComparison(entries("dmil"), entries("bc"), published: results.published)
    #expect(comparison.phrase == "not yet compared with BC")
  }
}
