public import Demonstrations
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Discriminator-guided model-based offline imitation learning (DMIL), Algorithm 1 of the paper.
///
///     L_d = E_De[−log d] + E_Dr[−log(1 − d)],   d = d(s, a, log π(a|s), log f(s′|s, a))    (14)
///     L_π = E_De[−(α_π − 1/d) log π(a|s)] + E_Dr[−1/(1 − d) · log π(a|s)]                  (22)
///     L_f = E_De[−(α_f − 1/d) log f(s′|s, a)] + E_Dr[−1/(1 − d) · log f(s′|s, a)]          (24)
///
/// One step updates d, then π, then f. d is a constant in the losses of π and f, and log π and
/// log f are constants in the loss of d.
///
/// Differs from the paper, or decides what it leaves open:
/// 1. log π and log f are computed once in a step, before d is updated; so are the weights that the
///    updated d gives, which π and f share. Algorithm 1 does not say when they are computed.
/// 2. The log-densities enter d by component, clipped to [−20, 10] and scaled to [0, 1].
/// 3. D_r is a ring as large as D_e, refreshed every 1,000 steps by one-step rollouts of means and
///    modes; the paper's line 4 has neither horizon nor cadence.
/// 4. The loss of f carries 0.01 · (Σ max − Σ min) of its log-std bounds, which the self-training
///    term would let drift.
public struct DMIL: Learner {
  /// Hyper-parameters; the defaults are those of Table 2 and Appendix B.2 of the paper.
  public struct Settings: Equatable, Sendable {
    public var models = PolicyAndModel.Settings()
    public var discriminatorWidths = [512, 512]
    /// α_π, the weight of the policy's own loss.
    public var alphaPolicy = 10.0
    /// α_f, the weight of the dynamics model's own loss.
    public var alphaDynamics = 10.0

    public init() {}
  }

  public static let diagnosticNames = [
    "policy_loss", "dynamics_loss", "discriminator_loss", "discriminator_mean_expert",
    "discriminator_mean_rollout",
  ]

  private let settings: Settings
  private(set) var models: PolicyAndModel
  private(set) var discriminator: Discriminator
  private var discriminatorOptimizer: Adam

  /// Learns from `expert`, D_e in normalised states; each step draws `batchCount` transitions from
  /// D_e and as many from D_r.
  public init(settings: Settings, expert: Transitions, batchCount: Int, seed: UInt64) {
    self.settings = settings
    models = PolicyAndModel(
      settings: settings.models, expert: expert, batchCount: batchCount, seed: seed)
    var stream = Generator(seed: seed, stream: "discriminator weights")
    discriminator = Discriminator(
      observationCount: expert.observations.columnCount,
      actionCount: expert.actions.columnCount, hiddenWidths: settings.discriminatorWidths,
      using: &stream)
    discriminatorOptimizer = Adam(
      learningRate: settings.models.learningRate,
      parameterCount: discriminator.network.parameters.count)
  }

  public mutating func step(_ index: Int) -> [Float?] {
    guard index >= pretrainingStepCount else {
      models.drawExpertBatch(atStep: index)
      return [nil, models.fitDynamicsToExpertBatch(), nil, nil, nil]
    }
    models.drawBatch(atStep: index)
    let batch = models.batch
    let logPolicy = models.policy.logDensities(of: batch.actions, at: batch.observations)
    let logDynamics = models.dynamics.logDensities(
      of: batch.nextObservations, after: batch.stateActions)
    let inputs = Discriminator.inputs(
      stateActions: batch.stateActions, logPolicy: logPolicy, logDynamics: logDynamics)

    let discriminatorLoss = updateDiscriminator(on: inputs)
    let outputs = Samples(discriminator.outputs(at: inputs)).split(at: models.batchCount)
    let policyLoss = updatePolicy(
      logPolicy: Samples(logPolicy.rowSums), judgedBy: outputs, on: batch)
    let dynamicsLoss = updateDynamics(
      logDynamics: Samples(logDynamics.rowSums), judgedBy: outputs, on: batch)
    return [
      policyLoss, dynamicsLoss, discriminatorLoss,
      expectation(outputs.expert), expectation(outputs.rollout),
    ]
  }

