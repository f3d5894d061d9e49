public import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Discriminator-guided model-based offline imitation learning (DMIL), Algorithm 1 of the paper.
///
///     L_d = E_De[−log d] + E_Dr[−log(1 − d)],   d = d(s, a, log π(a|s), log f(s′|s, a))    (14)
///     L_π = E_De[−(α_π − 1/d) log π(a|s)] + E_Dr[−1/(1 − d) · log π(a|s)]                  (22)
///     L_f = E_De[−(α_f − 1/d) log f(s′|s, a)] + E_Dr[−1/(1 − d) · log f(s′|s, a)]          (24)
///
/// A step updates d, then π, then f. d is a constant in the losses of π and f, and log π and log f are
/// constants in the loss of d. Settings select the ablations of the paper: without adversarial dynamics
/// (DMIL-no-d-adv) log f is no input of d, and f learns by α_f L_f of Equation (15) alone; without
/// information of the policy as well (DMIL-no-d-adv&π-info), only (s, a) is an input of d.
///
/// Differs from the paper, or decides a point that it leaves open:
/// 1. log π and log f are computed once in a step, before the update of d; so are the weights by the
///    updated d, which π and f share. Algorithm 1 does not say when they are computed.
/// 2. The log-densities enter d by component, clipped to [−20, 10] and scaled to [0, 1]; a setting
///    lets them in as they are.
/// 3. D_r is a ring buffer as large as D_e, refreshed every 1,000 steps with one-step rollouts, of means
///    and modes or of samples; the paper's line 4 gives neither horizon nor interval.
/// 4. The loss of f includes 0.01 · (Σ max − Σ min) of its log-std bounds, which would drift with the
///    self-training term.
/// 5. In the ablations f continues to learn; the paper does not say whether it does.
public struct DMIL: Learner {
  /// Hyper-parameters.
  public struct Settings: Equatable, Sendable {
    public var models = PolicyAndModel.Settings()
    public var guidance = DiscriminatorGuidance()
    /// Whether log f is an input of d, and d corrects f.
    public var adversarialDynamics = true
    /// Whether log π is an input of d.
    public var policyInformation = true

    public init() {}
  }

  public static let lossNames = ["policy_loss", "dynamics_loss", "discriminator_loss"]
  public static let diagnosticNames =
    PolicyAndModel.logStdNames
    + PolicyGradientDiagnostics.weightNames(on: [.expert, .rollout])
    + PolicyGradientDiagnostics.gradientNames
    + DiscriminatorDiagnostics.names("discriminator", on: [.expert, .rollout])

  private let settings: Settings
  private(set) var models: PolicyAndModel
  private(set) var discriminator: DiscriminatorTrainer

  /// Learns from D_e; each step draws `batchCount` transitions from D_e and as many from D_r.
  public init(settings: Settings, data: ImitationData, batchCount: Int, seed: UInt64) {
    self.settings = settings
    let expert = data.expert.transitions
    models = PolicyAndModel(
      settings: settings.models, expert: expert, batchCount: batchCount, seed: seed)
    discriminator = DiscriminatorTrainer(
      named: "discriminator",
      inputs: .init(
        logPolicy: settings.policyInformation, logDynamics: settings.adversarialDynamics,
        scaled: settings.guidance.scalesLogDensities),
      hiddenWidths: settings.guidance.widths, learningRate: settings.models.learningRate,
      for: expert, seed: seed)
  }

  public mutating func step(_ index: Int) -> [Float?] {
    if index < pretrainingStepCount || !settings.adversarialDynamics {
      models.drawRecordedBatch(atStep: index)
    }
    guard index >= pretrainingStepCount else {
      return [nil, models.fitDynamicsToRecordedBatch(), nil]
    }
    models.refreshRollouts(atStep: index - pretrainingStepCount)
    models.drawBatch(atStep: index)
    let batch = models.batch
    let logPolicy = models.logPolicy(of: batch)
    let logDynamics = settings.adversarialDynamics ? models.logDynamics(of: batch) : nil
    let inputs = discriminator.inputs(
      stateActions: batch.stateActions, logPolicy: logPolicy, logDynamics: logDynamics)

    let dLoss = discriminator.update(
      on: inputs, of: batch, clipsLoss: settings.guidance.clipsLoss, trace: &models.trace
    ) { discriminatorLoss(outputs: $0) }
    let rowOutputs = discriminator.outputs(at: inputs)
    models.trace?.record("discriminator.outputs", rowOutputs, by: batch)
    let outputs = batch.samples(rowOutputs)
    let alphaPolicy = Float(settings.guidance.alphaPolicy)
    let alphaDynamics = Float(settings.guidance.alphaDynamics)
    let policyLoss = models.updatePolicy(logPolicy, on: batch) {
      dmilPolicyLoss(logPolicy: $0, outputs: outputs, alpha: alphaPolicy)
    }
    let dynamicsLoss =
      if let logDynamics {
        models.updateDynamics(logDynamics, on: batch) {
          dmilDynamicsLoss(logDynamics: $0, outputs: outputs, alpha: alphaDynamics)
        }
      } else {
        models.fitDynamicsToRecordedBatch(weight: alphaDynamics)
      }
    return [policyLoss, dynamicsLoss, dLoss]
  }

  // MARK: Diagnostics

  public mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]? {
    discriminator.outputs(at: models.inputs(of: discriminator, for: transitions))
  }

  public mutating func diagnostics(_ index: Int) -> [Float?] {
    guard let batch = models.drawDiagnosticBatch(atStep: index) else {
      return Self.diagnosticNames.map { _ in nil }
    }
    let inputs = models.inputs(of: discriminator, for: batch.transitions)
    let outputs = batch.samples(discriminator.outputs(at: inputs))
    let alpha = Float(settings.guidance.alphaPolicy)
    let policy = models.policyGradientDiagnostics(on: batch) {
      dmilPolicyLoss(logPolicy: $0, outputs: outputs, alpha: alpha)
    }
    return models.logStds(on: batch) + policy.weights + policy.gradients
      + discriminator.diagnostics(on: inputs, of: batch)
  }

  // MARK: State

  public var policy: TanhGaussianPolicy { models.policy }

  public var pretrainingStepCount: Int { settings.models.dynamicsPretrainingStepCount }

  public var tensors: [Tensor] { models.tensors + discriminator.tensors }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try models.restore(tensors)
    try discriminator.restore(tensors)
  }

  public var rollouts: Transitions? { models.madeRollouts }

  public mutating func newRollouts(
    from starts: Transitions, using generator: inout Generator
  ) -> Transitions? {
    models.newRollouts(from: starts, using: &generator)
  }

  public var trace: Trace? {
    get { models.trace }
    set { models.trace = newValue }
  }
}
