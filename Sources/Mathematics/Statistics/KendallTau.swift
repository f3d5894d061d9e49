/// Kendall's rank correlation τ_b (Kendall, 1945): 1 for the same order, −1 for the reverse order.
///
///     τ_b = (C − D) / √((N − T_x)(N − T_y))
///
/// N is the number of pairs: C concordant, D discordant, T_x tied in the first list, T_y in the second.
///
/// Both lists have the same order of items.
///
/// - Returns: `nil` where all numbers of a list are equal, or there are fewer than two.
public func kendallTau(_ first: [Double], _ second: [Double]) -> Double? {
  precondition(first.count == second.count, "\(first.count) numbers, but \(second.count)")
  var agreement = 0.0
  var untied = (first: 0.0, second: 0.0)
  for index in first.indices {
    for other in 0..<index {
      let signs = (sign(first[index] - first[other]), sign(second[index] - second[other]))
      agreement += signs.0 * signs.1
      untied.first += abs(signs.0)
      untied.second += abs(signs.1)
    }
  }
  guard untied.first > 0, untied.second > 0 else { return nil }
  return agreement / (untied.first * untied.second).squareRoot()
}

private func sign(_ number: Double) -> Double { number > 0 ? 1 : number < 0 ? -1 : 0 }
