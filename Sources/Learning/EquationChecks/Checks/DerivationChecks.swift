internal import Formulas
internal import LinearAlgebra
internal import Records

/// The steps of the paper's derivation on a finite problem.
struct DerivationChecks: Sendable {
  private static let directionCount = 6
  private static let tolerance = 1e-6

  private let values: EquationValues
  let problem = FiniteProblem(policyCoefficient: 0.8, dynamicsCoefficient: 0.3)

  init(_ values: EquationValues) { self.values = values }

  /// The checks of equation `number`; empty for many.
  func checks(of number: Int) throws -> [Check] {
    switch number {
    case 4, 16:
      [
        try chainRule(loss: number, policy: true), try chainRule(loss: number, policy: false),
        try relaxation(condition: 19, loss: number),
      ]
    case 18: [try chainRule(loss: 4, policy: true), try chainRule(loss: 4, policy: false)]
    case 19: [try relaxation(condition: 19, loss: 4)]
    case 31: [try chainRule(loss: 31, policy: true), try relaxation(condition: 32, loss: 31)]
    case 32: [try relaxation(condition: 32, loss: 31)]
    case 7, 20: [try correction(number, policy: true, losses: [(1, 3)])]
    case 8, 21: [try correction(number, policy: false, losses: [(1, 3)])]
    case 29: [try correction(number, policy: false, losses: [(1, 26)])]
    case 30: [try correction(number, policy: true, losses: [(1, 26)])]
    case 33: [try correction(number, policy: true, losses: [(1, 27)])]
    case 10: [try correction(number, policy: true, losses: [(0.6, 26), (0.4, 27)])]
    case 6: [try cosine(policyCoefficient: 0.8), try cosine(policyCoefficient: -0.8)]
    default: []
    }
  }

  // MARK: Derivatives

  /// The derivative of L_d along a direction of the parameters, for fixed datasets and a d that follows
  /// log π and log f, against the sum of Equation 18 over the points.
  ///
  /// `outputDerivatives` is ∂d/∂log π or ∂d/∂log f at each point.
  func chainRule(loss: Int, policy: Bool, outputDerivatives: [Double]) throws -> Check {
    let outputs = problem.outputs(problem.start)
    let directions = (0..<Self.directionCount).map { problem.direction($0, policy: policy) }
    let sums = try directions.map { direction in
      let scores = problem.scores(along: direction)
      let inputs = problem.inputs(
        problem.start, outputs: outputs, scores: policy ? scores.policy : scores.dynamics
      ).with([
        "integrandDerivatives": .samples(integrandDerivatives(of: loss, at: outputs)),
        "outputDerivatives": .samples(outputDerivatives),
      ])
      return try values(18, inputs).reduce(0, +)
    }
    let name = policy ? "log pi" : "log f"
    return try compared(
      sums, "by the sum of (18), against the derivative of (\(loss)) along \(name)"
    ) { index, t throws in
      let theta = problem.start.moved(along: directions[index], by: t)
      return try values(
        loss, problem.inputs(theta, outputs: problem.outputs(theta), scores: outputs))[0]
    }
  }

  private func chainRule(loss: Int, policy: Bool) throws -> Check {
    try chainRule(
      loss: loss, policy: policy,
      outputDerivatives: outputDerivatives(
        by: policy ? problem.policyCoefficient : problem.dynamicsCoefficient))
  }

  /// ∂d/∂log π or ∂d/∂log f at each point, from its coefficient in the logit of d.
  func outputDerivatives(by coefficient: Double) -> [Double] {
    problem.outputs(problem.start).map { coefficient * $0 * (1 - $0) }
  }

  /// The relaxed condition against the derivative of the loss where d changes as log π does: the case
  /// ∂d/∂log π = 1 of the chain rule.
  private func relaxation(condition: Int, loss: Int) throws -> Check {
    let outputs = problem.outputs(problem.start)
    let scores = (0..<Self.directionCount).map {
      problem.scores(along: problem.direction($0, policy: true)).policy
    }
    let conditions = try scores.map {
      try values(condition, problem.inputs(problem.start, outputs: outputs, scores: $0))[0]
    }
    return try compared(
      conditions,
      "of (\(condition)), against the derivative of (\(loss)) where d changes as log pi does"
    ) { index, t throws in
      let moved = zip(outputs, scores[index]).map { $0 + t * $1 }
      return try values(loss, problem.inputs(problem.start, outputs: moved, scores: outputs))[0]
    }
  }

