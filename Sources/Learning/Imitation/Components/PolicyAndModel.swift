internal import Datasets
internal import LinearAlgebra
internal import Networks
internal import _Differentiation

/// What the model-based learners share: a policy π, a dynamics model f, the rollouts D_r that the
/// two generate, and the batches drawn from the recorded data and D_r.
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

  let settings: Settings
  let seed: UInt64
  /// D_e, and D_o where the learner uses it.
  private let recorded: [(set: DataSet, transitions: Transitions)]
  /// Where rollouts start: all recorded transitions.
  private let starts: Transitions
  var policy: TanhGaussianPolicy
  var dynamics: GaussianDynamics
  var policyOptimizer: Adam
  var dynamicsOptimizer: Adam
  private(set) var rollouts: RolloutBuffer
  /// Recorded transitions.
  private(set) var recordedBatch: Batch
  /// Recorded transitions and behind them as many rollouts as of each set.
  private(set) var batch: Batch
  var trace: Trace?

  /// - Parameters:
  ///   - settings: Hyper-parameters.
  ///   - expert: D_e.
  ///   - suboptimal: D_o, for learners that use it.
  ///   - batchCount: Transitions that a step draws from each data set.
  ///   - seed: Of all streams.
  init(
    settings: Settings, expert: Transitions, suboptimal: Transitions? = nil, batchCount: Int,
    seed: UInt64
  ) {
    self.settings = settings
    self.seed = seed
    recorded = [(.expert, expert)] + (suboptimal.map { [(.suboptimal, $0)] } ?? [])
    starts = suboptimal.map(expert.appending) ?? expert
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
    rollouts = RolloutBuffer(like: starts, settings: settings.rollouts)
    let sets = recorded.map(\.set)
    recordedBatch = Batch(sets, countPerSet: batchCount, like: expert)
    batch = Batch(sets + [.rollout], countPerSet: batchCount, like: expert)
  }

  // MARK: Batches

  /// Draws the recorded transitions of step `index`.
  mutating func drawRecordedBatch(atStep index: Int) {
    for (set, transitions) in recorded {
      recordedBatch.draw(set, from: transitions, seed: seed, step: index)
    }
  }

  /// Adds rollouts when step `step`, counted from the first that has any, is due for them
  /// (Algorithm 1, line 4).
  mutating func refreshRollouts(atStep step: Int) {
    rollouts.refresh(
      atStep: step, from: starts, seed: seed, policy: &policy, dynamics: &dynamics)
  }

  /// Draws the batch of step `index` from the recorded data and D_r (Algorithm 1, line 5).
  mutating func drawBatch(atStep index: Int) {
    drawBatch(purpose: "batch", step: index)
    trace?.record(batch)
  }

  /// Draws a batch for diagnostics at step `index`; `nil` while there are no rollouts.
  mutating func drawDiagnosticBatch(atStep index: Int) -> Batch? {
    guard rollouts.isFilled else { return nil }
    drawBatch(purpose: "diagnostic batch", step: index)
    return batch
  }

  private mutating func drawBatch(purpose: String, step: Int) {
    for (set, transitions) in recorded {
      batch.draw(set, from: transitions, seed: seed, purpose: purpose, step: step)
    }
    batch.draw(.rollout, from: rollouts.transitions, seed: seed, purpose: purpose, step: step)
  }

  // MARK: Densities

  /// log π(aⱼ|s) of each row of `batch`; keeps what `updatePolicy` needs.
  mutating func logPolicy(of batch: Batch) -> Matrix {
    let densities = policy.logDensities(of: batch.actions, at: batch.observations)
    trace?.record("policy.log_densities", densities, by: batch)
    return densities
  }

  /// log f(s′ⱼ|s, a) of each row of `batch`; keeps what `updateDynamics` needs.
  mutating func logDynamics(of batch: Batch) -> Matrix {
    let densities = dynamics.logDensities(of: batch.nextObservations, after: batch.stateActions)
    trace?.record("dynamics.log_densities", densities, by: batch)
    return densities
  }

  // MARK: Updates

  /// One step of f on the recorded batch by Equation (2), one term for each data set; returns its
  /// loss, without the price on the bounds of f.
  mutating func fitDynamicsToRecordedBatch() -> Float {
    let logDynamics = Samples(logDynamics(of: recordedBatch).rowSums)
    var loss: Float = 0
    var slopes: [Float] = []
    for (set, _) in recorded {
      let part = valueWithGradient(at: logDynamics.rows(of: set, in: recordedBatch)) {
        equation2(logDynamics: $0)
      }
      loss += part.value
      slopes += part.gradient.elements
    }
    updateDynamics(slopes, on: recordedBatch, loss: loss)
    return loss
  }

  /// Moves π against Σᵢ `slopes`ᵢ ∇ log π(aᵢ|sᵢ), the slopes of `loss` by the log-densities that were
  /// evaluated last.
  mutating func updatePolicy(_ slopes: [Float], on batch: Batch, loss: Float) {
    policy.backward(slopes, at: batch.observations)
    finishPolicyUpdate(slopes, on: batch, loss: loss)
  }

  /// As `updatePolicy`, but no component of log π below `floor` is pushed further down.
  mutating func updatePolicy(
    _ slopes: [Float], on batch: Batch, loss: Float, loweringNone logPolicy: Matrix,
    below floor: Float
  ) {
    policy.backward(slopes, at: batch.observations, loweringNone: logPolicy, below: floor)
    finishPolicyUpdate(slopes, on: batch, loss: loss)
  }

  /// Puts an untrained policy in the place of this one, from a stream of its own.
  mutating func renewPolicy() {
    var stream = Generator(seed: seed, stream: "renewed policy weights")
    policy = TanhGaussianPolicy(
      observationCount: starts.observations.columnCount,
      actionCount: starts.actions.columnCount, hiddenWidths: settings.policyWidths,
      using: &stream)
    policyOptimizer = Adam(
      learningRate: settings.learningRate, parameterCount: policy.network.parameters.count)
  }

  private mutating func finishPolicyUpdate(_ slopes: [Float], on batch: Batch, loss: Float) {
    policy.update(with: &policyOptimizer)
    trace?.record("loss.policy", loss)
    trace?.recordWeights("policy", slopes: slopes, by: batch)
    trace?.record(policy.network.gradientTensors(named: "gradient.policy"))
  }

  /// Moves f against Σᵢ `slopes`ᵢ ∇ log f(s′ᵢ|sᵢ, aᵢ) and the price on its bounds.
  mutating func updateDynamics(_ slopes: [Float], on batch: Batch, loss: Float) {
    dynamics.backward(slopes, after: batch.stateActions)
    dynamics.update(with: &dynamicsOptimizer)
    trace?.record("loss.dynamics", loss)
    trace?.recordWeights("dynamics", slopes: slopes, by: batch)
    trace?.record(dynamics.gradientTensors(named: "gradient.dynamics"))
  }

  // MARK: State

  /// D_r; `nil` before it was made.
  var madeRollouts: Transitions? { rollouts.isFilled ? rollouts.transitions : nil }

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

// MARK: Diagnostics

extension PolicyAndModel {
  /// The names of `logStds`.
  static let logStdNames = [
    "policy_log_std_expert", "policy_log_std_rollout", "dynamics_log_std_expert",
    "dynamics_log_std_rollout",
  ]

  /// Mean log-std of π and of f on the expert rows and on the rollouts of `batch`.
  mutating func logStds(on batch: Batch) -> [Float?] {
    let sets = [DataSet.expert, .rollout].map { Array(batch.rows(of: $0)) }
    return sets.map { policy.meanLogStd(at: batch.observations.rows($0)) }
      + sets.map { dynamics.meanLogStd(after: batch.stateActions.rows($0)) }
  }
}
