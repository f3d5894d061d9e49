internal import Datasets
internal import LinearAlgebra
public import Networks
internal import _Differentiation

/// The common part of the model-based methods: a policy π, a dynamics model f, their rollouts D_r, and
/// the batches drawn from the recorded data and D_r.
public struct PolicyAndModel: Sendable {
  /// Hyper-parameters; the defaults are those of Appendix B.2 of the paper, and of the library of the
  /// authors' laboratory where the paper is silent.
  public struct Settings: Equatable, Sendable {
    public var learningRate = 1e-4
    /// The policy's step size as a multiple of that of the other networks.
    public var policyLearningRateMultiplier = 1.0
    public var policyWidths = [256, 256]
    public var dynamicsWidths = [256, 256]
    public var dynamics = GaussianDynamics.Settings()
    /// Steps before the first rollout that only fit the model, which the paper calls "preliminary".
    public var dynamicsPretrainingStepCount = 10_000
    public var rollouts = RolloutBuffer.Settings()

    public init() {}

    var policyLearningRate: Double { learningRate * policyLearningRateMultiplier }
  }

  let settings: Settings
  let seed: UInt64
  /// D_e, and D_o where the method uses it.
  private let recorded: [(dataset: DatasetRole, transitions: Transitions)]
  /// The recorded transitions from which rollouts start.
  private let starts: Transitions
  var policy: TanhGaussianPolicy
  var dynamics: GaussianDynamics
  var policyOptimizer: Adam
  var dynamicsOptimizer: Adam
  private(set) var rollouts: RolloutBuffer
  /// Recorded transitions.
  private(set) var recordedBatch: Batch
  /// Recorded transitions, and then rollouts.
  private(set) var batch: Batch
  var trace: Trace?

  /// Each step draws `batchCount` transitions from each dataset.
  init(
    settings: Settings, expert: Transitions, suboptimal: Transitions? = nil, batchCount: Int,
    seed: UInt64
  ) {
    self.settings = settings
    self.seed = seed
    recorded = [(.expert, expert)] + (suboptimal.map { [(.suboptimal, $0)] } ?? [])
    starts = suboptimal.map(expert.appending) ?? expert
    policy = TanhGaussianPolicy(for: expert, hiddenWidths: settings.policyWidths, seed: seed)
    dynamics = GaussianDynamics(
      for: expert, hiddenWidths: settings.dynamicsWidths, settings: settings.dynamics, seed: seed)
    policyOptimizer = Adam(learningRate: settings.policyLearningRate, for: policy.network)
    dynamicsOptimizer = Adam(learningRate: settings.learningRate, for: dynamics.network)
    rollouts = RolloutBuffer(like: starts, settings: settings.rollouts)
    let datasets = recorded.map(\.dataset)
    recordedBatch = Batch(datasets, countPerDataset: batchCount, like: expert)
    batch = Batch(datasets + [.rollout], countPerDataset: batchCount, like: expert)
  }

  // MARK: Batches

  /// Draws the recorded transitions of step `index`.
  mutating func drawRecordedBatch(atStep index: Int) {
    for (dataset, transitions) in recorded {
      recordedBatch.draw(dataset, from: transitions, seed: seed, step: index)
    }
  }

  /// Adds rollouts at the steps of their interval, counted from the first step with rollouts
  /// (Algorithm 1, line 4).
  mutating func refreshRollouts(atStep step: Int) {
    rollouts.refresh(
      atStep: step, from: starts, seed: seed, policy: &policy, dynamics: &dynamics)
  }

  /// The first transition of a new rollout from each of `starts`, in order.
  mutating func newRollouts(
    from starts: Transitions, using generator: inout Generator
  ) -> Transitions {
    settings.rollouts.rollouts(
      from: starts, policy: &policy, dynamics: &dynamics, using: &generator)[0]
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
    for (dataset, transitions) in recorded {
      batch.draw(dataset, from: transitions, seed: seed, purpose: purpose, step: step)
    }
    batch.draw(.rollout, from: rollouts.transitions, seed: seed, purpose: purpose, step: step)
  }

  // MARK: Densities

  /// log π(aⱼ|s) of each row of `batch`; keeps the intermediate values for `updatePolicy`.
  mutating func logPolicy(of batch: Batch) -> Matrix {
    let densities = policy.logDensities(of: batch.actions, at: batch.observations)
    trace?.record("policy.log_densities", densities, by: batch)
    return densities
  }

  /// log f(s′ⱼ|s, a) of each row of `batch`; keeps the intermediate values for `updateDynamics`.
  mutating func logDynamics(of batch: Batch) -> Matrix {
    let densities = dynamics.logDensities(of: batch.nextObservations, after: batch.stateActions)
    trace?.record("dynamics.log_densities", densities, by: batch)
    return densities
  }

