/// The fraction of the scores of all tasks and runs above each threshold: the run-score distribution
/// (Agarwal et al., 2021).
///
/// - Parameters:
///   - matrix: The scores of one method.
///   - thresholds: In the unit of the scores.
/// - Returns: A fraction in 0…1 for each threshold.
public func performanceProfile(
  _ matrix: ScoreMatrix<Tasks>, above thresholds: [Double]
) -> [Double] {
  let scores = matrix.scores
  return thresholds.map { threshold in
    Double(scores.count { $0 > threshold }) / Double(scores.count)
  }
}
