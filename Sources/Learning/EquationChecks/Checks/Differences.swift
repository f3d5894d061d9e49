internal import Records

/// Central differences over a sweep of steps.
///
/// With a single step either truncation or round-off dominates. The error of a derivative is the
/// smallest of all steps, at the bottom of the V that its differences form over them; the bottom of a
/// function in Double is near h = ∛ε, about 6e-6.
enum Differences {
  /// Two in each decade.
  static let steps = [
    1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5, 3e-6, 1e-6, 3e-7, 1e-7, 3e-8, 1e-8, 3e-9, 1e-9,
    3e-10, 1e-10, 3e-11, 1e-11, 3e-12, 1e-12,
  ]

  /// At each step the largest difference of `derivatives`, relative to the largest derivative.
  ///
  /// `value(index, t)` is the function with the derivative `derivatives[index]` at t = 0.
  static func curve(
    of derivatives: [Double], against value: (_ index: Int, _ t: Double) -> Double
  ) -> [Check.Difference] {
    steps.map { step in
      var (worst, scale) = (0.0, Double.leastNormalMagnitude)
      for index in derivatives.indices {
        let quotient = (value(index, step) - value(index, -step)) / (2 * step)
        let difference = abs(quotient - derivatives[index])
        guard difference.isFinite else {
          return .init(step: step, difference: .greatestFiniteMagnitude)
        }
        worst = max(worst, difference)
        scale = max(scale, abs(quotient), abs(derivatives[index]))
      }
      return .init(step: step, difference: worst / scale)
    }
  }
}
