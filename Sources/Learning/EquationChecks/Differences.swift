/// Central differences over a sweep of steps.
///
/// One step alone hides either truncation or round-off. The error is the smallest that any step
/// reaches, at the bottom of the V that it draws over them.
enum Differences {
  static let steps = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8]

  /// The smallest over all steps of the largest error of `slopes`, relative to the largest slope,
  /// and the step that reaches it.
  ///
  /// `value(index, t)` is what has the slope `slopes[index]` at t = 0.
  static func error(
    of slopes: [Double], against value: (_ index: Int, _ t: Double) -> Double
  ) -> (error: Double, step: Double) {
    var best = (error: Double.greatestFiniteMagnitude, step: steps[0])
    for step in steps {
      var (worst, scale) = (0.0, Double.leastNormalMagnitude)
      for index in slopes.indices {
        let slope = (value(index, step) - value(index, -step)) / (2 * step)
        let difference = abs(slope - slopes[index])
        worst = max(worst, difference.isFinite ? difference : .greatestFiniteMagnitude)
        scale = max(scale, abs(slope), abs(slopes[index]))
      }
      if worst / scale < best.error { best = (worst / scale, step) }
    }
    return best
  }
}
