/// Central differences over a sweep of steps.
///
/// With a single step either truncation or round-off dominates. The error is the smallest of all steps,
/// at the bottom of the V that it forms over them.
enum Differences {
  static let steps = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8]

  /// The smallest over all steps of the largest error of `derivatives`, relative to the largest
  /// derivative, and its step.
  ///
  /// `value(index, t)` is the function with the derivative `derivatives[index]` at t = 0.
  static func error(
    of derivatives: [Double], against value: (_ index: Int, _ t: Double) -> Double
  ) -> (error: Double, step: Double) {
    var best = (error: Double.greatestFiniteMagnitude, step: steps[0])
    for step in steps {
      var (worst, scale) = (0.0, Double.leastNormalMagnitude)
      for index in derivatives.indices {
        let quotient = (value(index, step) - value(index, -step)) / (2 * step)
        let difference = abs(quotient - derivatives[index])
        worst = max(worst, difference.isFinite ? difference : .greatestFiniteMagnitude)
        scale = max(scale, abs(quotient), abs(derivatives[index]))
      }
      if worst / scale < best.error { best = (worst / scale, step) }
    }
    return best
  }
}
