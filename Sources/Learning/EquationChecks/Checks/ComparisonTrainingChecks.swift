internal import Experts
internal import Formulas
internal import Imitation
internal import LinearAlgebra
internal import Networks
internal import RealModule
internal import Records
internal import _Differentiation

/// The gradients of training of the comparison methods and the experts, in single precision as their
/// networks get them, against central differences of the transcribed losses in Double.
struct ComparisonTrainingChecks: Sendable {
  private static let rowCount = 9
  private static let widths = [5, 16, 16, 1]

  private let x = Inputs.drawn(0)
  private let observations = Self.drawn(5 * rowCount, 3, stream: "states")
  private let actions = Self.drawn(5 * rowCount, 2, stream: "actions")

  /// The checks of equation `number`; empty for other equations.
  func checks(of number: Int) -> [Check] {
    switch number {
    case 39, 41, 46: [value(of: number)]
    case 40: [criticsOfTD3()]
    case 42: [policyOfTD3()]
    case 43, 44: [nu(number)]
    case 45: [policyOfValueDICE()]
    case 47: [criticOfIQLearn()]
    case 48, 51: [policy(number)]
    case 49: [truncatedTargets()]
    case 50: [quantiles()]
    case 52: [temperature()]
    case 53: [bounds()]
    default: []
    }
  }

  // MARK: Constants of losses

  /// The value in single precision.
  private func value(of number: Int) -> Check {
    let value: [Float] =
      switch number {
      case 39:
        td3Targets(
          rewards: samples("rewards"), continuations: samples("continuations"),
          firstValues: samples("firstValues"), secondValues: samples("secondValues"),
          discount: single("discount")
        ).elements
      case 41: [td3ValueWeight(values: samples("values"), alpha: single("alpha"))]
      default:
        iqLearnStateValues(
          values: samples("values"), logPolicy: samples("logPolicy"),
          temperature: single("temperature")
        ).elements
      }
    return compared(value, Transcriptions.value(of: number, x) ?? [], "of its value")
  }

  /// As TQC computes them: of two critics' quantiles, the largest dropped.
  private func truncatedTargets() -> Check {
    let (rows, quantiles) = (x["rewards"].count, x["quantiles"])
    var targets = TruncatedTargets(rowCount: rows, pooledCount: 6, droppedCount: 2)
    var expected: [Double] = []
    let pooled = (0..<6).map { index in quantiles.map { Float($0 * Double(index % 4 - 2)) } }
    for row in 0..<rows {
      targets.fill(
        row: row,
        from: [0, 1].map { critic in
          (0..<rows).flatMap { row in (0..<3).map { pooled[3 * critic + $0][row] } }
        },
        reward: Float(x["rewards"][row]),
        discount: single("discount") * Float(x["continuations"][row]),
        entropyCost: single("temperature") * Float(x["logPolicy"][row]))
      let sorted = pooled.map { Double($0[row]) }.sorted()
      for quantile in sorted.prefix(4) {
        let own = x.with(["quantiles": .samples(quantiles.map { _ in quantile })])
        expected.append((Transcriptions.value(of: 49, own) ?? [])[row])
      }
    }
    return compared(targets.values, expected, "of the targets, sorted and truncated")
  }

  private func compared(_ value: [Float], _ expected: [Double], _ subject: String) -> Check {
    Check(
      .training, "\(subject), against a transcription in double",
      measured: relativeError(value.map(Double.init), expected), tolerance: 1e-5,
      count: value.count, precision: .single)
  }

  // MARK: Critics

  private func criticsOfTD3() -> Check {
    let inputs = stateActions(0..<Self.rowCount)
    var critic = critic()
    let values = critic.values(at: inputs)
    let (other, targets) = (samples("secondValues"), samples("targets"))
    let derivatives = gradient(at: values) {
      td3CriticLoss(firstValues: $0, secondValues: other, targets: targets)
    }
    critic.backward(derivatives.elements, at: inputs)
    return .training("of a critic", critic.network.gradient, at: critic.network.parameters) {
      loss(40, ["firstValues": self.values($0, inputs)])
    }
  }

