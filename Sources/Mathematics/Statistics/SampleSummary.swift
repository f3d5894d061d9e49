/// Mean, standard deviation and size of a sample, as published for most results.
public struct SampleSummary: Equatable, Sendable {
  public let mean: Double
  /// With n − 1 degrees of freedom; `nil` for one value.
  public let standardDeviation: Double?
  public let count: Int

  public init(mean: Double, standardDeviation: Double?, count: Int) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.count = count
  }

  /// `nil` for no values.
  public init?(of values: [Double]) {
    guard let mean = Statistics.mean(of: values) else { return nil }
    self.mean = mean
    standardDeviation = Statistics.standardDeviation(of: values, ddof: 1)
    count = values.count
  }
}
