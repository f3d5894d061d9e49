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
    public var guidance = DiscriminatorGuidance()
    /// η, the weight of expert data as positive examples of d_o.
    public var eta = 0.5
    /// β_o, the weight of d_o's correction of π; β_r = 1 − β_o.
    public var betaOptimality = 0.5
    /// Steps between two updates of d_o.
    public var optimalityInterval = 1
    /// Whether negative weights of D_o are replaced by 0.
    public var dropsNegativeWeights = false

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
    + PolicyGradientDiagnostics.weightNames(on: datasets)
    + PolicyGradientDiagnostics.gradientNames
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
      alpha: Float(settings.guidance.alphaPolicy), eta: Float(settings.eta),
      betaO: Float(settings.betaOptimality), betaR: Float(1 - settings.betaOptimality))
    let expert = data.expert.transitions
    models = PolicyAndModel(
      settings: settings.models, expert: expert,
      suboptimal: data.requiredSuboptimal.transitions, batchCount: batchCount, seed: seed)
    func trainer(_ name: String, logDynamics: Bool) -> DiscriminatorTrainer {
      DiscriminatorTrainer(
        named: name,
        inputs: .init(logDynamics: logDynamics, scaled: settings.guidance.scalesLogDensities),
        hiddenWidths: settings.guidance.widths,
        learningRate: settings.models.learningRate, for: expert, seed: seed)
    }
    reliability = trainer("reliability", logDynamics: true)
    optimality = trainer("optimality", logDynamics: false)
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
    let reliabilityInputs = reliability.inputs(
      stateActions: batch.stateActions, logPolicy: logPolicy, logDynamics: logDynamics)
    let optimalityInputs = optimality.inputs(
      stateActions: batch.stateActions, logPolicy: logPolicy, logDynamics: nil)

    let drLoss = reliability.update(
      on: reliabilityInputs, of: batch, clipsLoss: settings.guidance.clipsLoss,
      trace: &models.trace
    ) { reliabilityLoss(outputs: $0) }
    let doLoss =
      step % settings.optimalityInterval == 0
      ? updateOptimality(on: optimalityInputs, of: batch) : nil
    let reliabilities = reliability.outputs(at: reliabilityInputs)
    let optimalities = optimality.outputs(at: optimalityInputs)
    models.trace?.record("reliability.outputs", reliabilities, by: batch)
    models.trace?.record("optimality.outputs", optimalities, by: batch)
    let outputs = (
      reliability: batch.samples(reliabilities), optimality: batch.samples(optimalities)
    )
    let alpha = Float(settings.guidance.alphaDynamics)
    return [
      updatePolicy(logPolicy, outputs: outputs, on: batch),
      models.updateDynamics(logDynamics, on: batch) {
        d2milDynamicsLoss(logDynamics: $0, reliability: outputs.reliability, alpha: alpha)
      }, drLoss, doLoss,
    ]
  }

  private mutating func updateOptimality(on inputs: Matrix, of batch: Batch) -> Float {
    let eta = weights.eta
    return optimality.update(
      on: inputs, of: batch, clipsLoss: settings.guidance.clipsLoss, trace: &models.trace
    ) { optimalityLoss(outputs: $0, eta: eta) }
  }

  private mutating func updatePolicy(
    _ logPolicy: Matrix,
    outputs: (reliability: SamplesByDataset<Float>, optimality: SamplesByDataset<Float>),
    on batch: Batch
  ) -> Float {
    let weights = weights
    return models.updatePolicy(
      logPolicy, on: batch, floor: Self.logPolicyFloor, changing: limit(on: batch)
    ) {
      d2milPolicyLoss(
        logPolicy: $0, reliability: outputs.reliability, optimality: outputs.optimality,
        weights: weights)
    }
  }

  /// Drops negative weights of D_o where the settings say so, in the gradient with respect to log π.
  private func limit(on batch: Batch) -> (inout [Float]) -> Void {
    guard settings.dropsNegativeWeights else { return { _ in } }
    return { gradient in
      for row in batch.rows(of: .suboptimal) { gradient[row] = min(gradient[row], 0) }
    }
  }

  // MARK: Diagnostics

  /// d_r of each transition.
  public mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]? {
    reliability.outputs(at: models.inputs(of: reliability, for: transitions))
  }

  public mutating func diagnostics(_ index: Int) -> [Float?] {
    guard let batch = models.drawDiagnosticBatch(atStep: index) else {
      return Self.diagnosticNames.map { _ in nil }
    }
    let reliabilityInputs = models.inputs(of: reliability, for: batch.transitions)
    let optimalityInputs = models.inputs(of: optimality, for: batch.transitions)
    let reliabilities = reliability.outputs(at: reliabilityInputs)
    let optimalities = optimality.outputs(at: optimalityInputs)
    let rows = batch.rows(of: .suboptimal)
    let negative = rows.count {
      weights.betaO / (1 - optimalities[$0]) < weights.betaR / reliabilities[$0]
    }
    let outputs = (batch.samples(reliabilities), batch.samples(optimalities))
    let policyWeights = weights
    let policy = models.policyGradientDiagnostics(
      on: batch, floor: Self.logPolicyFloor, changing: limit(on: batch)
    ) {
      d2milPolicyLoss(
        logPolicy: $0, reliability: outputs.0, optimality: outputs.1, weights: policyWeights)
    }
    return models.logStds(on: batch) + policy.weights + policy.gradients
      + reliability.diagnostics(on: reliabilityInputs, of: batch)
      + optimality.diagnostics(on: optimalityInputs, of: batch)
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
