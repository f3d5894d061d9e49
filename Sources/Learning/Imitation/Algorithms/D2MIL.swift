public import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Dual-discriminator model-based imitation learning (D2MIL), Algorithm 2 of the paper: DMIL for few
/// expert data D_e and more data of mixed quality, D_o.
///
///     L_dr = E_{De ∪ Do}[−log d_r] + E_Dr[−log(1 − d_r)]                                       (26)
///     L_do = η E_De[−log d_o] + E_{Do ∪ Dr}[−log(1 − d_o)] − η E_De[−log(1 − d_o)]             (27)
///     L_π  = E_De[−(α_π − β_o η/(d_o (1 − d_o)) − β_r/d_r) log π]
///            + E_Do[−(β_o/(1 − d_o) − β_r/d_r) log π] + E_Dr[−(β_o/(1 − d_o) + β_r/(1 − d_r)) log π]   (34)
///     L_f  = E_{De ∪ Do}[−(α_f − 1/d_r) log f] + E_Dr[−1/(1 − d_r) · log f]                    (35)
///
/// d_r(s, a, log π, log f) separates recorded transitions from rollouts, d_o(s, a, log π) expert actions
/// from all others. A step updates d_r, d_o, π and f. There is no public implementation.
///
/// Differs from the paper, or decides a point that it leaves open:
/// 1. E over a union is the sum of expectations, as in Equations (31) and (34).
/// 2. The weight of D_o in (34) is negative where d_r is small relative to 1 − d_o; there log π is
///    minimized, without a lower bound. A component of log π below −20, the lower end of d's inputs, is
///    not decreased further. A setting replaces negative weights by 0.
/// 3. Rollouts start from D_e ∪ D_o, on which f is fitted, and D_r is as large as both together.
/// 4. The decisions of DMIL on log-densities, rollouts and the bounds of f apply here as well.
public struct D2MIL: Learner {
  /// Hyper-parameters; the defaults are those of Table 2 and Appendix B.2 of the paper.
  public struct Settings: Equatable, Sendable {
    public var models = PolicyAndModel.Settings()
    /// Of both discriminators.
    public var discriminatorWidths = [512, 512]
    /// α_π, the weight of the policy's own loss.
    public var alphaPolicy = 10.0
    /// α_f, the weight of the dynamics model's own loss.
    public var alphaDynamics = 10.0
    /// η, the weight of expert data as positive examples of d_o.
    public var eta = 0.5
    /// β_o, the weight of d_o's correction of π; β_r = 1 − β_o.
    public var betaOptimality = 0.5
    /// Steps between two updates of d_o.
    public var optimalityInterval = 1
    /// Whether negative weights of D_o are replaced by 0.
    public var dropsNegativeWeights = false
    /// Whether the discriminators are clipped in their own losses as well.
    public var clipsDiscriminatorLoss = true

    public init() {}
  }

  /// The bound below which no component of log π is decreased: the lower end of the discriminators'
  /// inputs.
  private static let logPolicyFloor: Float = -20
  private static let datasets: [DatasetRole] = [.expert, .suboptimal, .rollout]

  public static let lossNames = [
    "policy_loss", "dynamics_loss", "reliability_loss", "optimality_loss",
  ]
  public static let diagnosticNames =
    PolicyAndModel.logStdNames
    + DiscriminatorDiagnostics.names("reliability", on: datasets)
    + DiscriminatorDiagnostics.names("optimality", on: datasets) + ["negative_weight_share"]

  private let settings: Settings
  private let weights: D2MILWeights<Float>
  private(set) var models: PolicyAndModel
  private(set) var reliability: DiscriminatorTrainer
  private(set) var optimality: DiscriminatorTrainer