  /// The derivative of minus a correction by the parameters, for constant d, against E[∂F/∂d ∇log π],
  /// the derivative of the discriminators' losses where d changes as log π does.
  private func correction(
    _ number: Int, policy: Bool, losses: [(weight: Double, number: Int)]
  ) throws -> Check {
    let outputs = problem.outputs(problem.start)
    let directions = (0..<Self.directionCount).map { problem.direction($0, policy: policy) }
    let derivatives = directions.map { direction in
      let both = problem.scores(along: direction)
      let scores = policy ? both.policy : both.dynamics
      let inputs = problem.inputs(problem.start, outputs: outputs, scores: scores)
      var derivative = 0.0
      for loss in losses {
        let byOutput = problem.derivativesByOutput(of: loss.number, at: inputs)
        for point in scores.indices { derivative += loss.weight * byOutput[point] * scores[point] }
      }
      return derivative
    }
    let names = losses.map { "(\($0.number))" }.joined(separator: " and ")
    return try compared(
      derivatives,
      "by the derivative of -(\(number)), against E[dF/dd grad log \(policy ? "pi" : "f")] of "
        + names
    ) { index, t throws in
      let theta = problem.start.moved(along: directions[index], by: t)
      return try -values(number, problem.inputs(theta, outputs: outputs, scores: outputs))[0]
    }
  }

  private func compared(
    _ derivatives: [Double], _ subject: String, _ value: (Int, Double) throws -> Double
  ) throws -> Check {
    // The sweep cannot throw: a formula with a value at one step has a value at all steps.
    _ = try value(0, 0)
    let differences = Differences.curve(of: derivatives) { index, t in
      (try? value(index, t)) ?? .nan
    }
    return Check(
      .derivation, subject, differences: differences, tolerance: Self.tolerance,
      count: derivatives.count)
  }

  /// ∂F/∂d of Equation 4 or 16, or ∂F_o/∂d_o of Equation 31, at each point.
  private func integrandDerivatives(of loss: Int, at outputs: [Double]) -> [Double] {
    let (expert, suboptimal) = (problem.mass("expert"), problem.mass("suboptimal"))
    let rollout = problem.mass("rollout")
    return outputs.indices.map { point in
      let (d, rest) = (outputs[point], 1 - outputs[point])
      return loss == 31
        ? -0.5 * expert[point] / d + (suboptimal[point] + rollout[point]) / rest
          - 0.5 * expert[point] / rest
        : -expert[point] / d + rollout[point] / rest
    }
  }

  // MARK: The direction of the relaxation

  /// The cosine between the ascent of L_d and the descent of the correction, in the policy's
  /// parameters.
  ///
  /// The paper equates the two directions. Their signs agree only where d increases with log π.
  private func cosine(policyCoefficient: Double) throws -> Check {
    let problem = FiniteProblem(policyCoefficient: policyCoefficient, dynamicsCoefficient: 0.3)
    let outputs = problem.outputs(problem.start)
    var (product, trueSquare, relaxedSquare) = (0.0, 0.0, 0.0)
    for coordinate in problem.start.policy.indices {
      let scores = problem.scores(along: problem.coordinate(coordinate)).policy
      let inputs = problem.inputs(problem.start, outputs: outputs, scores: scores).with([
        "integrandDerivatives": .samples(integrandDerivatives(of: 4, at: outputs)),
        "outputDerivatives": .samples(outputs.map { policyCoefficient * $0 * (1 - $0) }),
      ])
      let ascent = try values(18, inputs).reduce(0, +)
      let relaxed = try -values(6, inputs)[0]
      product += ascent * relaxed
      trueSquare += ascent * ascent
      relaxedSquare += relaxed * relaxed
    }
    let change = policyCoefficient > 0 ? "increases" : "decreases"
    return Check(
      .diagnostic,
      "cosine of the relaxed direction with the ascent of (4) where d \(change) with log pi",
      measured: product / (trueSquare * relaxedSquare).squareRoot(), tolerance: nil,
      count: problem.start.policy.count)
  }
}
