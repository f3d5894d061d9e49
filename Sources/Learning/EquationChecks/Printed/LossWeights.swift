internal import Formulas
internal import Imitation

/// The weights of log π in the losses of the policies, read off their gradients.
public enum LossWeights {
  /// The weight of a sample of a dataset, at each point of the inputs: minus the derivative of the loss
  /// by log π, times the number of samples.
  static func ofPolicy(in number: Int, on dataset: String, _ inputs: Inputs) -> [Double] {
    guard let equation = CompiledEquation.all.first(where: { $0.numbers.contains(number) }),
      let variable = equation.variables.firstIndex(of: "logPolicy.\(dataset)")
    else { preconditionFailure("Equation (\(number)) has no log π of \(dataset)") }
    var own = inputs.with(["logPolicy.\(dataset)": .samples(inputs["outputs"].map { _ in 0 })])
    for output in ["outputs", "optimality", "reliability"] where inputs.values[output] != nil {
      own = own.with("\(output).\(dataset)", as: output)
    }
    let derivatives = equation.gradient(own)[variable]
    return derivatives.map { -Double(derivatives.count) * $0 }
  }

  /// The weights with the methods' own constants over the range of d, by metric.
  public static var metrics: [(name: String, value: Double)] {
    let (low, high) = (OptimumChecks.range.lowerBound, OptimumChecks.range.upperBound)
    let steps = 80
    let grid = (0...steps).map { low + (high - low) * Double($0) / Double(steps) }
    let d = Inputs.drawn(0).with([
      "alpha": .number(DMIL.Settings().guidance.alphaPolicy), "outputs": .samples(grid),
    ])
    let expert = ofPolicy(in: 22, on: "expert", d), rollout = ofPolicy(in: 22, on: "rollout", d)
    let d2mil = D2MIL.Settings()
    let square = Inputs.drawn(0).with([
      "weights.alpha": .number(d2mil.guidance.alphaPolicy), "weights.eta": .number(d2mil.eta),
      "weights.betaO": .number(d2mil.betaOptimality),
      "weights.betaR": .number(1 - d2mil.betaOptimality),
      "outputs": .samples(grid.flatMap { _ in grid }),
      "optimality": .samples(grid.flatMap { _ in grid }),
      "reliability": .samples(grid.flatMap { value in grid.map { _ in value } }),
    ])
    let suboptimal = ofPolicy(in: 34, on: "suboptimal", square)
    // Zero up to rounding on a line through the square, of which half counts.
    let negative = suboptimal.reduce(0) { $0 + (abs($1) < 1e-9 ? 0.5 : $1 < 0 ? 1 : 0) }
    return [
      ("expert_weight_least", expert.min() ?? .nan),
      ("expert_weight_greatest", expert.max() ?? .nan),
      ("rollout_weight_least", rollout.min() ?? .nan),
      ("suboptimal_weight_least", suboptimal.min() ?? .nan),
      ("suboptimal_weight_greatest", suboptimal.max() ?? .nan),
      ("suboptimal_weight_negative_share", negative / Double(suboptimal.count)),
    ]
  }
}
