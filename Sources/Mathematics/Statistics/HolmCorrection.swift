/// The p-values of a family of tests, corrected so that the probability of any false rejection at α is
/// at most α, however the tests depend on each other (Holm, 1979).
///
///     p̃₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎), the p₍ⱼ₎ ascending
///
/// - Parameter pValues: One of each test, in any order.
/// - Returns: The corrected p-values, in the same order.
public func holmCorrection(of pValues: [Double]) -> [Double] {
  // Equal p-values keep their order, so that the result is deterministic.
  let ascending = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
  var corrected = pValues
  var greatest = 0.0
  for (rank, index) in ascending.enumerated() {
    greatest = max(greatest, min(1, Double(pValues.count - rank) * pValues[index]))
    corrected[index] = greatest
  }
  return corrected
}
