public import Records

/// A comparison of two results of the same run.
public struct ResultComparison: Equatable, Sendable {
  public enum Verdict: String, Sendable {
    /// All metrics, hashes of the chain and files are the same to the bit.
    case identical
    /// Bits differ, but no metric by more than the tolerance.
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

  /// The largest relative difference of metrics that passes.
  public static let tolerance = 1e-5

  /// By name.
  public let metrics: [MetricDifference]
  /// The index of the first hash of the chain that differs; `nil` if all agree.
  public let firstLink: Int?
  /// The files with another SHA-256 or on one side only, by name.
  public let files: [String]

  public init(of old: RunResult, with new: RunResult) {
    let names = differingKeys(
      old.metrics.mapValues(\.bitPattern), new.metrics.mapValues(\.bitPattern))
    metrics = names.map {
      MetricDifference(name: $0, old: old.metrics[$0], new: new.metrics[$0])
    }
    let common = zip(old.chain, new.chain).prefix { $0 == $1 }.count
    firstLink = common == old.chain.count && common == new.chain.count ? nil : common
    files = differingKeys(old.files, new.files)
  }

  public var verdict: Verdict {
    if metrics.isEmpty, firstLink == nil, files.isEmpty { return .identical }
    return firstDifferentMetric == nil ? .withinTolerance : .different
  }

  /// The first metric, by name, that differs by more than the tolerance.
  public var firstDifferentMetric: MetricDifference? {
    metrics.first { $0.relative > Self.tolerance }
  }

  /// The metric that differs most; `nil` if all are the same.
  public var worstMetric: MetricDifference? { metrics.max { $0.relative < $1.relative } }
}