  /// Learns from D_e and D_o; each step draws `batchCount` transitions from D_e, from D_o and from D_r.
  ///
  /// - Precondition: there is a D_o.
  public init(settings: Settings, data: ImitationData, batchCount: Int, seed: UInt64) {
    self.settings = settings
    weights = D2MILWeights(
      alpha: Float(settings.alphaPolicy), eta: Float(settings.eta),
      betaO: Float(settings.betaOptimality), betaR: Float(1 - settings.betaOptimality))
    let expert = data.expert.transitions
    models = PolicyAndModel(
      settings: settings.models, expert: expert,
      suboptimal: data.requiredSuboptimal.transitions, batchCount: batchCount, seed: seed)
    func trainer(_ name: String, _ inputs: DiscriminatorTrainer.Inputs) -> DiscriminatorTrainer {
      DiscriminatorTrainer(
        named: name, inputs: inputs, hiddenWidths: settings.discriminatorWidths,
        learningRate: settings.models.learningRate, for: expert, seed: seed)
    }
    reliability = trainer("reliability", .init())
    optimality = trainer("optimality", .init(logDynamics: false))
  }

  public mutating func step(_ index: Int) -> [Float?] {
    guard index >= pretrainingStepCount else {
      models.drawRecordedBatch(atStep: index)
      return [nil, models.fitDynamicsToRecordedBatch(), nil, nil]
    }
    let step = index - pretrainingStepCount
    models.refreshRollouts(atStep: step)
    models.drawBatch(atStep: index)
    let batch = models.batch
    let logPolicy = models.logPolicy(of: batch)
    let logDynamics = models.logDynamics(of: batch)
    let inputs = inputs(of: batch, logPolicy: logPolicy, logDynamics: logDynamics)

    let reliabilityLoss = updateReliability(on: inputs.reliability, of: batch)
    let optimalityLoss =
      step % settings.optimalityInterval == 0
      ? updateOptimality(on: inputs.optimality, of: batch) : nil
    let outputs = (
      reliability: Samples(reliability.outputs(at: inputs.reliability)),
      optimality: Samples(optimality.outputs(at: inputs.optimality))
    )
    models.trace?.record("reliability.outputs", outputs.reliability.elements, by: batch)
    models.trace?.record("optimality.outputs", outputs.optimality.elements, by: batch)
    let samples = (
      reliability: outputs.reliability.byDataset(in: batch),
      optimality: outputs.optimality.byDataset(in: batch)
    )
    return [
      updatePolicy(logPolicy, outputs: samples, on: batch),
      updateDynamics(logDynamics, reliability: samples.reliability, on: batch), reliabilityLoss,
      optimalityLoss,
    ]
  }

  // MARK: The four updates

  private typealias Outputs = (
    reliability: D2MILSamples<Float>, optimality: D2MILSamples<Float>
  )

  private mutating func updateReliability(on inputs: Matrix, of batch: Batch) -> Float {
    reliability.update(
      on: inputs, of: batch, clipsLoss: settings.clipsDiscriminatorLoss, trace: &models.trace
    ) { outputs in
      let (loss, gradient) = valueWithGradient(at: outputs.byDataset(in: batch)) {
        reliabilityLoss(
          expertOutputs: $0.expert, suboptimalOutputs: $0.suboptimal,
          rolloutOutputs: $0.rollout)
      }
      return (loss, joined(gradient))
    }
  }

  private mutating func updateOptimality(on inputs: Matrix, of batch: Batch) -> Float {
    let eta = weights.eta
    return optimality.update(
      on: inputs, of: batch, clipsLoss: settings.clipsDiscriminatorLoss, trace: &models.trace
    ) { outputs in
      let (loss, gradient) = valueWithGradient(at: outputs.byDataset(in: batch)) {
        optimalityLoss(
          expertOutputs: $0.expert, suboptimalOutputs: $0.suboptimal,
          rolloutOutputs: $0.rollout, eta: eta)
      }
      return (loss, joined(gradient))
    }
  }

  private mutating func updatePolicy(
    _ logPolicy: Matrix, outputs: Outputs, on batch: Batch
  ) -> Float {
    let weights = weights
    let (loss, gradient) = valueWithGradient(
      at: Samples(logPolicy.rowSums).byDataset(in: batch)
    ) {
      d2milPolicyLoss(
        logPolicy: $0, reliability: outputs.reliability, optimality: outputs.optimality,
        weights: weights)
    }
    var rowGradient = joined(gradient)
    if settings.dropsNegativeWeights {
      for row in batch.rows(of: .suboptimal) { rowGradient[row] = min(rowGradient[row], 0) }
    }
    models.updatePolicy(
      rowGradient, on: batch, loss: loss, loweringNone: logPolicy, below: Self.logPolicyFloor)
    return loss
  }

