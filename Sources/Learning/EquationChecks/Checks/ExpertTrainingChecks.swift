internal import Datasets
internal import Experts
internal import LinearAlgebra
internal import Records

/// The gradients of a step of TQC, in single precision as its own code computes them, against central
/// differences of the transcribed losses of reference networks in Double.
struct ExpertTrainingChecks: Sendable {
  private static let (stateCount, actionCount) = (3, 2)
  private static let (criticCount, quantileCount, droppedCount) = (2, 3, 1)

  private let x = Inputs.drawn(0)
  private let step: TrainingStep
  private let transitions: Transitions
  private let rewards, terminals: [Float]
  /// The transitions of the batch, and ε of the two draws of actions.
  private let rows: [Int]
  private let nextNoise, noise: [[Double]]

  init() {
    let count = 12
    var stream = Generator(seed: 0, stream: "transitions of the replay buffer")
    transitions = stream.transitions(count)
    rewards = stream.matrix(count, 1).elements
    terminals = (0..<count).map { $0 % 4 == 0 ? 1 : 0 }

    var settings = TQC.Settings()
    (settings.policyWidths, settings.criticWidths) = ([16, 16], [16, 16])
    (settings.criticCount, settings.quantileCount) = (Self.criticCount, Self.quantileCount)
    (settings.droppedQuantileCount, settings.batchCount) = (Self.droppedCount, 9)
    settings.discount = x.number("discount")
    settings.initialTemperature = x.number("temperature")
    var learner = TQC(
      settings: settings, observationCount: Self.stateCount, actionCount: Self.actionCount, seed: 0)
    var buffer = ReplayBuffer(
      capacity: count, observationCount: Self.stateCount, actionCount: Self.actionCount)
    buffer.append(
      ReplayBlock(transitions, rewards: rewards, terminals: terminals), rows: 0..<count)
    let before = learner.tensors
    _ = learner.update(0, from: buffer)
    step = TrainingStep(before: before, after: learner.tensors)

    // The same random numbers in the order of the step.
    var generator = Generator(seed: 0, stream: "expert update", index: 0)
    let batch = generator.indices(settings.batchCount, below: count)
    func drawn() -> [[Double]] {
      batch.map { _ in (0..<Self.actionCount).map { _ in Double(Float(generator.normal())) } }
    }
    (rows, nextNoise, noise) = (batch, drawn(), drawn())
  }

  /// The checks of equation `number`; empty for other equations.
  func checks(of number: Int) -> [Check] {
    switch number {
    case 49, 50: [critics()]
    case 51: [policy()]
    case 52: [temperature()]
    default: []
    }
  }

  private func critics() -> Check {
    let targets = targets()
    let stateActions = states(transitions.stateActions)
    let names = (0..<Self.criticCount).map { "critic.\($0)" }
    let networks = names.map { step.network($0) }
    return .training(
      "of the critics of TQC in a step", names.flatMap(step.gradient),
      at: names.flatMap(step.parameters)
    ) { moved in
      let count = moved.count / networks.count
      return networks.enumerated().reduce(0) { total, critic in
        let parameters = Array(moved[critic.offset * count..<(critic.offset + 1) * count])
        let quantiles = critic.element.moved(to: parameters).outputs(stateActions)
        return total + huberLoss(quantiles, targets)
      }
    }
  }

  /// Of all pairs of a quantile and a target of the same transition.
  private func huberLoss(_ quantiles: [[Double]], _ targets: [[Double]]) -> Double {
    var (deviations, levels): ([Double], [Double]) = ([], [])
    for (quantiles, targets) in zip(quantiles, targets) {
      for (level, quantile) in quantiles.enumerated() {
        for target in targets {
          deviations.append(target - quantile)
          levels.append((Double(level) + 0.5) / Double(quantiles.count))
        }
      }
    }
    return x.loss(50, ["deviations": deviations, "levels": levels])
  }

  /// The targets of each transition: the smallest of the pooled quantiles at (s′, a′).
  private func targets() -> [[Double]] {
    let next = step.network("policy").drawn(states(transitions.nextObservations), nextNoise)
    let quantiles = (0..<Self.criticCount).map {
      step.network("target_critic.\($0)").outputs(next.stateActions)
    }
    return rows.enumerated().map { row, index in
      let pooled = quantiles.flatMap { $0[row] }.sorted()
        .prefix(Self.criticCount * (Self.quantileCount - Self.droppedCount))
      return pooled.map { quantile in
        x.loss(
          49,
          [
            "quantiles": [quantile], "rewards": [Double(rewards[index])],
            "continuations": [1 - Double(terminals[index])],
            "logPolicy": [next.logDensities[row]],
          ])
      }
    }
  }

  private func policy() -> Check {
    let policy = step.network("policy")
    let critics = (0..<Self.criticCount).map { step.network("critic.\($0)", updated: true) }
    return .training(
      "of the policy of TQC in a step", step.gradient("policy"), at: step.parameters("policy")
    ) { parameters in
      let drawn = policy.moved(to: parameters).drawn(states(transitions.observations), noise)
      let quantiles = critics.map { $0.outputs(drawn.stateActions) }
      let values = rows.indices.map { row in
        let pooled = quantiles.flatMap { $0[row] }
        return pooled.reduce(0, +) / Double(pooled.count)
      }
      return x.loss(51, ["values": values, "logPolicy": drawn.logDensities])
    }
  }

  private func temperature() -> Check {
    let logDensities = step.network("policy").drawn(states(transitions.observations), noise)
      .logDensities
    let mean = logDensities.reduce(0, +) / Double(logDensities.count)
    return .training(
      "of the temperature of TQC in a step", step.gradient("temperature"),
      at: step.initial("temperature.log")
    ) {
      x.loss(
        52,
        [
          "logTemperature": $0, "meanLogDensity": [mean],
          "targetEntropy": [-Double(Self.actionCount)],
        ])
    }
  }

  /// The rows of the batch.
  private func states(_ matrix: Matrix) -> [[Double]] {
    rows.map { matrix.row($0).map(Double.init) }
  }
}
