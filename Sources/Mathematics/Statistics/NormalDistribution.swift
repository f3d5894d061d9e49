import Foundation

/// The standard normal distribution.
enum NormalDistribution {
  /// Φ(x) = ½ erfc(−x/√2), exact to a few units in the last place in both tails.
  static func cumulative(_ x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }

  /// The x with Φ(x) = p, with a relative error below 1e-14.
  ///
  /// A rational approximation with an error of 4.5e-4 (Abramowitz and Stegun, 26.2.23) is followed by
  /// two steps of Halley's method, each of which triples the number of correct digits. The upper tail
  /// mirrors the lower one, where Φ does not cancel.
  ///
  /// - Precondition: 0 < p < 1.
  static func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "No quantile at probability \(p)")
    guard p <= 0.5 else { return -quantile(1 - p) }
    let t = (-2 * log(p)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var x = numerator / denominator - t
    for _ in 0..<2 {
      let newton = (cumulative(x) - p) * (2 * Double.pi).squareRoot() * exp(x * x / 2)
      x -= newton / (1 + x * newton / 2)
    }
    return x
  }
}
