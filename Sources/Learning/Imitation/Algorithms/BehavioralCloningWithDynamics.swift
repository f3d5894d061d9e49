public import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Behavioral cloning with a dynamics model (BC+d): the policy clones expert data and its own model
/// rollouts alike.
///
///     L_f = E_De[−log f(s′|s, a)]                       (Eq. 12)
///     L_π = E_De[−log π(a|s)] + E_Dr[−log π(a|s)]       (Eq. 13)
///
/// In two phases (2-phase BC+d), the policy first clones D_e alone by Equation (11) beside f; then
/// both make D_r, once, and stand for it from there on: f stays, and Equation (13) tunes π, or a new
/// policy where the question is what the rollouts of a given pair are worth (Figure 1).
///
/// Differs from the paper, which leaves these open:
/// 1. The rollouts come from the generator, ring and cadence of DMIL, so that the methods differ in
///    the discriminator alone. In two phases D_r is made once, from the pair of the first phase.
/// 2. E over De ∪ Dr is the sum of the two expectations, as Eqs. (31) and (34) need it to be.
/// 3. The first phase is part of the training steps, so that all methods take as many steps of π;
///    its length is not published. Adam goes on from it.
public struct BehavioralCloningWithDynamics: Learner {
  /// Hyper-parameters.
  public struct Settings: Equatable, Sendable {
    public var models = PolicyAndModel.Settings()
    /// Whether there is a first phase without rollouts; otherwise they are made all along.
    public var hasTwoPhases = false
    public var firstPhase = FirstPhase()
    /// Whether the second phase trains a new policy, and not that of the first further.
    public var secondPhaseStartsAfresh = false

    public init() {}
  }

  /// How many of the first steps each network learns in; the longer time ends the phase.
  public struct FirstPhase: Equatable, Sendable {
    public var policyStepCount = 100_000
    public var dynamicsStepCount = 100_000

    public var stepCount: Int { max(policyStepCount, dynamicsStepCount) }
  }

  public static let lossNames = ["policy_loss", "dynamics_loss"]
  public static let diagnosticNames = PolicyAndModel.logStdNames

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
    let (loss, slope) = valueWithGradient(at: Samples(models.logPolicy(of: batch).rowSums)) {
      equation1(logPolicy: $0)
    }
    models.updatePolicy(slope.elements, on: batch, loss: loss)
    return loss
  }

  /// One step of π by Equation (13).
  private mutating func cloneExpertAndRollouts(_ index: Int) -> Float {
    models.drawBatch(atStep: index)
    let batch = models.batch
    let logPolicy = Samples(models.logPolicy(of: batch).rowSums)
    let (loss, slope) = valueWithGradient(
      at: logPolicy.rows(of: .expert, in: batch), logPolicy.rows(of: .rollout, in: batch)
    ) {
      equation13(expertLogPolicy: $0, rolloutLogPolicy: $1)
    }
    models.updatePolicy(slope.0.elements + slope.1.elements, on: batch, loss: loss)
    return loss
  }

  public mutating func diagnostics(_ index: Int) -> [Float?] {
    guard let batch = models.drawDiagnosticBatch(atStep: index) else {
      return Self.diagnosticNames.map { _ in nil }
    }
    return models.logStds(on: batch)
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

  public mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]? { nil }

  /// Of a step with rollouts; f moves in it unless there are two phases.
  public var stepProducts: [ProductShape] {
    let rowCount = models.batch.rowCount
    let (policy, dynamics) = (models.policy.network, models.dynamics.network)
    let recordedCount = models.recordedBatch.rowCount
    return policy.forwardProducts(rowCount: rowCount)
      + policy.backwardProducts(rowCount: rowCount)
      + (settings.hasTwoPhases
        ? []
        : dynamics.forwardProducts(rowCount: recordedCount)
          + dynamics.backwardProducts(rowCount: recordedCount))
  }

  public var trace: Trace? {
    get { models.trace }
    set { models.trace = newValue }
  }
}
