/// Equivalence by two one-sided tests (Schuirmann, 1987): that the difference is not −margin or
/// less, and not margin or more.
extension WelchTest {
  /// The larger of the two p-values, of the hypothesis that the difference is `margin` or more in
  /// size; at most α exactly where the interval of confidence 1 − 2α lies within ±`margin`.
  ///
  /// - Precondition: the margin is positive.
  public func equivalencePValue(margin: Double) -> Double {
    precondition(margin > 0, "No equivalence within \(margin)")
    return max(upperTail(of: margin - difference), upperTail(of: margin + difference))
  }
}
