internal import LinearAlgebra

/// What the paper's derivation claims, on a finite problem.
struct DerivationChecks: Sendable {
  private static let directionCount = 6
  private static let tolerance = 1e-6

  private let values: EquationValues
  let problem = FiniteProblem(policySlope: 0.8, dynamicsSlope: 0.3)

  init(_ values: EquationValues) { self.values = values }

  /// The checks of equation `number`; none for many.
  func results(for number: Int) throws -> [CheckResult] {
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
    case 6: [try cosine(policySlope: 0.8), try cosine(policySlope: -0.8)]
    default: []
    }
  }

  // MARK: Slopes

  /// The slope of L_d along a direction of the parameters, data sets fixed and d following log π and
  /// log f, against the sum of Equation 18 over the points.
  ///
  /// `outputSlopes` is ∂d/∂log π or ∂d/∂log f at each point.
  func chainRule(
    loss: Int, policy: Bool, outputSlopes: [Double]
  ) throws -> CheckResult {
    let outputs = problem.outputs(problem.start)
    let directions = (0..<Self.directionCount).map { problem.direction($0, policy: policy) }
    var slopes: [Double] = []
    for direction in directions {
      let scores = problem.scores(along: direction)
      let inputs = problem.inputs(
        problem.start, outputs: outputs, scores: policy ? scores.policy : scores.dynamics
      ).with([
        "integrandSlopes": .samples(integrandSlopes(of: loss, at: outputs)),
        "outputSlopes": .samples(outputSlopes),
      ])
      slopes.append(try values(18, inputs).reduce(0, +))
    }
    let name = policy ? "log pi" : "log f"
    return try compared(
      slopes, "by the sum of (18), against the slope of (\(loss)) along \(name)"
    ) { index, t throws in
      let theta = problem.start.moved(along: directions[index], by: t)
      return try values(
        loss, problem.inputs(theta, outputs: problem.outputs(theta), scores: outputs))[0]
    }
  }

  private func chainRule(loss: Int, policy: Bool) throws -> CheckResult {
    try chainRule(
      loss: loss, policy: policy,
      outputSlopes: policy
        ? outputSlopes(by: problem.policySlope)
        : outputSlopes(by: problem.dynamicsSlope))
  }

  /// The slope of d in a log-density by which its logit grows with the slope `slope`.
  func outputSlopes(by slope: Double) -> [Double] {
    problem.outputs(problem.start).map { slope * $0 * (1 - $0) }
  }

  /// The relaxed condition against the slope of the loss where d moves as log π does: the case
  /// ∂d/∂log π = 1 of the chain rule.
  private func relaxation(condition: Int, loss: Int) throws -> CheckResult {
    let outputs = problem.outputs(problem.start)
    let scores = (0..<Self.directionCount).map {
      problem.scores(along: problem.direction($0, policy: true)).policy
    }
    var slopes: [Double] = []
    for scores in scores {
      slopes.append(
        try values(condition, problem.inputs(problem.start, outputs: outputs, scores: scores))[0])
    }
    return try compared(
      slopes, "of (\(condition)), against the slope of (\(loss)) where d moves as log pi does"
    ) { index, t throws in
      let moved = zip(outputs, scores[index]).map { $0 + t * $1 }
      return try values(loss, problem.inputs(problem.start, outputs: moved, scores: outputs))[0]
    }
  }

  /// The slope of minus a correction in the parameters, d held, against E[∂F/∂d ∇log π], which is
  /// the slope of the discriminator's losses where d moves as log π does.
  private func correction(
    _ number: Int, policy: Bool, losses: [(weight: Double, number: Int)]
  ) throws -> CheckResult {
    let outputs = problem.outputs(problem.start)
    let directions = (0..<Self.directionCount).map { problem.direction($0, policy: policy) }
    var slopes: [Double] = []
    for direction in directions {
      let both = problem.scores(along: direction)
      let scores = policy ? both.policy : both.dynamics
      let inputs = problem.inputs(problem.start, outputs: outputs, scores: scores)
      var slope = 0.0
      for loss in losses {
        let integrandSlopes = problem.slopesByOutput(of: loss.number, at: inputs)
        for point in scores.indices {
          slope += loss.weight * integrandSlopes[point] * scores[point]
        }
      }
      slopes.append(slope)
    }
    let names = losses.map { "(\($0.number))" }.joined(separator: " and ")
    return try compared(
      slopes,
      "by the slope of -(\(number)), against E[dF/dd grad log \(policy ? "pi" : "f")] of \(names)"
    ) { index, t throws in
      let theta = problem.start.moved(along: directions[index], by: t)
      return try -values(number, problem.inputs(theta, outputs: outputs, scores: outputs))[0]
    }
  }

  private func compared(
    _ slopes: [Double], _ what: String,
    _ value: (Int, Double) throws -> Double
  ) throws -> CheckResult {
    // The sweep cannot throw: a formula that has a value at one step has it at all.
    _ = try value(0, 0)
    let (error, step) = Differences.error(of: slopes) { index, t in
      (try? value(index, t)) ?? .nan
    }
    return CheckResult(
      .derivation, what, measured: error, tolerance: Self.tolerance, step: step,
      count: slopes.count)
  }

  /// ∂F/∂d of Equation 4 or 16, or ∂F_o/∂d_o of Equation 31, at each point.
  private func integrandSlopes(of loss: Int, at outputs: [Double]) -> [Double] {
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

  // MARK: The relaxation's direction

  /// The cosine between the direction in the policy's parameters that raises L_d and the one in which
  /// the correction falls.
  ///
  /// The paper takes the second for the first. They agree in sign only where d grows with log π.
  private func cosine(policySlope: Double) throws -> CheckResult {
    let problem = FiniteProblem(policySlope: policySlope, dynamicsSlope: 0.3)
    let outputs = problem.outputs(problem.start)
    var (product, trueSquare, relaxedSquare) = (0.0, 0.0, 0.0)
    for coordinate in problem.start.policy.indices {
      let scores = problem.scores(along: problem.coordinate(coordinate)).policy
      let inputs = problem.inputs(problem.start, outputs: outputs, scores: scores).with([
        "integrandSlopes": .samples(integrandSlopes(of: 4, at: outputs)),
        "outputSlopes": .samples(outputs.map { policySlope * $0 * (1 - $0) }),
      ])
      let ascent = try values(18, inputs).reduce(0, +)
      let relaxed = try -values(6, inputs)[0]
      product += ascent * relaxed
      trueSquare += ascent * ascent
      relaxedSquare += relaxed * relaxed
    }
    let sign = policySlope > 0 ? "grows" : "falls"
    return CheckResult(
      .diagnostic,
      "cosine of the relaxed direction with the ascent of (4) where d \(sign) with log pi",
      measured: product / (trueSquare * relaxedSquare).squareRoot(), tolerance: nil,
      count: problem.start.policy.count)
  }
}
