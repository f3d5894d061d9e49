internal import Formulas
internal import Imitation
internal import LinearAlgebra
internal import Networks
internal import RealModule
internal import Records
internal import _Differentiation

/// The gradients of training: the gradient that `backward` computes in single precision, against central
/// differences of the transcribed loss of a reference network in Double.
struct TrainingChecks: Sendable {
  /// Rows of each dataset in the batch: D_e, D_o, D_r.
  private static let counts = [6, 5, 4]
  /// The derivatives of a loss by the outputs of a network, one for each row.
  private typealias Derivatives = (SamplesByDataset<Float>) -> SamplesByDataset<Float>.TangentVector

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
    if let derivatives = policyLoss(number) {
      [policy(number, derivatives)]
    } else if let derivatives = dynamicsLoss(number) {
      [dynamics(number, derivatives)]
    } else {
      discriminatorLoss(number).map { [discriminator(number, $0)] } ?? []
    }
  }

  // MARK: The losses as they are called in training

  private func policyLoss(_ number: Int) -> Derivatives? {
    let (reliability, optimality, weights) = (reliability, optimality, weights)
    switch number {
    case 1, 11: return derivatives { policyLikelihoodLoss(logPolicy: $0.expert) }
    case 13: return derivatives { fineTuningLoss(logPolicy: $0) }
    case 22: return derivatives { dmilPolicyLoss(logPolicy: $0, outputs: optimality, alpha: 10) }
    case 34:
      return derivatives {
        d2milPolicyLoss(
          logPolicy: $0, reliability: reliability, optimality: optimality, weights: weights)
      }
    default: return nil
    }
  }

  private func dynamicsLoss(_ number: Int) -> Derivatives? {
    let (reliability, optimality) = (reliability, optimality)
    switch number {
    case 2, 12: return derivatives { dynamicsLikelihoodLoss(logDynamics: $0.expert) }
    case 24:
      return derivatives { dmilDynamicsLoss(logDynamics: $0, outputs: optimality, alpha: 10) }
    case 35:
      return derivatives { d2milDynamicsLoss(logDynamics: $0, reliability: reliability, alpha: 10) }
    default: return nil
    }
  }

  private func discriminatorLoss(_ number: Int) -> Derivatives? {
    switch number {
    case 3, 14: return derivatives { Imitation.discriminatorLoss(outputs: $0) }
    case 26: return derivatives { reliabilityLoss(outputs: $0) }
    case 27: return derivatives { optimalityLoss(outputs: $0, eta: 0.5) }
    default: return nil
    }
  }

  private func derivatives(
    of loss: @escaping @differentiable(reverse) (SamplesByDataset<Float>) -> Float
  ) -> Derivatives {
    { gradient(at: $0, of: loss) }
  }

  // MARK: The networks

  private func policy(_ number: Int, _ derivatives: Derivatives) -> Check {
    var generator = Generator(seed: 0, stream: "policy weights")
    var policy = TanhGaussianPolicy(
      observationCount: 3, actionCount: 2, hiddenWidths: [16, 16], using: &generator)
    let densities = policy.logDensities(of: actions, at: observations).rowSums
    policy.backward(rowGradient(derivatives, at: densities), at: observations)
    let widths = policy.network.widths
    return check(
      number, "the policy", policy.network.gradient, at: policy.network.parameters,
      name: "logPolicy"
    ) { parameters, row in
      NetworkReference.logPolicy(
        widths, parameters, observation: doubles(observations, row), action: doubles(actions, row))
    }
  }

  private func dynamics(_ number: Int, _ derivatives: Derivatives) -> Check {
    var generator = Generator(seed: 0, stream: "dynamics weights")
    var dynamics = GaussianDynamics(
      observationCount: 3, actionCount: 2, hiddenWidths: [16, 16], using: &generator)
    let densities = dynamics.logDensities(of: nextObservations, after: stateActions).rowSums
    dynamics.backward(rowGradient(derivatives, at: densities), after: stateActions)
    let widths = dynamics.network.widths
    return check(
      number, "the model", dynamics.network.gradient, at: dynamics.network.parameters,
      name: "logDynamics",
      penalty: { NetworkReference.boundPenalty($0, observationCount: 3) }
    ) { parameters, row in
      NetworkReference.logDynamics(
        widths, parameters, stateAction: doubles(stateActions, row),
        next: doubles(nextObservations, row))
    }
  }

  private func discriminator(_ number: Int, _ derivatives: Derivatives) -> Check {
    var generator = Generator(seed: 0, stream: "discriminator weights")
    let densities = Self.drawn(5, stream: "log-densities") { Float(4 * $0) }
    let inputs = Discriminator.inputs(stateActions: stateActions, logDensities: [densities])
    var discriminator = Discriminator(
      inputCount: inputs.columnCount, hiddenWidths: [16, 16], using: &generator)
    let outputs = discriminator.outputs(at: inputs)
    discriminator.backward(rowGradient(derivatives, at: outputs), at: inputs)
    let widths = discriminator.network.widths
    return check(
      number, "the discriminator", discriminator.network.gradient,
      at: discriminator.network.parameters, name: "outputs"
    ) { parameters, row in
      NetworkReference.discriminator(widths, parameters, doubles(inputs, row))
    }
  }

  // MARK: The comparison

  /// The gradient of the loss against differences.
  ///
  /// `output` is the value of the network for a row, which enters the loss as `name.expert` and so on.
  private func check(
    _ number: Int, _ trained: String, _ gradient: [Float], at parameters: [Float], name: String,
    penalty: ([Double]) -> Double = { _ in 0 }, _ output: ([Double], Int) -> Double
  ) -> Check {
    Check.training("of \(trained)", gradient, at: parameters) { moved in
      let outputs = (0..<Self.counts.reduce(0, +)).map { output(moved, $0) }
      let loss = Transcriptions.value(of: number, inputs(outputs, name: name))?[0] ?? .nan
      return loss + penalty(moved)
    }
  }

  private func inputs(_ outputs: [Double], name: String) -> Inputs {
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
      values["outputs.\(dataset)"] = .samples(optimality.elements.map(Double.init))
      values["optimality.\(dataset)"] = values["outputs.\(dataset)"]
      values["reliability.\(dataset)"] = .samples(reliability.elements.map(Double.init))
      values["\(name).\(dataset)"] = .samples(part)
    }
    values[name] = values["\(name).expert"]
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

  private static func outputs(stream: String) -> SamplesByDataset<Float> {
    var generator = Generator(seed: 0, stream: stream)
    let rows = (0..<counts.reduce(0, +)).map { _ in Float(0.1 + 0.8 * generator.uniform()) }
    return parts(rows)
  }

  private static func parts(_ rows: [Float]) -> SamplesByDataset<Float> {
    let (first, second) = (counts[0], counts[0] + counts[1])
    return SamplesByDataset(
      expert: Samples(Array(rows[..<first])), suboptimal: Samples(Array(rows[first..<second])),
      rollout: Samples(Array(rows[second...])))
  }

  /// The derivatives of a loss by the rows, 0 for a dataset on which it does not depend.
  private func rowGradient(_ derivatives: Derivatives, at rows: [Float]) -> [Float] {
    let gradient = derivatives(Self.parts(rows))
    return zip([gradient.expert, gradient.suboptimal, gradient.rollout], Self.counts)
      .flatMap { part, count in
        part.elements.isEmpty ? Array(repeating: 0, count: count) : part.elements
      }
  }

  private func doubles(_ matrix: Matrix, _ row: Int) -> [Double] {
    matrix.row(row).map(Double.init)
  }
}
