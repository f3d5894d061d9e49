internal import Imitation
internal import LinearAlgebra
internal import Networks
internal import RealModule
internal import _Differentiation

/// The path that really trains: the gradient that `backward` leaves in the networks' memory, in
/// single precision, against central differences of the transcribed loss of a reference in Double.
struct TrainingChecks: Sendable {
  private static let directionCount = 8
  private static let tolerance = 1e-5
  /// Rows of each data set in the batch: D_e, D_o, D_r.
  private static let counts = [6, 5, 4]
  private static let dataSets = ["expert", "suboptimal", "rollout"]
  private typealias Cotangents = (DualSamples<Float>) -> DualSamples<Float>.TangentVector

  private let observations = Self.drawn(3, stream: "states") { Float($0) }
  private let actions = Self.drawn(2, stream: "actions") { 0.8 * .tanh(Float($0)) }
  private let nextObservations = Self.drawn(3, stream: "next states") { Float($0) }
  private var stateActions: Matrix { observations.besides(actions) }
  /// d_o, or DMIL's d, and d_r where a network of their own is not the one that is trained.
  private let optimality = Self.outputs(stream: "optimality")
  private let reliability = Self.outputs(stream: "reliability")
  private let weights = DualWeights<Float>(alpha: 10, eta: 0.5, betaO: 0.4, betaR: 0.6)

  /// The checks of equation `number`; none where no network is trained on it.
  func results(for number: Int) -> [CheckResult] {
    if let cotangents = policyCotangents(number) {
      return [policy(number, cotangents)]
    }
    if let cotangents = dynamicsCotangents(number) {
      return [dynamics(number, cotangents)]
    }
    return discriminatorCotangents(number).map { [discriminator(number, $0)] } ?? []
  }

  // MARK: The losses as they are called in training

  private func policyCotangents(_ number: Int) -> Cotangents? {
    let (expert, rollout) = (optimality.expert, optimality.rollout)
    let (reliability, optimality, weights) = (reliability, optimality, weights)
    switch number {
    case 1: return { gradient(at: $0) { equation1(logPolicy: $0.expert) } }
    case 11: return { gradient(at: $0) { equation11(logPolicy: $0.expert) } }
    case 13:
      return {
        gradient(at: $0) {
          equation13(expertLogPolicy: $0.expert, rolloutLogPolicy: $0.rollout)
        }
      }
    case 22:
      return {
        gradient(at: $0) {
          equation22(
            expertLogPolicy: $0.expert, rolloutLogPolicy: $0.rollout, expertOutputs: expert,
            rolloutOutputs: rollout, alpha: 10)
        }
      }
    case 34:
      return {
        gradient(at: $0) {
          equation34(
            logPolicy: $0, reliability: reliability, optimality: optimality, weights: weights)
        }
      }
    default: return nil
    }
  }

  private func dynamicsCotangents(_ number: Int) -> Cotangents? {
    let (expert, rollout) = (optimality.expert, optimality.rollout)
    let reliability = reliability
    switch number {
    case 2: return { gradient(at: $0) { equation2(logDynamics: $0.expert) } }
    case 12: return { gradient(at: $0) { equation12(logDynamics: $0.expert) } }
    case 24:
      return {
        gradient(at: $0) {
          equation24(
            expertLogDynamics: $0.expert, rolloutLogDynamics: $0.rollout, expertOutputs: expert,
            rolloutOutputs: rollout, alpha: 10)
        }
      }
    case 35:
      return {
        gradient(at: $0) { equation35(logDynamics: $0, reliability: reliability, alpha: 10) }
      }
    default: return nil
    }
  }

  private func discriminatorCotangents(_ number: Int) -> Cotangents? {
    switch number {
    case 3:
      return {
        gradient(at: $0) { equation3(expertOutputs: $0.expert, rolloutOutputs: $0.rollout) }
      }
    case 14:
      return {
        gradient(at: $0) { equation14(expertOutputs: $0.expert, rolloutOutputs: $0.rollout) }
      }
    case 26:
      return {
        gradient(at: $0) {
          equation26(
            expertOutputs: $0.expert, suboptimalOutputs: $0.suboptimal, rolloutOutputs: $0.rollout)
        }
      }
    case 27:
      return {
        gradient(at: $0) {
          equation27(
            expertOutputs: $0.expert, suboptimalOutputs: $0.suboptimal,
            rolloutOutputs: $0.rollout, eta: 0.5)
        }
      }
    default: return nil
    }
  }

  // MARK: The networks

  private func policy(_ number: Int, _ cotangents: Cotangents) -> CheckResult {
    var generator = Generator(seed: 0, stream: "policy weights")
    var policy = TanhGaussianPolicy(
      observationCount: 3, actionCount: 2, hiddenWidths: [16, 16], using: &generator)
    let densities = policy.logDensities(of: actions, at: observations).rowSums
    policy.backward(flat(cotangents(parts(densities))), at: observations)
    let widths = policy.network.widths
    return result(
      number, "the policy", policy.network.gradient, at: policy.network.parameters,
      names: ["LogPolicy", "logPolicy"]
    ) { parameters, row in
      NetworkReference.logPolicy(
        widths, parameters, observation: doubles(observations, row), action: doubles(actions, row))
    }
  }

