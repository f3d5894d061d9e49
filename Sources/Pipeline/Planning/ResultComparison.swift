public import Records
import Store
/// Two makings of the same run, compared.
public struct ResultComparison: Equatable, Sendable {
  public enum Verdict: String, Sendable {
    /// Every metric, every link of the chain and every file are the same to the bit.
    case identical
    /// Bits differ, and no metric by more than the tolerance.
    case withinTolerance = "within tolerance"
    case different
  }

  /// A metric that is not the same in both; `nil` on the side where it is missing.
  public struct MetricDifference: Equatable, Sendable {
    public let name: String
    public let old: Double?
    public let new: Double?

    /// |new − old| over the larger of the two; infinite where one is missing or no number.
    public var relative: Double {
      guard let old, let new, old.isFinite, new.isFinite else { return .infinity }
      return abs(new - old) / max(abs(old), abs(new))
    }
  }

  /// The largest relative difference of metrics that passes.
  public static let tolerance = 1e-5

  /// By name.
  public let metrics: [MetricDifference]
  /// The number, from 0, of the first link of the hash chain that differs; `nil` where all agree.
  public let firstLink: Int?
  /// The files with another SHA-256 or on one side only, by name.
  public let files: [String]

  public init(of old: RunResult, with new: RunResult) {
    let names = Self.differing(
      old.metrics.mapValues(\.bitPattern), new.metrics.mapValues(\.bitPattern))
    metrics = names.map {
      MetricDifference(name: $0, old: old.metrics[$0], new: new.metrics[$0])
    }
    let common = zip(old.chain, new.chain).prefix { $0 == $1 }.count
    firstLink = common == old.chain.count && common == new.chain.count ? nil : common
    files = Self.differing(old.files, new.files)
  }

  private static func differing<Item: Equatable>(
    _ old: [String: Item], _ new: [String: Item]
  ) -> [String] {
    Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }

  public var verdict: Verdict {
    if metrics.isEmpty, firstLink == nil, files.isEmpty { return .identical }
    return firstDifferentMetric == nil ? .withinTolerance : .different
  }

  /// The first metric, by name, that differs by more than the tolerance.
  public var firstDifferentMetric: MetricDifference? {
    metrics.first { $0.relative > Self.tolerance }
  }

  /// The metric that differs most; `nil` where all are the same.
  public var worstMetric: MetricDifference? { metrics.max { $0.relative < $1.relative } }
}