  // MARK: The three updates

  private typealias Judgement = (expert: Samples<Float>, rollout: Samples<Float>)

  private mutating func updateDiscriminator(on inputs: Matrix) -> Float {
    let outputs = Samples(discriminator.outputs(at: inputs)).split(at: models.batchCount)
    let (loss, slope) = valueWithGradient(at: outputs.expert, outputs.rollout) {
      equation3(expertOutputs: $0, rolloutOutputs: $1)
    }
    discriminator.backward(slope.0.elements + slope.1.elements, at: inputs)
    discriminator.update(with: &discriminatorOptimizer)
    return loss
  }

  private mutating func updatePolicy(
    logPolicy: Samples<Float>, judgedBy outputs: Judgement, on batch: Batch
  ) -> Float {
    let alpha = Float(settings.alphaPolicy)
    let parts = logPolicy.split(at: models.batchCount)
    let (loss, slope) = valueWithGradient(at: parts.expert, parts.rollout) {
      equation22(
        expertLogPolicy: $0, rolloutLogPolicy: $1,
        expertOutputs: outputs.expert, rolloutOutputs: outputs.rollout, alpha: alpha)
    }
    models.policy.backward(slope.0.elements + slope.1.elements, at: batch.observations)
    models.policy.update(with: &models.policyOptimizer)
    return loss
  }

  private mutating func updateDynamics(
    logDynamics: Samples<Float>, judgedBy outputs: Judgement, on batch: Batch
  ) -> Float {
    let alpha = Float(settings.alphaDynamics)
    let parts = logDynamics.split(at: models.batchCount)
    let (loss, slope) = valueWithGradient(at: parts.expert, parts.rollout) {
      equation24(
        expertLogDynamics: $0, rolloutLogDynamics: $1,
        expertOutputs: outputs.expert, rolloutOutputs: outputs.rollout, alpha: alpha)
    }
    models.dynamics.backward(slope.0.elements + slope.1.elements, after: batch.stateActions)
    models.dynamics.update(with: &models.dynamicsOptimizer)
    return loss
  }

  // MARK: State

  public var policy: TanhGaussianPolicy { models.policy }

  public var pretrainingStepCount: Int { settings.models.dynamicsPretrainingStepCount }

  public var tensors: [Tensor] {
    models.tensors + discriminator.network.tensors(named: "discriminator")
      + discriminatorOptimizer.tensors(named: "discriminator")
  }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try models.restore(tensors)
    try discriminator.restore(named: "discriminator", from: tensors)
    try discriminatorOptimizer.restore(named: "discriminator", from: tensors)
  }

  public var rollouts: Transitions? { models.rollouts.transitions }

  public mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]? {
    let stateActions = transitions.observations.besides(transitions.actions)
    return discriminator.outputs(
      at: Discriminator.inputs(
        stateActions: stateActions,
        logPolicy: models.policy.logDensities(
          of: transitions.actions, at: transitions.observations),
        logDynamics: models.dynamics.logDensities(
          of: transitions.nextObservations, after: stateActions)))
  }
}

// MARK: Cost

extension DMIL {
  /// The matrix products of one step, in order.
  public var stepProducts: [ProductShape] {
    let rowCount = 2 * models.batchCount
    let (policy, dynamics) = (models.policy.network, models.dynamics.network)
    return policy.forwardProducts(rowCount: rowCount) + dynamics.forwardProducts(rowCount: rowCount)
      + discriminator.network.forwardProducts(rowCount: rowCount)
      + discriminator.network.backwardProducts(rowCount: rowCount)
      + discriminator.network.forwardProducts(rowCount: rowCount)
      + policy.backwardProducts(rowCount: rowCount) + dynamics.backwardProducts(rowCount: rowCount)
  }
}
