internal import Imitation
internal import LinearAlgebra
internal import Networks
internal import RealModule
internal import Records
internal import _Differentiation

/// The gradients of training: the gradient that `backward` computes in single precision, against central
/// differences of the transcribed loss of a reference network in Double.
struct TrainingChecks: Sendable {
  private static let directionCount = 8
  private static let tolerance = 1e-5
  /// Rows of each dataset in the batch: D_e, D_o, D_r.
  private static let counts = [6, 5, 4]
  /// The derivatives of a loss by the outputs of a network, one for each row.
  private typealias Cotangents = (D2MILSamples<Float>) -> D2MILSamples<Float>.TangentVector

  private let observations = Self.drawn(3, stream: "states") { Float($0) }
  private let actions = Self.drawn(2, stream: "actions") { 0.8 * .tanh(Float($0)) }
  private let nextObservations = Self.drawn(3, stream: "next states") { Float($0) }
  private var stateActions: Matrix { observations.besides(actions) }
  /// d_o, or DMIL's d, and d_r, as constants of the losses of π and f.
  private let optimality = Self.outputs(stream: "optimality")
  private let reliability = Self.outputs(stream: "reliability")
  private let weights = D2MILWeights<Float>(alpha: 10, eta: 0.5, betaO: 0.4, betaR: 0.6)

  /// The checks of equation `number`; empty where no network is trained on it.
  func checks(of number: Int) -> [Check] {
    if let cotangents = policyCotangents(number) {
      [policy(number, cotangents)]
    } else if let cotangents = dynamicsCotangents(number) {
      [dynamics(number, cotangents)]
    } else {
      discriminatorCotangents(number).map { [discriminator(number, $0)] } ?? []
    }
  }

  // MARK: The losses as they are called in training

  private func policyCotangents(_ number: Int) -> Cotangents? {
    let (reliability, optimality, weights) = (reliability, optimality, weights)
    switch number {
    case 1, 11: return { gradient(at: $0) { policyLikelihoodLoss(logPolicy: $0.expert) } }
    case 13:
      return {
        gradient(at: $0) {
          fineTuningLoss(expertLogPolicy: $0.expert, rolloutLogPolicy: $0.rollout)
        }
      }
    case 22:
      return {
        gradient(at: $0) {
          dmilPolicyLoss(
            expertLogPolicy: $0.expert, rolloutLogPolicy: $0.rollout,
            expertOutputs: optimality.expert, rolloutOutputs: optimality.rollout, alpha: 10)
        }
      }
    case 34:
      return {
        gradient(at: $0) {
          d2milPolicyLoss(
            logPolicy: $0, reliability: reliability, optimality: optimality, weights: weights)
        }
      }
    default: return nil
    }
  }

  private func dynamicsCotangents(_ number: Int) -> Cotangents? {
    let (reliability, optimality) = (reliability, optimality)
    switch number {
    case 2, 12: return { gradient(at: $0) { dynamicsLikelihoodLoss(logDynamics: $0.expert) } }
    case 24:
      return {
        gradient(at: $0) {
          dmilDynamicsLoss(
            expertLogDynamics: $0.expert, rolloutLogDynamics: $0.rollout,
            expertOutputs: optimality.expert, rolloutOutputs: optimality.rollout, alpha: 10)
        }
      }
    case 35:
      return {
        gradient(at: $0) {
          d2milDynamicsLoss(logDynamics: $0, reliability: reliability, alpha: 10)
        }
      }
    default: return nil
    }
  }

  private func discriminatorCotangents(_ number: Int) -> Cotangents? {
    switch number {
    case 3, 14:
      return {
        gradient(at: $0) {
          discriminatorLoss(expertOutputs: $0.expert, rolloutOutputs: $0.rollout)
        }
      }
    case 26:
      return {
        gradient(at: $0) {
          reliabilityLoss(
            expertOutputs: $0.expert, suboptimalOutputs: $0.suboptimal, rolloutOutputs: $0.rollout)
        }
      }
    case 27:
      return {
        gradient(at: $0) {
          optimalityLoss(
            expertOutputs: $0.expert, suboptimalOutputs: $0.suboptimal,
            rolloutOutputs: $0.rollout, eta: 0.5)
        }
      }
    default: return nil
    }
  }

  // MARK: The networks

  private func policy(_ number: Int, _ cotangents: Cotangents) -> Check {
    var generator = Generator(seed: 0, stream: "policy weights")
    var policy = TanhGaussianPolicy(
      observationCount: 3, actionCount: 2, hiddenWidths: [16, 16], using: &generator)
    let densities = policy.logDensities(of: actions, at: observations).rowSums
    policy.backward(rows(of: cotangents(parts(densities))), at: observations)
    let widths = policy.network.widths
    return check(
      number, "the policy", policy.network.gradient, at: policy.network.parameters,
      names: ["LogPolicy", "logPolicy"]
    ) { parameters, row in
      NetworkReference.logPolicy(
        widths, parameters, observation: doubles(observations, row), action: doubles(actions, row))
    }
  }

  private func dynamics(_ number: Int, _ cotangents: Cotangents) -> Check {
    var generator = Generator(seed: 0, stream: "dynamics weights")
    var dynamics = GaussianDynamics(
      observationCount: 3, actionCount: 2, hiddenWidths: [16, 16], using: &generator)
    let densities = dynamics.logDensities(of: nextObservations, after: stateActions).rowSums
    dynamics.backward(rows(of: cotangents(parts(densities))), after: stateActions)
    let widths = dynamics.network.widths
    return check(
      number, "the model", dynamics.network.gradient, at: dynamics.network.parameters,
      names: ["LogDynamics", "logDynamics"],
      penalty: { NetworkReference.boundPenalty($0, observationCount: 3) }
    ) { parameters, row in
      NetworkReference.logDynamics(
        widths, parameters, stateAction: doubles(stateActions, row),
        next: doubles(nextObservations, row))
    }
  }

