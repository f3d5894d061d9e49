public import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Discriminator-weighted behavioral cloning (DWBC; Xu et al., 2022), from few expert data D_e and more
/// data of mixed quality, D_o.
///
///     L_d = E_De[−log d] + E_Do[−log(1 − d)]/η − E_De[−log(1 − d)],   d = d(s, a, log π(a|s))
///     L_π = E_De[−(α − η/(d (1 − d)) − 1) log π] + E_Do[−w log π],
///           w = 1/(1 − d) − 1 where d ≥ ½, and 0 elsewhere
///
/// A step updates π; every 100th step first updates d. Both losses use the outputs of d before its
/// update, and log π is a constant in the loss of d. Equations 27 and 33 have DWBC's losses with D_r
/// added.
///
/// The public implementation, which is followed, differs from the losses that the authors derive:
/// 1. L_d is divided by η, which does not change its minimizer.
/// 2. A 1 is subtracted from the weights of D_e and of D_o, and a weight of D_o is 0 where d < ½, so
///    that the weights are in [0.94, 4.5] and in {0} ∪ [1, 9].
/// 3. d is updated in every 100th step; α = 7.5 and η = ½ on all tasks; Adam's weight decay for π is 0.005,
///    for d none; log π enters d by component, clipped to [−20, 10] and scaled to [0, 1].
///
/// Differs from the public implementation:
/// 4. The policy is the tanh-Gaussian of all methods here: tanh in place of a clip limits its log-std to
///    [−5, 2], and actions are limited to 10⁻⁶ inside ±1 in place of 10⁻⁷.
public struct DWBC: Learner {
  /// Hyper-parameters; the defaults are those of the public implementation.
  public struct Settings: Equatable, Sendable {
    public var learningRate = 1e-4
    /// Weight decay of the policy.
    public var weightDecay = 0.005
    public var policyWidths = [256, 256]
    /// Units of each branch, for (s, a) and for log π, in the first layer of d.
    public var discriminatorBranchWidth = 128
    /// Widths of the layers of d behind the first.
    public var discriminatorWidths = [256]
    /// α, the weight of the likelihood of expert data.
    public var alpha = 7.5
    /// η, the weight of expert data as positive examples.
    public var eta = 0.5
    /// Steps between two updates of d.
    public var discriminatorInterval = 100

    public init() {}
  }

  private static let datasets: [DatasetRole] = [.expert, .suboptimal]

  public static let lossNames = ["policy_loss", "discriminator_loss"]
  public static let diagnosticNames =
    ["policy_log_std_expert", "policy_log_std_suboptimal"]
    + DiscriminatorDiagnostics.names("discriminator", on: datasets) + ["imitated_share_suboptimal"]

  private let settings: Settings
  private let recorded: [(dataset: DatasetRole, transitions: Transitions)]
  private let seed: UInt64
  private(set) var batch: Batch
  public private(set) var policy: TanhGaussianPolicy
  private var policyOptimizer: Adam
  private(set) var discriminator: DiscriminatorTrainer
  public var trace: Trace?

  /// Learns from D_e and D_o; each step draws `batchCount` transitions from D_e and as many from D_o.
  ///
  /// - Precondition: there is a D_o.
  public init(settings: Settings, data: ImitationData, batchCount: Int, seed: UInt64) {
    self.settings = settings
    self.seed = seed
    let expert = data.expert.transitions
    recorded = [(.expert, expert), (.suboptimal, data.requiredSuboptimal.transitions)]
    batch = Batch(Self.datasets, countPerDataset: batchCount, like: expert)
    policy = TanhGaussianPolicy(for: expert, hiddenWidths: settings.policyWidths, seed: seed)
    policyOptimizer = Adam(
      learningRate: settings.learningRate, weightDecay: settings.weightDecay,
      for: policy.network)
    discriminator = DiscriminatorTrainer(
      named: "discriminator", inputs: .init(logDynamics: false),
      branchWidth: settings.discriminatorBranchWidth, hiddenWidths: settings.discriminatorWidths,
      learningRate: settings.learningRate, for: expert, seed: seed)
  }

