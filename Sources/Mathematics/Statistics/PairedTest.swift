/// Student's interval of the mean of paired differences, such as scores of two methods on the same seeds
/// (Student, 1908).
///
///     d̄ ± t_{0.975, n−1} s/√n
///
/// d̄ and s are the mean and the standard deviation of the n differences, which are assumed to be
/// normal; what both members of a pair share cancels.
public struct PairedTest: Equatable, Sendable {
  /// d̄.
  public let meanDifference: Double
  /// s/√n.
  public let standardError: Double
  private let distribution: StudentT

  /// `nil` for fewer than two differences.
  public init?(of differences: [Double]) {
    guard let mean = mean(of: differences),
      let deviation = standardDeviation(of: differences, ddof: 1)
    else { return nil }
    meanDifference = mean
    standardError = deviation / Double(differences.count).squareRoot()
    distribution = StudentT(degreesOfFreedom: Double(differences.count - 1))
  }

  /// The probability of a mean at least as far from 0 if that of the population is 0.
  public var pValue: Double {
    guard standardError > 0 else { return meanDifference == 0 ? 1 : 0 }
    return min(1, 2 * distribution.upperTail(abs(meanDifference) / standardError))
  }

  /// The interval that contains the mean of the population of differences with this confidence.
  public func interval(confidence: Double = 0.95) -> ConfidenceInterval {
    let reach = distribution.quantile((1 + confidence) / 2) * standardError
    return ConfidenceInterval(lower: meanDifference - reach, upper: meanDifference + reach)
  }

  /// The least difference that as many pairs with the same deviation would detect: Bloom's minimum
  /// detectable effect (Bloom, 1995) of a two-sided test.
  ///
  ///     (t_{1−level/2, n−1} + t_{power, n−1}) s/√n
  ///
  /// With three pairs the power at this difference is 0.77 by the noncentral t distribution, with ten
  /// 0.80.
  public func detectableDifference(power: Double = 0.8, level: Double = 0.05) -> Double {
    (distribution.quantile(1 - level / 2) + distribution.quantile(power)) * standardError
  }
}
