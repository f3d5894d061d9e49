public import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Dual-discriminator model-based imitation learning (D2MIL), Algorithm 2 of the paper: DMIL for a few
/// expert data D_e beside more data of mixed quality, D_o.
///
///     L_dr = E_{De ∪ Do}[−log d_r] + E_Dr[−log(1 − d_r)]                                       (26)
///     L_do = η E_De[−log d_o] + E_{Do ∪ Dr}[−log(1 − d_o)] − η E_De[−log(1 − d_o)]             (27)
///     L_π  = E_De[−(α_π − β_o η/(d_o (1 − d_o)) − β_r/d_r) log π]
///            + E_Do[−(β_o/(1 − d_o) − β_r/d_r) log π] + E_Dr[−(β_o/(1 − d_o) + β_r/(1 − d_r)) log π]   (34)
///     L_f  = E_{De ∪ Do}[−(α_f − 1/d_r) log f] + E_Dr[−1/(1 − d_r) · log f]                    (35)
///
/// d_r(s, a, log π, log f) tells recorded transitions from rollouts, d_o(s, a, log π) expert actions
/// from all others. One step updates d_r, d_o, π and f. There is no public implementation.
///
/// Differs from the paper, or decides what it leaves open:
/// 1. E over a union is the sum of expectations, as Equations (31) and (34) need it to be.
/// 2. The weight of D_o in (34) is negative where d_r is small beside 1 − d_o; log π is minimised
///    there, without a lower bound. A component of log π below −20, which d can tell from nothing
///    lower, is not pushed further down. A setting puts 0 in the place of negative weights.
/// 3. Rollouts start from D_e ∪ D_o, on which f is fitted, and D_r is as large as both together.
/// 4. What DMIL decides on log-densities, rollouts and the bounds of f holds here, too.
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
    /// β_o, the weight of d_o's correction of π; β_r is the rest to 1.
    public var betaOptimality = 0.5
    /// Steps between two updates of d_o.
    public var optimalityInterval = 1
    /// Whether weights of D_o below 0 count as 0.
    public var dropsNegativeWeights = false
    /// Whether the discriminators are clipped in their own losses as well.
    public var clipsDiscriminatorLoss = true

    public init() {}
  }

  /// What no component of log π is pushed below: the end of what the discriminators can tell apart.
  private static let logPolicyFloor: Float = -20
  private static let sets: [DataSet] = [.expert, .suboptimal, .rollout]

  public static let lossNames = [
    "policy_loss", "dynamics_loss", "reliability_loss", "optimality_loss",
  ]
  public static let diagnosticNames =
    PolicyAndModel.logStdNames
    + DiscriminatorDiagnostics.names("reliability", on: sets)
    + DiscriminatorDiagnostics.names("optimality", on: sets) + ["negative_weight_share"]

  private let settings: Settings
  private let weights: DualWeights<Float>
  private(set) var models: PolicyAndModel
  private(set) var reliability: DiscriminatorTrainer
  private(set) var optimality: DiscriminatorTrainer

  /// Learns from D_e and D_o; each step draws `batchCount` transitions from D_e, from D_o and from D_r.
  ///
  /// - Precondition: there is a D_o.
  public init(settings: Settings, data: ImitationData, batchCount: Int, seed: UInt64) {
    self.settings = settings
    weights = DualWeights(
      alpha: Float(settings.alphaPolicy), eta: Float(settings.eta),
      betaO: Float(settings.betaOptimality), betaR: Float(1 - settings.betaOptimality))
    models = PolicyAndModel(
      settings: settings.models, expert: data.expert.transitions,
      suboptimal: data.requiredSuboptimal.transitions, batchCount: batchCount, seed: seed)
    let batch = models.batch
    func judge(_ name: String, seeing sight: DiscriminatorTrainer.Sight) -> DiscriminatorTrainer {
      DiscriminatorTrainer(
        named: name, seeing: sight, hiddenWidths: settings.discriminatorWidths,
        learningRate: settings.models.learningRate, like: batch, seed: seed)
    }
    reliability = judge("reliability", seeing: DiscriminatorTrainer.Sight())
    optimality = judge("optimality", seeing: DiscriminatorTrainer.Sight(logDynamics: false))
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
    let judged = (outputs.reliability.dual(in: batch), outputs.optimality.dual(in: batch))
    return [
      updatePolicy(logPolicy, judgedBy: judged, on: batch),
      updateDynamics(logDynamics, judgedBy: judged.0, on: batch), reliabilityLoss, optimalityLoss,
    ]
  }

  // MARK: The four updates

  private typealias Judgement = (
    reliability: DualSamples<Float>, optimality: DualSamples<Float>
  )

  private mutating func updateReliability(on inputs: Matrix, of batch: Batch) -> Float {
    reliability.update(
      on: inputs, of: batch, clipsLoss: settings.clipsDiscriminatorLoss, trace: &models.trace
    ) { outputs in
      let (loss, slope) = valueWithGradient(at: outputs.dual(in: batch)) {
        equation26(
          expertOutputs: $0.expert, suboptimalOutputs: $0.suboptimal,
          rolloutOutputs: $0.rollout)
      }
      return (loss, joined(slope))
    }
  }

  private mutating func updateOptimality(on inputs: Matrix, of batch: Batch) -> Float {
    let eta = weights.eta
    return optimality.update(
      on: inputs, of: batch, clipsLoss: settings.clipsDiscriminatorLoss, trace: &models.trace
    ) { outputs in
      let (loss, slope) = valueWithGradient(at: outputs.dual(in: batch)) {
        equation27(
          expertOutputs: $0.expert, suboptimalOutputs: $0.suboptimal,
          rolloutOutputs: $0.rollout, eta: eta)
      }
      return (loss, joined(slope))
    }
  }

  private mutating func updatePolicy(
    _ logPolicy: Matrix, judgedBy outputs: Judgement, on batch: Batch
  ) -> Float {
    let weights = weights
    let (loss, slope) = valueWithGradient(at: Samples(logPolicy.rowSums).dual(in: batch)) {
      equation34(
        logPolicy: $0, reliability: outputs.reliability, optimality: outputs.optimality,
        weights: weights)
    }
    var slopes = joined(slope)
    if settings.dropsNegativeWeights {
      for row in batch.rows(of: .suboptimal) { slopes[row] = min(slopes[row], 0) }
    }
    models.updatePolicy(
      slopes, on: batch, loss: loss, loweringNone: logPolicy, below: Self.logPolicyFloor)
    return loss
  }

  private mutating func updateDynamics(
    _ logDynamics: Matrix, judgedBy reliability: DualSamples<Float>, on batch: Batch
  ) -> Float {
    let alpha = Float(settings.alphaDynamics)
    let (loss, slope) = valueWithGradient(at: Samples(logDynamics.rowSums).dual(in: batch)) {
      equation35(logDynamics: $0, reliability: reliability, alpha: alpha)
    }
    models.updateDynamics(joined(slope), on: batch, loss: loss)
    return loss
  }

  // MARK: Judging

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
  /// The samples by data set.
  fileprivate func dual(in batch: Batch) -> DualSamples<Float> {
    DualSamples(
      expert: rows(of: .expert, in: batch), suboptimal: rows(of: .suboptimal, in: batch),
      rollout: rows(of: .rollout, in: batch))
  }
}

/// The slopes of all rows of a batch.
private func joined(_ slope: DualSamples<Float>.TangentVector) -> [Float] {
  slope.expert.elements + slope.suboptimal.elements + slope.rollout.elements
}