  private func dynamics(_ number: Int, _ cotangents: Cotangents) -> CheckResult {
    var generator = Generator(seed: 0, stream: "dynamics weights")
    var dynamics = GaussianDynamics(
      observationCount: 3, actionCount: 2, hiddenWidths: [16, 16], using: &generator)
    let densities = dynamics.logDensities(of: nextObservations, after: stateActions).rowSums
    dynamics.backward(flat(cotangents(parts(densities))), after: stateActions)
    let widths = dynamics.network.widths
    return result(
      number, "the model", dynamics.network.gradient, at: dynamics.network.parameters,
      names: ["LogDynamics", "logDynamics"],
      penalty: { NetworkReference.boundPenalty($0, observationCount: 3) }
    ) { parameters, row in
      NetworkReference.logDynamics(
        widths, parameters, stateAction: doubles(stateActions, row),
        next: doubles(nextObservations, row))
    }
  }

  private func discriminator(_ number: Int, _ cotangents: Cotangents) -> CheckResult {
    var generator = Generator(seed: 0, stream: "discriminator weights")
    let densities = Self.drawn(5, stream: "log-densities") { Float(4 * $0) }
    let inputs = Discriminator.inputs(stateActions: stateActions, logDensities: [densities])
    var discriminator = Discriminator(
      inputCount: inputs.columnCount, hiddenWidths: [16, 16], using: &generator)
    let outputs = discriminator.outputs(at: inputs)
    discriminator.backward(flat(cotangents(parts(outputs))), at: inputs)
    let widths = discriminator.network.widths
    return result(
      number, "the discriminator", discriminator.network.gradient,
      at: discriminator.network.parameters, names: ["Outputs", "outputs"]
    ) { parameters, row in
      NetworkReference.discriminator(widths, parameters, doubles(inputs, row))
    }
  }

  // MARK: Comparing

  /// The slopes of the loss along random directions, by the gradient and by differences.
  ///
  /// `quantity` is what the network gives for a row, which enters the loss as `expertLogPolicy` and
  /// so on, and `logPolicy.expert` and so on.
  private func result(
    _ number: Int, _ trained: String, _ gradient: [Float], at parameters: [Float], names: [String],
    penalty: ([Double]) -> Double = { _ in 0 }, _ quantity: ([Double], Int) -> Double
  ) -> CheckResult {
    var generator = Generator(seed: 0, stream: "directions of weights")
    let directions = (0..<Self.directionCount).map { _ in
      gradient.map { _ in generator.normal() }
    }
    let slopes = directions.map { direction in
      zip(gradient, direction).reduce(0.0) { $0 + Double($1.0) * $1.1 }
    }
    let start = parameters.map(Double.init)
    let (error, step) = Differences.error(of: slopes) { index, t in
      let moved = zip(start, directions[index]).map { $0 + t * $1 }
      let rows = (0..<Self.counts.reduce(0, +)).map { quantity(moved, $0) }
      let loss = Transcriptions.value(of: number, inputs(rows, names: names))?[0] ?? .nan
      return loss + penalty(moved)
    }
    return CheckResult(
      .training, "of \(trained), its gradient against a reference in double",
      measured: error, tolerance: Self.tolerance, step: step, count: directions.count,
      precision: .single)
  }

  private func inputs(_ rows: [Double], names: [String]) -> Inputs {
    var values: [String: Value] = [
      "alpha": .number(10), "eta": .number(0.5), "weights.alpha": .number(10),
      "weights.eta": .number(0.5), "weights.betaO": .number(Double(weights.betaO)),
      "weights.betaR": .number(Double(weights.betaR)),
    ]
    var start = 0
    let fixed = [
      (optimality.expert, reliability.expert), (optimality.suboptimal, reliability.suboptimal),
      (optimality.rollout, reliability.rollout),
    ]
    for (index, dataSet) in Self.dataSets.enumerated() {
      let part = Array(rows[start..<start + Self.counts[index]])
      start += Self.counts[index]
      let (optimality, reliability) = fixed[index]
      values["\(dataSet)Outputs"] = .samples(optimality.elements.map(Double.init))
      values["optimality.\(dataSet)"] = values["\(dataSet)Outputs"]
      values["reliability.\(dataSet)"] = .samples(reliability.elements.map(Double.init))
      values[dataSet + names[0]] = .samples(part)
      values["\(names[1]).\(dataSet)"] = .samples(part)
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

  private static func outputs(stream: String) -> DualSamples<Float> {
    var generator = Generator(seed: 0, stream: stream)
    func part(_ count: Int) -> Samples<Float> {
      Samples((0..<count).map { _ in Float(0.1 + 0.8 * generator.uniform()) })
    }
    return DualSamples(
      expert: part(counts[0]), suboptimal: part(counts[1]), rollout: part(counts[2]))
  }

  private func parts(_ rows: [Float]) -> DualSamples<Float> {
    let (first, second) = (Self.counts[0], Self.counts[0] + Self.counts[1])
    return DualSamples(
      expert: Samples(Array(rows[..<first])), suboptimal: Samples(Array(rows[first..<second])),
      rollout: Samples(Array(rows[second...])))
  }

  /// One cotangent for each row; a data set that the loss does not see has none, which is 0.
  private func flat(_ slopes: DualSamples<Float>.TangentVector) -> [Float] {
    zip([slopes.expert, slopes.suboptimal, slopes.rollout], Self.counts).flatMap { part, count in
      part.elements.isEmpty ? Array(repeating: 0, count: count) : part.elements
    }
  }

  private func doubles(_ matrix: Matrix, _ row: Int) -> [Double] {
    matrix.row(row).map(Double.init)
  }
}