  private mutating func updateDynamics(
    _ logDynamics: Matrix, reliability: D2MILSamples<Float>, on batch: Batch
  ) -> Float {
    let alpha = Float(settings.alphaDynamics)
    let (loss, gradient) = valueWithGradient(
      at: Samples(logDynamics.rowSums).byDataset(in: batch)
    ) {
      d2milDynamicsLoss(logDynamics: $0, reliability: reliability, alpha: alpha)
    }
    models.updateDynamics(joined(gradient), on: batch, loss: loss)
    return loss
  }

  // MARK: Diagnostics

  private func inputs(
    of batch: Batch, logPolicy: Matrix, logDynamics: Matrix
  ) -> (reliability: Matrix, optimality: Matrix) {
    (
      reliability.inputs(
        stateActions: batch.stateActions, logPolicy: logPolicy, logDynamics: logDynamics),
      optimality.inputs(
        stateActions: batch.stateActions, logPolicy: logPolicy, logDynamics: nil)
    )
  }

  /// d_r of each transition.
  public mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]? {
    let stateActions = transitions.observations.besides(transitions.actions)
    let inputs = reliability.inputs(
      stateActions: stateActions,
      logPolicy: models.policy.logDensities(
        of: transitions.actions, at: transitions.observations),
      logDynamics: models.dynamics.logDensities(
        of: transitions.nextObservations, after: stateActions))
    return reliability.outputs(at: inputs)
  }

  public mutating func diagnostics(_ index: Int) -> [Float?] {
    guard let batch = models.drawDiagnosticBatch(atStep: index) else {
      return Self.diagnosticNames.map { _ in nil }
    }
    let inputs = inputs(
      of: batch,
      logPolicy: models.policy.logDensities(of: batch.actions, at: batch.observations),
      logDynamics: models.dynamics.logDensities(
        of: batch.nextObservations, after: batch.stateActions))
    let (reliabilities, optimalities) = (
      reliability.outputs(at: inputs.reliability), optimality.outputs(at: inputs.optimality)
    )
    let rows = batch.rows(of: .suboptimal)
    let negative = rows.count {
      weights.betaO / (1 - optimalities[$0]) < weights.betaR / reliabilities[$0]
    }
    return models.logStds(on: batch)
      + reliability.diagnostics(on: inputs.reliability, of: batch)
      + optimality.diagnostics(on: inputs.optimality, of: batch)
      + [Float(negative) / Float(rows.count)]
  }

  // MARK: State

  public var policy: TanhGaussianPolicy { models.policy }

  public var pretrainingStepCount: Int { settings.models.dynamicsPretrainingStepCount }

  public var tensors: [Tensor] { models.tensors + reliability.tensors + optimality.tensors }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try models.restore(tensors)
    try reliability.restore(tensors)
    try optimality.restore(tensors)
  }

  public var rollouts: Transitions? { models.madeRollouts }

  public var trace: Trace? {
    get { models.trace }
    set { models.trace = newValue }
  }

  /// Of a step in which d_o is updated.
  public var stepProducts: [ProductShape] {
    let rowCount = models.batch.rowCount
    let (policy, dynamics) = (models.policy.network, models.dynamics.network)
    return policy.forwardProducts(rowCount: rowCount)
      + dynamics.forwardProducts(rowCount: rowCount)
      + reliability.stepProducts(rowCount: rowCount)
      + optimality.stepProducts(rowCount: rowCount)
      + policy.backwardProducts(rowCount: rowCount)
      + dynamics.backwardProducts(rowCount: rowCount)
  }
}

extension Samples where Scalar == Float {
  /// The samples by dataset.
  fileprivate func byDataset(in batch: Batch) -> D2MILSamples<Float> {
    D2MILSamples(
      expert: rows(of: .expert, in: batch), suboptimal: rows(of: .suboptimal, in: batch),
      rollout: rows(of: .rollout, in: batch))
  }
}

/// The gradient by all rows of a batch.
private func joined(_ gradient: D2MILSamples<Float>.TangentVector) -> [Float] {
  gradient.expert.elements + gradient.suboptimal.elements + gradient.rollout.elements
}
