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
