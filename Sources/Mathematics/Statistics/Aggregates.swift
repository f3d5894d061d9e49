/// The mean of the middle half of the scores of all tasks and runs: nearly as robust as the median, and
/// more efficient (Agarwal et al., 2021).
///
/// ⌊n/4⌋ of the n scores are left out at each end, as in rliable.
public func interquartileMean(_ matrix: ScoreMatrix<Tasks>) -> Double {
  let sorted = matrix.scores.sorted()
  let cut = sorted.count / 4
  let middle = sorted[cut..<(sorted.count - cut)]
  return middle.reduce(0, +) / Double(middle.count)
}

/// The mean difference by which scores fall short of `target`; higher scores count as `target` (Agarwal
/// et al., 2021).
///
///     target − mean of min(score, target)
///
/// - Returns: A gap of at least 0, in the unit of the scores.
public func optimalityGap(_ matrix: ScoreMatrix<Tasks>, target: Double) -> Double {
  let scores = matrix.scores
  return target - scores.reduce(0) { $0 + min($1, target) } / Double(scores.count)
}

/// The fraction of the scores of all tasks and runs above each threshold: the run-score distribution
/// (Agarwal et al., 2021).
///
/// - Returns: A fraction in 0…1 for each threshold.
public func performanceProfile(
  _ matrix: ScoreMatrix<Tasks>, above thresholds: [Double]
) -> [Double] {
  let scores = matrix.scores
  return thresholds.map { threshold in
    Double(scores.count { $0 > threshold }) / Double(scores.count)
  }
}

/// The probability that a run of `first` has a higher score than a run of `second` on a random task
/// (Agarwal et al., 2021).
///
/// It is the mean over tasks of the Mann–Whitney statistic U/(n m), in which a tie counts one half.
///
/// - Precondition: Both have the same tasks in the same order; their numbers of runs may differ.
public func probabilityOfImprovement(
  of first: ScoreMatrix<Tasks>, over second: ScoreMatrix<Tasks>
) -> Double {
  precondition(first.rows.map(\.name) == second.rows.map(\.name), "The tasks differ")
  let pairCount = Double(first.runCount * second.runCount)
  let probabilities = zip(first.rows, second.rows).map { mine, others in
    var wins = 0.0
    for score in mine.scores {
      for other in others.scores { wins += score > other ? 1 : score == other ? 0.5 : 0 }
    }
    return wins / pairCount
  }
  return probabilities.reduce(0, +) / Double(probabilities.count)
}