  private func criticOfIQLearn() -> Check {
    let inputs = stateActions(0..<2 * Self.rowCount)
    var critic = critic()
    let values = critic.values(at: inputs).elements
    let (logs, targets, temperature) = (
      samples("logPolicy"), samples("targets"), single("temperature")
    )
    let alpha = single("alpha")
    let derivatives = gradient(
      at: Samples(Array(values.prefix(Self.rowCount))),
      Samples(Array(values.dropFirst(Self.rowCount)))
    ) {
      iqLearnCriticLoss(
        values: $0,
        stateValues: iqLearnStateValues(values: $1, logPolicy: logs, temperature: temperature),
        targets: targets, alpha: alpha)
    }
    critic.backward(derivatives.0.elements + derivatives.1.elements, at: inputs)
    return .training("of Q", critic.network.gradient, at: critic.network.parameters) {
      let values = self.values($0, inputs)
      let drawn = Array(values.dropFirst(Self.rowCount))
      let states = Transcriptions.value(of: 46, x.with(["values": .samples(drawn)])) ?? []
      return loss(47, ["values": Array(values.prefix(Self.rowCount)), "stateValues": states])
    }
  }

  /// ν by its objective, or with the penalty on its gradient.
  private func nu(_ number: Int) -> Check {
    let inputs = stateActions(0..<5 * Self.rowCount)
    var nu = critic()
    let derivatives = objectiveDerivatives(nu.values(at: inputs))
    nu.backward(derivatives, at: inputs)
    let between = stateActions(Self.rowCount..<3 * Self.rowCount)
    if number == 44 {
      var penalty = GradientPenalty(coefficient: x.number("penaltyWeight"))
      _ = penalty.add(to: &nu, at: between)
    }
    return .training("of nu", nu.network.gradient, at: nu.network.parameters) { parameters in
      let objective = objective(values(parameters, inputs))
      guard number == 44 else { return objective }
      let norms = (0..<between.rowCount).map {
        NetworkReference.gradientNorm(Self.widths, parameters, doubles(between, $0))
      }
      return loss(44, ["objective": [objective], "gradientNorms": norms])
    }
  }

  private func objectiveDerivatives(_ values: Samples<Float>) -> [Float] {
    func part(_ index: Int) -> Samples<Float> {
      Samples(Array(values.elements[index * Self.rowCount..<(index + 1) * Self.rowCount]))
    }
    let (discount, fraction) = (single("discount"), single("replayFraction"))
    let derivatives = gradient(
      at: ValueDICESamples(
        expert: part(0), expertNext: part(2), rollout: part(1), rolloutNext: part(3),
        initial: part(4))
    ) { valueDICEObjective(nu: $0, discount: discount, replayFraction: fraction) }
    return derivatives.expert.elements + derivatives.rollout.elements
      + derivatives.expertNext.elements + derivatives.rolloutNext.elements
      + derivatives.initial.elements
  }

  private func objective(_ values: [Double]) -> Double {
    func part(_ index: Int) -> [Double] {
      Array(values[index * Self.rowCount..<(index + 1) * Self.rowCount])
    }
    return loss(
      43,
      [
        "nu.expert": part(0), "nu.rollout": part(1), "nu.expertNext": part(2),
        "nu.rolloutNext": part(3), "nu.initial": part(4),
      ])
  }

  private func quantiles() -> Check {
    let (rows, levels) = (4, 3)
    let drawn = Self.drawn(rows, levels + 5, stream: "quantiles")
    var targets = TruncatedTargets(rowCount: rows, pooledCount: 5, droppedCount: 0)
    for row in 0..<rows {
      let pooled = (0..<rows).flatMap { row in (levels..<levels + 5).map { 2 * drawn[row, $0] } }
      targets.fill(row: row, from: [pooled], reward: 0, discount: 1, entropyCost: 0)
    }
    let quantiles = (0..<rows).flatMap { row in (0..<levels).map { drawn[row, $0] } }
    var derivatives = [Float](repeating: 0, count: quantiles.count)
    _ = quantileHuberLoss(
      of: quantiles, quantileCount: levels, against: targets, rowCount: rows,
      gradient: &derivatives)
    return .training("of the quantiles", derivatives, at: quantiles) { moved in
      var (deviations, shares): ([Double], [Double]) = ([], [])
      for (index, quantile) in moved.enumerated() {
        let row = index / levels
        for target in targets.values[row * targets.count..<(row + 1) * targets.count] {
          deviations.append(Double(target) - quantile)
          shares.append((Double(index % levels) + 0.5) / Double(levels))
        }
      }
      return loss(50, ["deviations": deviations, "levels": shares])
    }
  }

