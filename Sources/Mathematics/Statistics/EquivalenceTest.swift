/// Equivalence by two one-sided tests (Schuirmann, 1987), of the hypotheses that the difference is at
/// most −margin, and at least margin.
extension WelchTest {
  /// The larger of the two p-values; it is at most α if and only if the interval of confidence 1 − 2α
  /// lies within ±`margin`.
  ///
  /// - Precondition: The margin is positive.
  public func equivalencePValue(margin: Double) -> Double {
    precondition(margin > 0, "No equivalence within \(margin)")
    return max(upperTail(of: margin - difference), upperTail(of: margin + difference))
  }
}
