import Testing

@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct BestScoresTests {
  private func table(_ scores: [Double: KeyValuePairs<String, [Double]>]) throws -> String {
    let results = SyntheticScores.results(
      scores, published: SyntheticScores.published(["bc": (10, 1)]))
    return try SyntheticScores.markdown("table 1 benchmark locomotion-expert/hopper", results)
  }

  @Test("The best score of a row is bold, with those that are not told apart from it")
  func bold() throws {
    let text = try table([
      10: ["bc": [40, 45, 38], "bc+d": [90, 93, 91], "dmil": [91, 92, 92]],
      2: ["bc": [40, 45, 38], "bc+d": [44, 38, 47], "dmil": [41, 43, 39]],
    ])
    #expect(text.contains("| 41.0 ± 3.6 | **91.3 ± 1.5** | **91.7 ± 0.6** | 3 |"))
    #expect(text.contains("| 41.0 ± 3.6 | 43.0 ± 4.6 | 41.0 ± 2.0 | 3 |"))
    #expect(text.contains("Bold: the best score"))
  }

  @Test("A diverged method takes no part")
  func diverged() throws {
    let text = try table([
      10: ["bc": [40, 45, 38], "bc+d": [99, 99, .nan], "dmil": [91, 92, 92]]
    ])
    #expect(text.contains("| 41.0 ± 3.6 | 99.0 ± 0.0 (1 diverged) | **91.7 ± 0.6** | 3 |"))
  }

  @Test("A table of single seeds has no bold type, and no rule for it")
  func singleSeeds() throws {
    let text = try table([10: ["bc": [40], "dmil": [91]]])
    #expect(text.contains("| 40.0 | 91.0 | 1 |") && !text.contains("**91"))
    #expect(!text.contains("Bold"))
  }
}