  // MARK: Policies

  /// Through a critic at drawn actions, and their log-densities.
  private func policy(_ number: Int) -> Check {
    let states = observations.rows(Array(0..<Self.rowCount))
    var policy = policy(), critic = critic()
    var noise = Generator(seed: 0, stream: "noise")
    let drawn = policy.reparameterizedActions(at: states, using: &noise)
    let temperature = single("temperature")
    let derivatives = gradient(
      at: critic.values(at: states.besides(drawn.actions)), Samples(drawn.logDensities)
    ) {
      number == 48
        ? iqLearnPolicyLoss(values: $0, logPolicy: $1, temperature: temperature)
        : tqcPolicyLoss(values: $0, logPolicy: $1, temperature: temperature)
    }
    policy.backward(
      from: drawn, actionGradient: critic.actionGradient(of: derivatives.0.elements),
      densityGradient: derivatives.1.elements[0], at: states)
    let weights = critic.network.parameters.map(Double.init)
    return .training("of the policy", policy.network.gradient, at: policy.network.parameters) {
      let reference = drawnActions($0, states, drawn.noise)
      return loss(
        number,
        [
          "values": values(weights, reference.stateActions), "logPolicy": reference.logDensities,
        ])
    }
  }

  private func policyOfTD3() -> Check {
    let states = observations.rows(Array(0..<Self.rowCount))
    var policy = policy(), critic = critic()
    let modes = policy.modes(at: states)
    let recorded = samples("actions")
    let values = critic.values(at: states.besides(modes))
    let weight = td3ValueWeight(values: values, alpha: single("alpha"))
    let derivatives = gradient(at: values, Samples(modes.elements)) {
      td3PolicyLoss(values: $0, modes: $1, actions: recorded, valueWeight: weight)
    }
    var byActions = critic.actionGradient(of: derivatives.0.elements)
    for index in byActions.elements.indices {
      byActions.elements[index] += derivatives.1.elements[index]
    }
    policy.backward(fromModes: modes, actionGradient: byActions, at: states)
    let weights = critic.network.parameters.map(Double.init)
    let noise = Matrix(repeating: 0, rowCount: Self.rowCount, columnCount: 2)
    return .training("of the policy", policy.network.gradient, at: policy.network.parameters) {
      let reference = drawnActions($0, states, noise)
      return loss(
        42,
        [
          "values": self.values(weights, reference.stateActions),
          "modes": reference.stateActions.flatMap { $0.suffix(2) }, "valueWeight": [Double(weight)],
        ])
    }
  }

  /// Minus the objective through ν at drawn actions, and the penalty on the weights of all layers.
  private func policyOfValueDICE() -> Check {
    let count = Self.rowCount
    let states = observations.rows(Array(2 * count..<5 * count))
    var policy = policy(), nu = critic()
    var noise = Generator(seed: 0, stream: "noise")
    let drawn = policy.reparameterizedActions(at: states, using: &noise)
    let recorded = stateActions(0..<2 * count)
    let inputs = recorded.appending(states.besides(drawn.actions))
    nu.backward(objectiveDerivatives(nu.values(at: inputs)), at: inputs)
    var ascent = nu.actionGradient(inRows: 2 * count..<5 * count)
    for index in ascent.elements.indices { ascent.elements[index] *= -1 }
    policy.backward(from: drawn, actionGradient: ascent, densityGradient: 0, at: states)
    var regularizer = OrthogonalRegularizer(coefficient: x.number("penaltyWeight"))
    _ = regularizer.add(to: &policy)
    let (weights, widths) = (nu.network.parameters.map(Double.init), policy.network.widths)
    let own = (0..<2 * count).map { doubles(recorded, $0) }
    return .training("of the policy", policy.network.gradient, at: policy.network.parameters) {
      let reference = own + drawnActions($0, states, drawn.noise).stateActions
      return loss(
        45,
        [
          "objective": [objective(values(weights, reference))],
          "rowProducts": NetworkReference.rowProducts(widths, $0),
        ])
    }
  }

