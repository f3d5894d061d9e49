import Testing

@testable import Claims

@Suite struct BestMethodsTests {
  private static let first = scores(90, 93, 91, 95, 92)

  private static func scores(_ scores: Double...) -> [Int: Double] {
    Dictionary(uniqueKeysWithValues: scores.enumerated().map { ($0, $1) })
  }

  /// Scores that are lower by 1 on average, which a test tells apart at 0.04.
  private static let rival = zip([90.0, 93, 91], [0.6436, 1, 1.3564]).enumerated()
    .reduce(into: [Int: Double]()) { scores, pair in
      scores[pair.offset] = pair.element.0 - pair.element.1
    }

  @Test(
    "The best are the greatest mean and all that paired tests do not tell apart from it",
    arguments: [
      // A close one, and one far behind.
      ([first, scores(88, 94, 92, 93, 91), scores(40, 45, 38, 50, 43)], [0, 1]),
      // The order does not matter.
      ([scores(40, 45, 38, 50, 43), first], [1]),
      // Close on average and behind on each seed, although the seeds differ by more.
      ([scores(10, 50, 90, 30), scores(9, 48.9, 89.1, 29)], [0]),
      // None is told apart.
      ([first, scores(88, 94, 92, 93, 91)], []),
      // One method, one seed, no score.
      ([first], []), ([scores(90), scores(10)], []), ([[:], [:]], []), ([], []),
      // One without scores, and one on a single seed, take no part, unless its score is the best.
      ([first, [:], [3: 80], scores(40, 45, 38, 50, 43)], [0]),
      ([first, [3: 99], scores(40, 45, 38, 50, 43)], []),
    ] as [([[Int: Double]], Set<Int>)])
  func best(scores: [[Int: Double]], best: Set<Int>) {
    #expect(bestMethods(scores) == best)
  }

  @Test("More comparisons need stronger evidence")
  func correction() {
    let best = [0: 90.0, 1: 93, 2: 91]
    #expect(bestMethods([best, Self.rival]) == [0])
    #expect(bestMethods([best, Self.rival, Self.rival]) == [])
    #expect(bestMethods([best, Self.rival, Self.rival], level: 0.1) == [0])
  }
}
