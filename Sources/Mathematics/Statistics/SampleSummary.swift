/// Mean, spread and size of a sample: all that a published number and ours have in common.
public struct SampleSummary: Equatable, Sendable {
  public let mean: Double
  /// Of the population that the sample was drawn from, so with n − 1; `nil` for one value.
  public let standardDeviation: Double?
  public let count: Int

  public init(mean: Double, standardDeviation: Double?, count: Int) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.count = count
  }

  /// The summary of these values; `nil` for none.
  public init?(of values: [Double]) {
    guard let mean = Statistics.mean(of: values) else { return nil }
    self.mean = mean
    standardDeviation = Statistics.standardDeviation(of: values, ddof: 1)
    count = values.count
  }
}
