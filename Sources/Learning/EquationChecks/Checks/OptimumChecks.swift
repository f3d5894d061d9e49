internal import Records

/// The minimizers of the discriminators' losses against the closed form.
///
///     (3), (14):  d* = P_De / (P_De + P_Dr)
///     (26):       d* = (P_De + P_Do) / (P_De + P_Do + P_Dr)
///     (9), (27):  d* = η P_De / (P_Do + P_Dr)
///
/// each clipped to [0.1, 0.9]; where D_o and D_r have no mass, the last loss is smallest at the clip.
struct OptimumChecks: Sendable {
  static let range = 0.1...0.9
  private static let tolerance = 1e-9
  private let problem = FiniteProblem(policyCoefficient: 0.8, dynamicsCoefficient: 0.3)

  /// The finite problem's parameters of equations.
  var inputs: Inputs {
    let outputs = problem.outputs(problem.start)
    return problem.inputs(problem.start, outputs: outputs, scores: outputs)
  }

  func checks(of number: Int) -> [Check] {
    guard let optimum = closedForm(number) else { return [] }
    let clipped = optimum.map { min(max($0, Self.range.lowerBound), Self.range.upperBound) }
    let boundCount = optimum.count { !Self.range.contains($0) }
    return [
      Check(
        .derivation,
        "of its minimum over d in [0.1, 0.9], against the closed form, the clip binding at "
          + "\(boundCount) points",
        measured: relativeError(minimum(of: number), clipped), tolerance: Self.tolerance,
        count: optimum.count)
    ]
  }

  /// d* at each point, before the clip.
  func closedForm(_ number: Int) -> [Double]? {
    let (expert, suboptimal) = (problem.mass("expert"), problem.mass("suboptimal"))
    let rollout = problem.mass("rollout")
    switch number {
    case 3, 14: return expert.indices.map { expert[$0] / (expert[$0] + rollout[$0]) }
    case 26:
      return expert.indices.map {
        (expert[$0] + suboptimal[$0]) / (expert[$0] + suboptimal[$0] + rollout[$0])
      }
    case 9, 27:
      return expert.indices.map { 0.5 * expert[$0] / (suboptimal[$0] + rollout[$0]) }
    default: return nil
    }
  }

  /// By bisection on the sign of the derivative, which changes once, at all points together.
  func minimum(of number: Int) -> [Double] {
    var lower = [Double](repeating: Self.range.lowerBound, count: FiniteProblem.pointCount)
    var upper = [Double](repeating: Self.range.upperBound, count: FiniteProblem.pointCount)
    for _ in 0..<50 {
      let middle = zip(lower, upper).map { ($0 + $1) / 2 }
      let inputs = problem.inputs(problem.start, outputs: middle, scores: middle)
      let derivatives = problem.derivativesByOutput(of: number, at: inputs)
      for (point, derivative) in derivatives.enumerated() {
        if derivative > 0 { upper[point] = middle[point] } else { lower[point] = middle[point] }
      }
    }
    return zip(lower, upper).map { ($0 + $1) / 2 }
  }
}