  // MARK: Single numbers

  private func temperature() -> Check {
    let (mean, target) = (single("meanLogDensity"), single("targetEntropy"))
    let derivative = gradient(at: single("logTemperature")) {
      tqcTemperatureLoss(logTemperature: $0, meanLogDensity: mean, targetEntropy: target)
    }
    return .training("of log alpha", [derivative], at: [single("logTemperature")]) {
      loss(52, ["logTemperature": $0])
    }
  }

  private func bounds() -> Check {
    var generator = Generator(seed: 0, stream: "dynamics weights")
    var dynamics = GaussianDynamics(
      observationCount: 3, actionCount: 2, hiddenWidths: [16], using: &generator)
    let inputs = stateActions(0..<Self.rowCount)
    _ = dynamics.logDensities(of: observations.rows(Array(0..<Self.rowCount)), after: inputs)
    dynamics.backward([Float](repeating: 0, count: Self.rowCount), after: inputs)
    let weight = GaussianDynamics.Settings().boundPenalty
    return .training(
      "of the bounds", dynamics.network.gradient, at: dynamics.network.parameters
    ) {
      loss(
        53,
        ["upper": Array($0.suffix(6).prefix(3)), "lower": Array($0.suffix(3)), "weight": [weight]])
    }
  }

  // MARK: References

  /// The transcribed loss with these values of some parameters.
  private func loss(_ number: Int, _ values: [String: [Double]]) -> Double {
    Transcriptions.value(of: number, x.with(values.mapValues(Value.samples)))?[0] ?? .nan
  }

  private func values(_ parameters: [Double], _ inputs: Matrix) -> [Double] {
    values(parameters, (0..<inputs.rowCount).map { doubles(inputs, $0) })
  }

  private func values(_ parameters: [Double], _ inputs: [[Double]]) -> [Double] {
    inputs.map { NetworkReference.outputs(Self.widths, parameters, $0)[0] }
  }

  private func drawnActions(
    _ parameters: [Double], _ states: Matrix, _ noise: Matrix
  ) -> (stateActions: [[Double]], logDensities: [Double]) {
    let drawn = (0..<states.rowCount).map { row in
      NetworkReference.drawnAction(
        [3, 16, 16, 4], parameters, observation: doubles(states, row), noise: doubles(noise, row))
    }
    return (
      drawn.enumerated().map { doubles(states, $0) + $1.action }, drawn.map(\.logDensity)
    )
  }

  // MARK: Networks and batches

  private func critic() -> Critic {
    var generator = Generator(seed: 0, stream: "critic weights")
    return Critic(
      observationCount: 3, actionCount: 2, hiddenWidths: [16, 16], initialization: .uniform,
      using: &generator)
  }

  private func policy() -> TanhGaussianPolicy {
    var generator = Generator(seed: 0, stream: "policy weights")
    return TanhGaussianPolicy(
      observationCount: 3, actionCount: 2, hiddenWidths: [16, 16], using: &generator)
  }

  private func stateActions(_ rows: Range<Int>) -> Matrix {
    observations.rows(Array(rows)).besides(actions.rows(Array(rows)))
  }

  private func samples(_ name: String) -> Samples<Float> { Samples(x[name].map(Float.init)) }

  private func single(_ name: String) -> Float { Float(x.number(name)) }

  private func doubles(_ matrix: Matrix, _ row: Int) -> [Double] {
    matrix.row(row).map(Double.init)
  }

  private static func drawn(_ rowCount: Int, _ columnCount: Int, stream: String) -> Matrix {
    var generator = Generator(seed: 0, stream: stream)
    return Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: (0..<rowCount * columnCount).map { _ in Float(0.8 * (2 * generator.uniform() - 1)) }
    )
  }
}
