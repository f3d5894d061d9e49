public import Demonstrations
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Behavioral cloning with a dynamics model (BC+d): the policy clones expert data and its own model
/// rollouts alike.
///
///     L_f = E_De[−log f(s′|s, a)]                       (Eq. 12)
///     L_π = E_De[−log π(a|s)] + E_Dr[−log π(a|s)]       (Eq. 13)
///
/// Differs from the paper, which leaves these open:
/// 1. The rollouts come from the generator, ring and cadence of DMIL, so that the two methods
///    differ in the discriminator alone.
/// 2. E over De ∪ Dr is the sum of the two expectations, as Eqs. (31) and (34) need it to be.
public struct BehavioralCloningWithDynamics: Learner {
  public typealias Settings = PolicyAndModel.Settings

  public static let diagnosticNames = ["policy_loss", "dynamics_loss"]

  private var models: PolicyAndModel

  /// Learns from `expert`, D_e in normalised states; each step draws `batchCount` transitions from
  /// D_e and as many from D_r.
  public init(settings: Settings, expert: Transitions, batchCount: Int, seed: UInt64) {
    models = PolicyAndModel(
      settings: settings, expert: expert, batchCount: batchCount, seed: seed)
  }

  public mutating func step(_ index: Int) -> [Float?] {
    models.drawExpertBatch(atStep: index)
    guard index >= pretrainingStepCount else { return [nil, models.fitDynamicsToExpertBatch()] }

    models.drawBatch(atStep: index)
    let batch = models.batch
    let logPolicy = Samples(
      models.policy.logDensities(of: batch.actions, at: batch.observations).rowSums
    ).split(at: models.batchCount)
    let (policyLoss, slope) = valueWithGradient(at: logPolicy.expert, logPolicy.rollout) {
      equation13(expertLogPolicy: $0, rolloutLogPolicy: $1)
    }
    models.policy.backward(slope.0.elements + slope.1.elements, at: batch.observations)
    models.policy.update(with: &models.policyOptimizer)
    return [policyLoss, models.fitDynamicsToExpertBatch()]
  }

  public var policy: TanhGaussianPolicy { models.policy }

  public var pretrainingStepCount: Int { models.settings.dynamicsPretrainingStepCount }

  public var tensors: [Tensor] { models.tensors }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try models.restore(tensors)
  }

  public var rollouts: Transitions? { models.rollouts.transitions }

  public mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]? { nil }
}
