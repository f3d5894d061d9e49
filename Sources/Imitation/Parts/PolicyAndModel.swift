internal import Demonstrations
internal import LinearAlgebra
internal import Networks
internal import _Differentiation

/// What the model-based learners share: a policy π, a dynamics model f, the rollouts D_r that the
/// two generate, and the batches drawn from D_e and D_r.
public struct PolicyAndModel: Sendable {
  /// Hyper-parameters; the defaults are those of Appendix B.2 of the paper, and where it is silent
  /// those of the authors' laboratory's library.
  public struct Settings: Equatable, Sendable {
    public var learningRate = 1e-4
    public var policyWidths = [256, 256]
    public var dynamicsWidths = [256, 256]
    /// Steps in which only the model is fitted, before the first rollout; the paper says
    /// "preliminary" and no more.
    public var dynamicsPretrainingStepCount = 10_000
    public var rollouts = RolloutBuffer.Settings()

    public init() {}
  }

  public let batchCount: Int
  let settings: Settings
  let seed: UInt64
  private let expert: Transitions
  var policy: TanhGaussianPolicy
  var dynamics: GaussianDynamics
  var policyOptimizer: Adam
  var dynamicsOptimizer: Adam
  private(set) var rollouts: RolloutBuffer
  /// `batchCount` expert transitions.
  private(set) var expertBatch: Batch
  /// `batchCount` expert transitions and behind them as many rollouts.
  private(set) var batch: Batch

  init(settings: Settings, expert: Transitions, batchCount: Int, seed: UInt64) {
    self.settings = settings
    self.expert = expert
    self.batchCount = batchCount
    self.seed = seed
    let (stateCount, actionCount) = (
      expert.observations.columnCount, expert.actions.columnCount
    )
    var policyStream = Generator(seed: seed, stream: "policy weights")
    policy = TanhGaussianPolicy(
      observationCount: stateCount, actionCount: actionCount,
      hiddenWidths: settings.policyWidths, using: &policyStream)
    var dynamicsStream = Generator(seed: seed, stream: "dynamics weights")
    dynamics = GaussianDynamics(
      observationCount: stateCount, actionCount: actionCount,
      hiddenWidths: settings.dynamicsWidths, using: &dynamicsStream)
    policyOptimizer = Adam(
      learningRate: settings.learningRate, parameterCount: policy.network.parameters.count)
    dynamicsOptimizer = Adam(
      learningRate: settings.learningRate, parameterCount: dynamics.network.parameters.count)
    rollouts = RolloutBuffer(like: expert, settings: settings.rollouts)
    expertBatch = Batch(rowCount: batchCount, like: expert)
    batch = Batch(rowCount: 2 * batchCount, like: expert)
  }

  /// Draws the expert transitions of step `index`.
  mutating func drawExpertBatch(atStep index: Int) {
    expertBatch.fill(
      with: drawExpertIndices(batchCount, of: expert, seed: seed, step: index), of: expert)
  }

  /// Adds rollouts when they are due and draws the batch of step `index` from D_e and D_r
  /// (Algorithm 1, lines 4 and 5).
  mutating func drawBatch(atStep index: Int) {
    rollouts.refresh(
      atStep: index - settings.dynamicsPretrainingStepCount, from: expert, seed: seed,
      policy: &policy, dynamics: &dynamics)
    batch.fill(
      with: drawExpertIndices(batchCount, of: expert, seed: seed, step: index), of: expert)
    var stream = Generator(seed: seed, stream: "rollout batch", index: index)
    batch.fill(
      from: batchCount, with: stream.indices(batchCount, below: rollouts.transitions.count),
      of: rollouts.transitions)
  }

  /// One step of f on the expert batch by Equation (2); returns L_f.
  mutating func fitDynamicsToExpertBatch() -> Float {
    let logDynamics = Samples(
      dynamics.logDensities(
        of: expertBatch.nextObservations, after: expertBatch.stateActions
      ).rowSums)
    let (loss, gradient) = valueWithGradient(at: logDynamics) { equation2(logDynamics: $0) }
    dynamics.backward(gradient.elements, after: expertBatch.stateActions)
    dynamics.update(with: &dynamicsOptimizer)
    return loss
  }

  var tensors: [Tensor] {
    policy.network.tensors(named: "policy") + policyOptimizer.tensors(named: "policy")
      + dynamics.tensors(named: "dynamics") + dynamicsOptimizer.tensors(named: "dynamics")
      + rollouts.tensors
  }

  mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try policy.restore(named: "policy", from: tensors)
    try policyOptimizer.restore(named: "policy", from: tensors)
    try dynamics.restore(named: "dynamics", from: tensors)
    try dynamicsOptimizer.restore(named: "dynamics", from: tensors)
    try rollouts.restore(tensors)
  }
}

/// The expert transitions of one step, drawn with replacement: the same for every learner that
/// runs with the same seed and the same number of pre-training steps.
func drawExpertIndices(
  _ count: Int, of expert: Transitions, seed: UInt64, step: Int
) -> [Int] {
  var stream = Generator(seed: seed, stream: "expert batch", index: step)
  return stream.indices(count, below: expert.count)
}
