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
