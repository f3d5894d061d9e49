import Statistics

/// The methods with the best scores on the same data, as far as the scores decide.
///
/// These are the method with the greatest mean, and all that Student's test of the paired differences
/// does not tell apart from it at `level`, after Holm's correction for the number of methods. Another
/// method without a score, or without two seeds in common with the best, takes no part.
///
/// - Parameters:
///   - scores: Those of each method, by seed.
///   - level: The probability of telling any equal method apart.
/// - Returns: Indices of methods; none if the best cannot be told apart from any other.
public func bestMethods(_ scores: [[Int: Double]], level: Double = 0.05) -> Set<Int> {
  let means = scores.enumerated().compactMap { index, scores in
    mean(of: scores.sorted { $0.key < $1.key }.map(\.value)).map { (index: index, mean: $0) }
  }
  guard let best = means.max(by: { $0.mean < $1.mean })?.index else { return [] }
  let tests = means.compactMap { method -> (index: Int, pValue: Double)? in
    guard method.index != best,
      let test = PairedComparison(scores[best], scores[method.index], margin: nil)?.test
    else { return nil }
    return (method.index, test.pValue)
  }
  let others = zip(tests, holmCorrection(of: tests.map(\.pValue)))
    .filter { $1 > level }.map(\.0.index)
  return others.count < tests.count ? Set(others + [best]) : []
}
