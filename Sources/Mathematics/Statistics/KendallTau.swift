/// Kendall's τ_b, the agreement of two orders (Kendall, 1945): 1 for the same, −1 for the reverse.
///
///     τ_b = (C − D) / √((N − T_x)(N − T_y))
///
/// of N pairs: C in the same order, D in the opposite one, T_x and T_y tied in either list.
///
/// - Parameters:
///   - first: A number for each thing.
///   - second: Another, in the same order of things.
/// - Returns: `nil` where a list has no order, all of its numbers being equal or fewer than two.
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
