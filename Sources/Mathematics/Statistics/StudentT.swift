import RealModule

/// Student's t distribution.
///
/// Degrees of freedom need not be whole. The relative error of probabilities is below 1e-12 in both
/// tails for up to 150 degrees of freedom and below 1e-11 for up to 1000.
struct StudentT: Equatable {
  /// Above 0.
  let degreesOfFreedom: Double

  /// P(T > t): half the regularized incomplete beta function at ν/(ν + t²) for t ≥ 0 (Abramowitz and
  /// Stegun, 26.7.1).
  func upperTail(_ t: Double) -> Double {
    guard t.isFinite else { return t < 0 ? 1 : 0 }
    let square = t * t
    let sum = degreesOfFreedom + square
    let tail =
      0.5
      * regularizedIncompleteBeta(
        degreesOfFreedom / sum, complement: square / sum, degreesOfFreedom / 2, 0.5)
    return t < 0 ? 1 - tail : tail
  }

  /// The t with P(T ≤ t) = `probability`, from ½ to below 1, by bisection to neighboring numbers.
  func quantile(_ probability: Double) -> Double {
    precondition((0.5..<1).contains(probability), "No quantile of \(probability)")
    var (lower, upper) = (0.0, 1.0)
    while upperTail(upper) > 1 - probability { upper *= 2 }
    while true {
      let middle = lower + (upper - lower) / 2
      guard middle > lower, middle < upper else { return lower }
      if upperTail(middle) > 1 - probability { lower = middle } else { upper = middle }
    }
  }
}

/// The regularized incomplete beta function I_x(a, b), a probability.
///
///     I_x(a, b) = 1/B(a, b) ∫₀ˣ t^(a−1) (1 − t)^(b−1) dt
///
/// The continued fraction of Abramowitz and Stegun, 26.5.8, is computed by Lentz's method in Thompson
/// and Barnett's form. It converges fast for x below the mean, about (a + 1)/(a + b + 2); above it,
/// I_x(a, b) = 1 − I_{1−x}(b, a).
///
/// The relative error is below 1e-12 for a and b from ½ to 75, and below 1e-11 up to 500; it grows
/// because the logarithms of Γ in B cancel.
///
/// - Parameters:
///   - x: From 0 to 1.
///   - complement: 1 − x, which the caller may know more precisely than the difference.
///   - a: Positive.
///   - b: Positive.
/// - Returns: A probability.
func regularizedIncompleteBeta(
  _ x: Double, complement: Double, _ a: Double, _ b: Double
) -> Double {
  guard x > 0 else { return 0 }
  guard complement > 0 else { return 1 }
  guard x <= (a + 1) / (a + b + 2) else {
    return 1 - regularizedIncompleteBeta(complement, complement: x, b, a)
  }
  let logBeta = Double.logGamma(a) + .logGamma(b) - .logGamma(a + b)
  let front = Double.exp(a * .log(x) + b * .log(complement) - logBeta) / a
  return front / continuedFraction(x, a, b)
}

/// 1 + d₁/(1 + d₂/(1 + …)), with d as in Abramowitz and Stegun.
private func continuedFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  // Replaces an exact zero in a denominator.
  let tiny = 1e-300
  var value = 1.0
  var c = 1.0
  var d = 0.0
  for term in 1...10_000 {
    let m = Double(term / 2)
    let coefficient =
      term.isMultiple(of: 2)
      ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + coefficient * d
    d = 1 / (d == 0 ? tiny : d)
    c = 1 + coefficient / c
    if c == 0 { c = tiny }
    value *= c * d
    if abs(c * d - 1) < 3e-16 { break }
  }
  return value
}
