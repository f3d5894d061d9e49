public import Statistics

/// A comparison of two methods on the same seeds.
///
/// A seed draws the same subset of a dataset for all methods, so each difference of two scores is of
/// methods alone.
public struct PairedComparison: Equatable, Sendable {
  public enum Outcome: String, CaseIterable, Sendable {
    /// The 95 % interval of the mean difference lies above 0.
    case ahead
    /// The interval contains 0 and lies within the margin of the suite.
    case level
    /// The interval lies below 0.
    case behind
    /// Anything else: a wide interval, a suite without a margin, or a single seed.
    case undecided
  }

  /// In ascending order.
  public let seeds: [Int]
  /// The first score minus the second, for each seed.
  public let differences: [Double]
  /// `nil` for a single seed.
  public let test: PairedTest?
  public let outcome: Outcome

  /// Compares the scores that both methods have, by seed; `nil` if they have no common seed.
  ///
  /// `margin` is in points of the score; `nil` for a suite without one.
  public init?(_ first: [Int: Double], _ second: [Int: Double], margin: Double?) {
    let pairs = first.compactMap { seed, score in second[seed].map { (seed, score - $0) } }
      .sorted { $0.0 < $1.0 }
    guard !pairs.isEmpty else { return nil }
    (seeds, differences) = (pairs.map(\.0), pairs.map(\.1))
    test = PairedTest(of: differences)
    outcome = test.map { Self.outcome(of: $0.interval(), margin: margin) } ?? .undecided
  }

  public var meanDifference: Double { differences.reduce(0, +) / Double(differences.count) }

  private static func outcome(of interval: ConfidenceInterval, margin: Double?) -> Outcome {
    if interval.lower > 0 { return .ahead }
    if interval.upper < 0 { return .behind }
    guard let margin, interval.lower >= -margin, interval.upper <= margin else {
      return .undecided
    }
    return .level
  }
}

extension Published {
  /// The suite of a cell: that of its experiment and task, or of the first table with its task; `nil`
  /// if no table has the task.
  public func suite(of reference: ScoreReference) -> Suite? {
    let own = entries.first { $0.address.experimentAndTask == reference.experimentAndTask }
    return (own ?? entries.first { $0.address.task == reference.task })?.suite
  }
}