  /// The input rows of a discriminator for any transitions.
  mutating func inputs(
    of trainer: DiscriminatorTrainer, for transitions: Transitions
  ) -> Matrix {
    let stateActions = transitions.stateActions
    return trainer.inputs(
      stateActions: stateActions,
      logPolicy: policy.logDensities(of: transitions.actions, at: transitions.observations),
      logDynamics: trainer.inputs.logDynamics
        ? dynamics.logDensities(of: transitions.nextObservations, after: stateActions) : nil)
  }

  // MARK: Updates

  /// One step of f on the recorded batch by `weight` times Equation (2), with a term for each dataset;
  /// returns the loss without the penalty on the bounds of f.
  mutating func fitDynamicsToRecordedBatch(weight: Float = 1) -> Float {
    let hasSuboptimal = recorded.count > 1
    return updateDynamics(logDynamics(of: recordedBatch), on: recordedBatch) {
      let expertLoss = dynamicsLikelihoodLoss(logDynamics: $0.expert)
      return weight
        * (hasSuboptimal
          ? expertLoss + dynamicsLikelihoodLoss(logDynamics: $0.suboptimal) : expertLoss)
    }
  }

  /// One step of π on a loss of log π(a|s).
  ///
  /// `change` changes the gradient of the loss with respect to log π(a|s) of each row. Components of log π
  /// below `floor` are not decreased. `logPolicy` is the last evaluated log π(aⱼ|s), on `batch`.
  ///
  /// - Returns: The loss.
  mutating func updatePolicy(
    _ logPolicy: Matrix, on batch: Batch, floor: Float? = nil,
    changing change: (inout [Float]) -> Void = { _ in },
    by loss: @differentiable(reverse) (SamplesByDataset<Float>) -> Float
  ) -> Float {
    var (value, gradient) = batch.valueWithGradient(at: logPolicy.rowSums, of: loss)
    change(&gradient)
    backward(gradient, logPolicy: logPolicy, on: batch, floor: floor)
    policy.update(with: &policyOptimizer)
    trace?.record("loss.policy", value)
    trace?.recordWeights("policy", gradient: gradient, by: batch)
    trace?.record(policy.network.gradientTensors(named: "gradient.policy"))
    return value
  }

  /// Computes the gradient of the policy's parameters from that of log π(a|s) of each row.
  mutating func backward(
    _ gradient: [Float], logPolicy: Matrix, on batch: Batch, floor: Float?
  ) {
    if let floor {
      policy.backward(gradient, at: batch.observations, logDensities: logPolicy, floor: floor)
    } else {
      policy.backward(gradient, at: batch.observations)
    }
  }

  /// Replaces the policy by an untrained one, drawn from another stream.
  mutating func renewPolicy() {
    policy = TanhGaussianPolicy(
      for: starts, hiddenWidths: settings.policyWidths, stream: "renewed policy weights",
      seed: seed)
    policyOptimizer = Adam(learningRate: settings.policyLearningRate, for: policy.network)
  }

  /// One step of f on a loss of log f(s′|s, a) and the penalty on its bounds; returns the loss
  /// without the penalty.
  mutating func updateDynamics(
    _ logDynamics: Matrix, on batch: Batch,
    by loss: @differentiable(reverse) (SamplesByDataset<Float>) -> Float
  ) -> Float {
    let (value, gradient) = batch.valueWithGradient(at: logDynamics.rowSums, of: loss)
    dynamics.backward(gradient, after: batch.stateActions)
    dynamics.update(with: &dynamicsOptimizer)
    trace?.record("loss.dynamics", value)
    trace?.recordWeights("dynamics", gradient: gradient, by: batch)
    trace?.record(dynamics.network.gradientTensors(named: "gradient.dynamics"))
    return value
  }

  // MARK: State

  /// D_r; `nil` before the first rollout.
  var madeRollouts: Transitions? { rollouts.isFilled ? rollouts.transitions : nil }

  var tensors: [Tensor] {
    policy.network.tensors(named: "policy") + policyOptimizer.tensors(named: "policy")
      + dynamics.network.tensors(named: "dynamics") + dynamicsOptimizer.tensors(named: "dynamics")
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
    let rows = [DatasetRole.expert, .rollout].map { Array(batch.rows(of: $0)) }
    return rows.map { policy.meanLogStd(at: batch.observations.rows($0)) }
      + rows.map { dynamics.meanLogStd(after: batch.stateActions.rows($0)) }
  }
}