  public mutating func step(_ index: Int) -> [Float?] {
    drawBatch("batch", atStep: index)
    let logPolicy = policy.logDensities(of: batch.actions, at: batch.observations)
    let inputs = discriminator.inputs(
      stateActions: batch.stateActions, logPolicy: logPolicy, logDynamics: nil)
    let outputs = batch.samples(discriminator.outputs(at: inputs))
    trace?.record(batch)
    trace?.record("policy.log_densities", logPolicy, by: batch)

    let isDue = (index + 1).isMultiple(of: settings.discriminatorInterval)
    let discriminatorLoss = isDue ? updateDiscriminator(on: inputs) : nil
    if trace != nil {
      trace?.record("discriminator.outputs", discriminator.outputs(at: inputs), by: batch)
    }
    return [
      updatePolicy(logPolicy, outputs: outputs), discriminatorLoss,
    ]
  }

  private mutating func drawBatch(_ purpose: String, atStep index: Int) {
    for (dataset, transitions) in recorded {
      batch.draw(dataset, from: transitions, seed: seed, purpose: purpose, step: index)
    }
  }

  // MARK: The two updates

  private mutating func updateDiscriminator(on inputs: Matrix) -> Float {
    let eta = Float(settings.eta)
    return discriminator.update(on: inputs, of: batch, trace: &trace) {
      dwbcDiscriminatorLoss(outputs: $0, eta: eta)
    }
  }

  private mutating func updatePolicy(
    _ logPolicy: Matrix, outputs: SamplesByDataset<Float>
  ) -> Float {
    let (alpha, eta) = (Float(settings.alpha), Float(settings.eta))
    let (loss, gradient) = batch.valueWithGradient(at: logPolicy.rowSums) {
      dwbcPolicyLoss(logPolicy: $0, outputs: outputs, alpha: alpha, eta: eta)
    }
    policy.backward(gradient, at: batch.observations)
    policy.update(with: &policyOptimizer)
    trace?.record("loss.policy", loss)
    trace?.recordWeights("policy", gradient: gradient, by: batch)
    trace?.record(policy.network.gradientTensors(named: "gradient.policy"))
    return loss
  }

  // MARK: Diagnostics

  public mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]? {
    discriminator.outputs(
      at: inputs(observations: transitions.observations, actions: transitions.actions))
  }

  /// Mean log-std of π on D_e and D_o, the `DiscriminatorDiagnostics` of d, and the fraction of D_o with
  /// a positive weight.
  public mutating func diagnostics(_ index: Int) -> [Float?] {
    drawBatch("diagnostic batch", atStep: index)
    let inputs = inputs(observations: batch.observations, actions: batch.actions)
    let outputs = batch.samples(discriminator.outputs(at: inputs)).suboptimal
    let logStds: [Float?] = Self.datasets.map {
      policy.meanLogStd(at: batch.observations.rows(Array(batch.rows(of: $0))))
    }
    return logStds + discriminator.diagnostics(on: inputs, of: batch)
      + [Float(outputs.elements.count { $0 >= 0.5 }) / Float(outputs.count)]
  }

  private mutating func inputs(observations: Matrix, actions: Matrix) -> Matrix {
    discriminator.inputs(
      stateActions: observations.besides(actions),
      logPolicy: policy.logDensities(of: actions, at: observations), logDynamics: nil)
  }

  // MARK: State

  public var tensors: [Tensor] {
    policy.network.tensors(named: "policy") + policyOptimizer.tensors(named: "policy")
      + discriminator.tensors
  }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try policy.restore(named: "policy", from: tensors)
    try policyOptimizer.restore(named: "policy", from: tensors)
    try discriminator.restore(tensors)
  }

  public var stepsPerCycle: Int { settings.discriminatorInterval }
}
