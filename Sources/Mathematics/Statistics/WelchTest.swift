/// Welch's test of the difference between the means of two normal samples, whose variances may differ
/// (Welch, 1947).
///
///     t = (x̄ − ȳ − δ)/s,   s² = s_x²/n_x + s_y²/n_y,
///     ν = s⁴ / ((s_x²/n_x)²/(n_x − 1) + (s_y²/n_y)²/(n_y − 1))
///
/// Two samples of zero variance have s = 0: their difference is then exact.
public struct WelchTest: Equatable, Sendable {
  /// The first mean minus the second.
  public let difference: Double
  /// s.
  public let standardError: Double
  /// ν, which need not be whole.
  public let degreesOfFreedom: Double

  /// Compares `first` with `second`; `nil` where either has fewer than two values.
  public init?(_ first: SampleSummary, _ second: SampleSummary) {
    guard let firstDeviation = first.standardDeviation, first.count > 1,
      let secondDeviation = second.standardDeviation, second.count > 1
    else { return nil }
    let firstVariance = firstDeviation * firstDeviation / Double(first.count)
    let secondVariance = secondDeviation * secondDeviation / Double(second.count)
    let variance = firstVariance + secondVariance
    difference = first.mean - second.mean
    standardError = variance.squareRoot()
    // Fractions of the variance, because squares of variances could underflow.
    let firstFraction = variance > 0 ? firstVariance / variance : 0.5
    let secondFraction = 1 - firstFraction
    degreesOfFreedom =
      1
      / (firstFraction * firstFraction / Double(first.count - 1)
        + secondFraction * secondFraction / Double(second.count - 1))
  }

  /// The confidence interval of the difference between the populations; `confidence` is in 0…1.
  public func interval(confidence: Double) -> ConfidenceInterval {
    let quantile = StudentT(degreesOfFreedom: degreesOfFreedom).quantile((1 + confidence) / 2)
    let halfWidth = quantile * standardError
    return ConfidenceInterval(lower: difference - halfWidth, upper: difference + halfWidth)
  }

  /// The probability of a difference at least as large in magnitude between equal populations.
  public var pValue: Double { min(1, 2 * upperTail(of: abs(difference))) }

  /// P(T > distance/s).
  func upperTail(of distance: Double) -> Double {
    guard standardError > 0 else { return distance > 0 ? 0 : distance < 0 ? 1 : 0.5 }
    return StudentT(degreesOfFreedom: degreesOfFreedom).upperTail(distance / standardError)
  }
}