  private func discriminator(_ number: Int, _ cotangents: Cotangents) -> Check {
    var generator = Generator(seed: 0, stream: "discriminator weights")
    let densities = Self.drawn(5, stream: "log-densities") { Float(4 * $0) }
    let inputs = Discriminator.inputs(stateActions: stateActions, logDensities: [densities])
    var discriminator = Discriminator(
      inputCount: inputs.columnCount, hiddenWidths: [16, 16], using: &generator)
    let outputs = discriminator.outputs(at: inputs)
    discriminator.backward(rows(of: cotangents(parts(outputs))), at: inputs)
    let widths = discriminator.network.widths
    return check(
      number, "the discriminator", discriminator.network.gradient,
      at: discriminator.network.parameters, names: ["Outputs", "outputs"]
    ) { parameters, row in
      NetworkReference.discriminator(widths, parameters, doubles(inputs, row))
    }
  }

  // MARK: The comparison

  /// The derivatives of the loss along random directions, by the gradient and by differences.
  ///
  /// `output` is the value of the network for a row, which enters the loss as `expertLogPolicy` and so
  /// on, and `logPolicy.expert` and so on.
  private func check(
    _ number: Int, _ trained: String, _ gradient: [Float], at parameters: [Float], names: [String],
    penalty: ([Double]) -> Double = { _ in 0 }, _ output: ([Double], Int) -> Double
  ) -> Check {
    var generator = Generator(seed: 0, stream: "directions of weights")
    let directions = (0..<Self.directionCount).map { _ in
      gradient.map { _ in generator.normal() }
    }
    let derivatives = directions.map { direction in
      zip(gradient, direction).reduce(0.0) { $0 + Double($1.0) * $1.1 }
    }
    let start = parameters.map(Double.init)
    let (error, step) = Differences.error(of: derivatives) { index, t in
      let moved = zip(start, directions[index]).map { $0 + t * $1 }
      let outputs = (0..<Self.counts.reduce(0, +)).map { output(moved, $0) }
      let loss = Transcriptions.value(of: number, inputs(outputs, names: names))?[0] ?? .nan
      return loss + penalty(moved)
    }
    return Check(
      .training, "of \(trained), its gradient against a reference in double",
      measured: error, tolerance: Self.tolerance, step: step, count: directions.count,
      precision: .single)
  }

  private func inputs(_ outputs: [Double], names: [String]) -> Inputs {
    var values: [String: Value] = [
      "alpha": .number(10), "eta": .number(0.5), "weights.alpha": .number(10),
      "weights.eta": .number(0.5), "weights.betaO": .number(Double(weights.betaO)),
      "weights.betaR": .number(Double(weights.betaR)),
    ]
    var start = 0
    let constants = [
      (optimality.expert, reliability.expert), (optimality.suboptimal, reliability.suboptimal),
      (optimality.rollout, reliability.rollout),
    ]
    for (index, dataset) in Inputs.datasets.enumerated() {
      let part = Array(outputs[start..<start + Self.counts[index]])
      start += Self.counts[index]
      let (optimality, reliability) = constants[index]
      values["\(dataset)Outputs"] = .samples(optimality.elements.map(Double.init))
      values["optimality.\(dataset)"] = values["\(dataset)Outputs"]
      values["reliability.\(dataset)"] = .samples(reliability.elements.map(Double.init))
      values[dataset + names[0]] = .samples(part)
      values["\(names[1]).\(dataset)"] = .samples(part)
    }
    values[names[1]] = values["\(names[1]).expert"]
    return Inputs(values: values)
  }

  // MARK: Batches

  private static func drawn(
    _ columnCount: Int, stream: String, _ shape: (Double) -> Float
  ) -> Matrix {
    let rowCount = counts.reduce(0, +)
    var generator = Generator(seed: 0, stream: stream)
    return Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: (0..<rowCount * columnCount).map { _ in shape(generator.normal()) })
  }

  private static func outputs(stream: String) -> D2MILSamples<Float> {
    var generator = Generator(seed: 0, stream: stream)
    func part(_ count: Int) -> Samples<Float> {
      Samples((0..<count).map { _ in Float(0.1 + 0.8 * generator.uniform()) })
    }
    return D2MILSamples(
      expert: part(counts[0]), suboptimal: part(counts[1]), rollout: part(counts[2]))
  }

  private func parts(_ rows: [Float]) -> D2MILSamples<Float> {
    let (first, second) = (Self.counts[0], Self.counts[0] + Self.counts[1])
    return D2MILSamples(
      expert: Samples(Array(rows[..<first])), suboptimal: Samples(Array(rows[first..<second])),
      rollout: Samples(Array(rows[second...])))
  }

  /// One cotangent for each row, 0 for a dataset on which the loss does not depend.
  private func rows(of cotangents: D2MILSamples<Float>.TangentVector) -> [Float] {
    zip([cotangents.expert, cotangents.suboptimal, cotangents.rollout], Self.counts)
      .flatMap { part, count in
        part.elements.isEmpty ? Array(repeating: 0, count: count) : part.elements
      }
  }

  private func doubles(_ matrix: Matrix, _ row: Int) -> [Double] {
    matrix.row(row).map(Double.init)
  }
}
