/// The mean difference by which scores fall short of `target`; higher scores count as `target` (Agarwal
/// et al., 2021).
///
///     target − mean of min(score, target)
///
/// - Parameters:
///   - matrix: The scores of one method.
///   - target: In the unit of the scores.
/// - Returns: A gap of at least 0, in the unit of the scores.
public func optimalityGap(_ matrix: ScoreMatrix<Tasks>, target: Double) -> Double {
  let scores = matrix.scores
  return target - scores.reduce(0) { $0 + min($1, target) } / Double(scores.count)
}
