public import Statistics
/// A comparison of our scores with a published number, given the meaning of its ± and its number of
/// seeds.
///
/// With few seeds, "not significantly different" is no evidence of equality. Equality has a test of
/// its own: two one-sided Welch tests at 5 %, with a margin fixed before any run.
public struct Comparison: Equatable, Sendable {
  /// The largest number of our seeds that `seedsNeeded` considers.
  public static let greatestSeedCount = 1000

  public let reading: Reading
  /// Of ours − published.
  public let test: WelchTest
  /// Corrected by Holm's method over the table.
  public let pValue: Double
  public let outcome: Outcome

  /// An assumption about published numbers.
  public struct Reading: Hashable, Sendable {
    /// The ± is the standard error of the mean, or else the standard deviation over seeds.
    public let isStandardError: Bool
    public let seedCount: Int

    /// The assumptions that a file leaves open: a single one if it states everything; otherwise both
    /// meanings of ±, and 3, 5 and 10 seeds.
    static func all(of published: Published) -> [Reading] {
      let counts = published.seedCount.map { [$0] } ?? [3, 5, 10]
      let kinds: [Bool] =
        switch published.spread {
        case .standardDeviation: [false]
        case .standardError: [true]
        case .unknown: [false, true]
        }
      return kinds.flatMap { kind in
        counts.map { Reading(isStandardError: kind, seedCount: $0) }
      }
    }

    func summary(of entry: Published.Entry) -> SampleSummary {
      let scale = isStandardError ? Double(seedCount).squareRoot() : 1
      return SampleSummary(
        mean: entry.mean, standardDeviation: entry.spread * scale, count: seedCount)
    }
  }

  /// Compares the numbers of one table; Holm's correction is over this family.
  ///
  /// - Returns: A comparison for each pair; `nil` if either side has fewer than two seeds.
  static func family(
    _ pairs: [(published: Published.Entry, ours: SampleSummary)], reading: Reading
  ) -> [Comparison?] {
    let tests = pairs.map { WelchTest($0.ours, reading.summary(of: $0.published)) }
    let corrected = holmCorrection(of: tests.compactMap { $0?.pValue })
    var next = corrected.makeIterator()
    return zip(pairs, tests).map { pair, test in
      guard let test, let pValue = next.next() else { return nil }
      let margin = pair.published.suite.margin
      let outcome =
        decision(test, pValue: pValue, margin: margin)
        ?? .inconclusive(
          seedsNeeded: seedsNeeded(
            pair.ours, reading.summary(of: pair.published), margin: margin,
            familySize: corrected.count))
      return Comparison(reading: reading, test: test, pValue: pValue, outcome: outcome)
    }
  }

  private static func decision(_ test: WelchTest, pValue: Double, margin: Double) -> Outcome? {
    if test.equivalencePValue(margin: margin) < 0.05 { return .equivalent }
    guard pValue < 0.05 else { return nil }
    return test.difference > 0 ? .higher : .lower
  }

  /// The least number of our seeds, more than there are, with which the same means and spreads
  /// would be equivalent, or different whatever else is in the family (Bonferroni).
  ///
  /// Every number is tried: more seeds do not always help, since Welch's degrees of freedom fall
  /// to the ones of the published side.
  private static func seedsNeeded(
    _ ours: SampleSummary, _ published: SampleSummary, margin: Double, familySize: Int
  ) -> Int? {
    ((ours.count + 1)...max(greatestSeedCount, ours.count + 1)).first { count in
      let more = SampleSummary(
        mean: ours.mean, standardDeviation: ours.standardDeviation, count: count)
      guard let test = WelchTest(more, published) else { return false }
      let pValue = min(1, Double(familySize) * test.pValue)
      return decision(test, pValue: pValue, margin: margin) != nil
    }
  }
}
