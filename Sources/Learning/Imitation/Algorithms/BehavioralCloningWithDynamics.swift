public import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Behavioral cloning with a dynamics model (BC+d): the policy clones expert data and the rollouts of
/// its own model.
///
///     L_f = E_De[−log f(s′|s, a)]                       (Eq. 12)
///     L_π = E_De[−log π(a|s)] + E_Dr[−log π(a|s)]       (Eq. 13)
///
/// In two phases (2-phase BC+d), the policy first clones D_e alone by Equation (11) while f is fitted.
/// Then both generate D_r once; f is frozen, and Equation (13) tunes π, or trains a new policy where
/// the rollouts of a given pair are to be evaluated (Figure 1).
///
/// Differs from the paper, which leaves these points open:
/// 1. Generator, buffer and interval of the rollouts are those of DMIL, so that the methods differ only
///    in the discriminator. In two phases D_r is generated once, after the first phase.
/// 2. E over De ∪ Dr is the sum of the two expectations, as in Eqs. (31) and (34).
/// 3. The first phase is part of the training steps, so that all methods take as many steps of π;
///    its length is not published. The state of Adam is kept.
public struct BehavioralCloningWithDynamics: Learner {
  /// Hyper-parameters.
  public struct Settings: Equatable, Sendable {
    public var models = PolicyAndModel.Settings()
    /// Whether there is a first phase without rollouts; otherwise there are rollouts throughout.
    public var hasTwoPhases = false
    public var firstPhase = FirstPhase()
    /// Whether the second phase trains a new policy.
    public var secondPhaseStartsAfresh = false

    public init() {}
  }

  /// Steps of each network in the first phase, which ends with the longer of the two.
  public struct FirstPhase: Equatable, Sendable {
    public var policyStepCount = 100_000
    public var dynamicsStepCount = 100_000

    public var stepCount: Int { max(policyStepCount, dynamicsStepCount) }
  }

  public static let lossNames = ["policy_loss", "dynamics_loss"]
  public static let diagnosticNames =
    PolicyAndModel.logStdNames + PolicyGradientDiagnostics.gradientNames

  private let settings: Settings
  private var models: PolicyAndModel

  /// Learns from D_e; each step draws `batchCount` transitions from D_e and as many from D_r.
  public init(settings: Settings, data: ImitationData, batchCount: Int, seed: UInt64) {
    self.settings = settings
    models = PolicyAndModel(
      settings: settings.models, expert: data.expert.transitions, batchCount: batchCount,
      seed: seed)
  }

  public mutating func step(_ index: Int) -> [Float?] {
    guard settings.hasTwoPhases else {
      models.drawRecordedBatch(atStep: index)
      guard index >= pretrainingStepCount else {
        return [nil, models.fitDynamicsToRecordedBatch()]
      }
      models.refreshRollouts(atStep: index - pretrainingStepCount)
      return [cloneExpertAndRollouts(index), models.fitDynamicsToRecordedBatch()]
    }
    let phase = settings.firstPhase
    guard index >= phase.stepCount else {
      models.drawRecordedBatch(atStep: index)
      let policyLoss = index < phase.policyStepCount ? cloneExpert() : nil
      let isFitted = index >= phase.dynamicsStepCount
      return [policyLoss, isFitted ? nil : models.fitDynamicsToRecordedBatch()]
    }
    if index == phase.stepCount {
      models.refreshRollouts(atStep: 0)
      if settings.secondPhaseStartsAfresh { models.renewPolicy() }
    }
    return [cloneExpertAndRollouts(index), nil]
  }

  /// One step of π by Equation (11).
  private mutating func cloneExpert() -> Float {
    let batch = models.recordedBatch
    models.trace?.record(batch)
    return models.updatePolicy(models.logPolicy(of: batch), on: batch) {
      policyLikelihoodLoss(logPolicy: $0.expert)
    }
  }

  /// One step of π by Equation (13).
  private mutating func cloneExpertAndRollouts(_ index: Int) -> Float {
    models.drawBatch(atStep: index)
    let batch = models.batch
    return models.updatePolicy(models.logPolicy(of: batch), on: batch) {
      fineTuningLoss(logPolicy: $0)
    }
  }

  public mutating func diagnostics(_ index: Int) -> [Float?] {
    guard let batch = models.drawDiagnosticBatch(atStep: index) else {
      return Self.diagnosticNames.map { _ in nil }
    }
    return models.logStds(on: batch)
      + models.policyGradientDiagnostics(on: batch) { fineTuningLoss(logPolicy: $0) }.gradients
  }

  public var policy: TanhGaussianPolicy { models.policy }

  public var pretrainingStepCount: Int {
    settings.hasTwoPhases ? 0 : settings.models.dynamicsPretrainingStepCount
  }

  public var tensors: [Tensor] { models.tensors }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try models.restore(tensors)
  }

  public var rollouts: Transitions? { models.madeRollouts }

  public var trace: Trace? {
    get { models.trace }
    set { models.trace = newValue }
  }
}
