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

/// The arithmetic mean Σx/n; `nil` for no values.
public func mean(of values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  return values.reduce(0, +) / Double(values.count)
}

/// The standard deviation √(Σ(x − x̄)²/(n − ddof)); `nil` unless n > `ddof`.
///
/// `ddof` is 0 for the deviation of these values, and 1 for the unbiased variance of their population.
///
/// - Returns: The deviation in the unit of the values.
public func standardDeviation(of values: [Double], ddof: Int) -> Double? {
  guard values.count > ddof, let mean = mean(of: values) else { return nil }
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (squares / Double(values.count - ddof)).squareRoot()
}
