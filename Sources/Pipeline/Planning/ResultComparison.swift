public import Records

/// A comparison of two results of the same run, or of its first evaluations.
///
/// Within a numeric class every bit counts, as it does for disputes of a store; between two classes small
/// differences of metrics pass.
public struct ResultComparison: Equatable, Sendable {
  public enum Verdict: String, Sendable {
    /// All metrics, hashes of the chain and files are the same to the bit.
    case identical
    /// Bits differ between two numeric classes, but no metric by more than the tolerance.
    case withinTolerance = "within tolerance"
    case different
  }

  /// A metric that differs; `nil` where it is missing.
  public struct MetricDifference: Equatable, Sendable {
    public let name: String
    public let old: Double?
    public let new: Double?

    /// |new − old| over the larger magnitude; infinite if one is missing or not finite.
    public var relative: Double {
      guard let old, let new, old.isFinite, new.isFinite else { return .infinity }
      return abs(new - old) / max(abs(old), abs(new))
    }
  }

  /// The largest relative difference of metrics that passes between two numeric classes.
  public static let tolerance = 1e-5

  /// Whether every bit counts.
  private let isOfOneClass: Bool
  /// By name; of evaluations by step.
  public let metrics: [MetricDifference]
  /// The index of the first hash of the chain that differs; `nil` if all agree.
  public let firstLink: Int?
  /// The files with another SHA-256 or on one side only, by name.
  public let files: [String]

  /// Compares two results; `isOfOneClass` tells whether machines of one numeric class made them.
  public init(of old: RunResult, with new: RunResult, isOfOneClass: Bool) {
    self.isOfOneClass = isOfOneClass
    metrics = Self.differences(of: old.metrics, with: new.metrics)
    firstLink = Self.firstLink(old.chain, new.chain)
    files = differingKeys(old.files, new.files)
  }

  /// Compares the evaluations of an unfinished training with the first ones of a result, and the metrics
  /// of the result with those that follow from its curve.
  public init(
    of old: RunResult, _ curve: Curve, with new: TrainingHistory, isOfOneClass: Bool
  ) {
    self.isOfOneClass = isOfOneClass
    let history = TrainingHistory(curve: curve, chain: old.chain)
    let count = new.curve.rows.count
    // What diverged has values from after its last evaluation.
    let final = old.metrics[Metric.divergedAtStep] == nil ? curve.finalMetrics : [:]
    let stated = old.metrics.filter { final[$0.key] != nil }
    metrics =
      Self.differences(of: stated, with: final.filter { stated[$0.key] != nil })
      + (0..<count).flatMap { index in
        Self.differences(of: history.metrics(of: index), with: new.metrics(of: index))
      }
    firstLink = Self.firstLink(old.chain.prefix(count), new.chain[...])
    files = []
  }

  private static func differences(
    of old: [String: Double], with new: [String: Double]
  ) -> [MetricDifference] {
    differingKeys(old.mapValues(\.bitPattern), new.mapValues(\.bitPattern)).map {
      MetricDifference(name: $0, old: old[$0], new: new[$0])
    }
  }

  private static func firstLink(_ old: some Collection<String>, _ new: some Collection<String>)
    -> Int?
  {
    let common = zip(old, new).prefix { $0 == $1 }.count
    return common == old.count && common == new.count ? nil : common
  }

  public var verdict: Verdict {
    if metrics.isEmpty, firstLink == nil, files.isEmpty { return .identical }
    return isOfOneClass || firstDifferentMetric != nil ? .different : .withinTolerance
  }

  /// The first metric that differs, between two numeric classes by more than the tolerance.
  public var firstDifferentMetric: MetricDifference? {
    metrics.first { isOfOneClass || $0.relative > Self.tolerance }
  }

  /// The metric that differs most; `nil` if all are the same.
  public var worstMetric: MetricDifference? { metrics.max { $0.relative < $1.relative } }
}
