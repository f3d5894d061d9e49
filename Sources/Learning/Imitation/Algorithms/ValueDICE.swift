public import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// ValueDICE (Kostrikov, Nachum and Tompson, 2020) with a learned dynamics model as the environment, as
/// the paper uses it offline.
///
///     J(π, ν) = log E_(1−α)De+αDr[exp(ν(s, a) − γ ν(s′, a′))]
///               − (1 − α)(1 − γ) E_De[ν(s, a₀)] − α E_Dr[ν(s, a) − γ ν(s′, a′)]
///     L_ν = J + 10 · E[(‖∇ν‖ − 1)²],   L_π = −J + 10⁻⁴ · Σ (W Wᵀ)ᵢⱼ², i ≠ j,   a₀, a′ ~ π
///
/// ∇ν is evaluated between expert and replay, at u (s, a)_e + (1 − u) (s, a)_r and at the same mixture
/// of the two (s′, a′), with one u ~ U(0, 1) for each sample. Both gradients are from one evaluation,
/// before the update of either network. D_r is the replay of π acting in f.
///
/// The hyper-parameters are those of the authors' code. Differs from it:
/// 1. The environment is f, fitted to D_e before step 0 and then frozen; s′ is drawn from f. The paper
///    says only that a learned dynamics model serves as the environment.
/// 2. A step is an update. In the first step the policy acts 1,000 times, in every fifth step after it
///    once: 5 updates per step of the environment, of which the first 2,000 have uniform actions.
/// 3. An episode begins at any state of D_e, since a random subset of transitions has no beginnings;
///    the initial states of J are all of D_e in the authors' code as well. It ends after 1,000 steps,
///    by the task's own condition, or with a normalized component beyond 10.
/// 4. There are no absorbing states: a random subset of an expert's transitions has hardly any end.
///    ν(s′, a′) is used there as everywhere.
/// 5. The replay is unlimited; the authors' ring buffer is never filled either. Batches of D_e are drawn
///    with replacement, theirs in shuffled order.
/// 6. log E[exp] is reported itself; the authors' surrogate has the same gradient and another value.
///    In the norm of the penalty they add 10⁻⁷ to each component; here ∇ν = 0 gives no gradient.
/// 7. The policy's mean is limited to [−9, 9] before tanh, as everywhere here.
public struct ValueDICE: Learner {
  /// Hyper-parameters.
  public struct Settings: Equatable, Sendable {
    public var environment = LearnedEnvironment.Settings()
    public var policyLearningRate = 1e-5
    /// Step size of ν.
    public var criticLearningRate = 1e-3
    public var policyWidths = [256, 256]
    /// Widths of ν.
    public var criticWidths = [256, 256]
    /// γ.
    public var discount = 0.99
    /// α, the weight of the replay in both mixtures.
    public var replayFraction = 0.1
    /// The weight of the penalty on the gradient of ν.
    public var gradientPenalty = 10.0
    /// The weight of the policy's orthogonal regularization.
    public var orthogonalRegularization = 1e-4
    /// Steps in the environment before the first update.
    public var warmUpStepCount = 1_000
    /// Updates per step in the environment.
    public var updatesPerStep = 5

    public init() {}
  }

  public static let lossNames = ["policy_loss", "dynamics_loss", "nu_loss"]
  public static let diagnosticNames = [
    "policy_log_std_expert", "dynamics_log_std_rollout", "nu_expert", "nu_rollout",
    "effective_sample_share",
  ]

  private let settings: Settings
  private let expert: Transitions
  private let seed: UInt64
  private var expertBatch, batch: Batch
  public private(set) var policy: TanhGaussianPolicy
  private(set) var nu: Critic
  private var policyOptimizer, criticOptimizer: Adam
  private var penalty: GradientPenalty
  private var regularizer: OrthogonalRegularizer
  private(set) var environment: LearnedEnvironment
  public var trace: Trace?

  /// Learns from D_e; each step draws `batchCount` transitions from D_e and as many from the replay.
  public init(settings: Settings, data: ImitationData, batchCount: Int, seed: UInt64) {
    self.settings = settings
    self.seed = seed
    expert = data.expert.transitions
    expertBatch = Batch([.expert], countPerDataset: batchCount, like: expert)
    batch = Batch([.expert, .rollout], countPerDataset: batchCount, like: expert)
    policy = TanhGaussianPolicy(
      for: expert, hiddenWidths: settings.policyWidths, initialization: .orthogonal, seed: seed)
    nu = Critic(
      for: expert, hiddenWidths: settings.criticWidths, hasOutputBias: false,
      initialization: .orthogonal, stream: "nu weights", seed: seed)
    policyOptimizer = Adam(learningRate: settings.policyLearningRate, for: policy.network)
    criticOptimizer = Adam(learningRate: settings.criticLearningRate, for: nu.network)
    penalty = GradientPenalty(coefficient: settings.gradientPenalty)
    regularizer = OrthogonalRegularizer(coefficient: settings.orthogonalRegularization)
    environment = LearnedEnvironment(settings: settings.environment, data: data, seed: seed)
  }

  public mutating func step(_ index: Int) -> [Float?] {
    guard index >= pretrainingStepCount else {
      expertBatch.draw(.expert, from: expert, seed: seed, step: index)
      trace?.record(expertBatch)
      return [nil, environment.fit(to: expertBatch, trace: &trace), nil]
    }
    environment.advance(
      toStep: settings.warmUpStepCount
        + (index - pretrainingStepCount) / settings.updatesPerStep,
      policy: &policy, trace: &trace)
    let points = drawPoints(purpose: "", step: index)
    let values = samples(nu.values(at: points.stateActions))
    let (discount, fraction) = (Float(settings.discount), Float(settings.replayFraction))
    let (objective, gradient) = valueWithGradient(at: values) {
      valueDICEObjective(nu: $0, discount: discount, replayFraction: fraction)
    }
    let count = batch.countPerDataset
    nu.backward(
      gradient.expert.elements + gradient.rollout.elements + gradient.expertNext.elements
        + gradient.rolloutNext.elements + gradient.initial.elements, at: points.stateActions)
    var ascent = nu.actionGradient(inRows: 2 * count..<5 * count)
    for index in ascent.elements.indices { ascent.elements[index] *= -1 }
    let penalty = penalty.add(to: &nu, at: mixed(points.stateActions, step: index))
    policy.backward(
      from: points.drawn, actionGradient: ascent, densityGradient: 0, at: points.states)
    let regularizer = regularizer.add(to: &policy)
    nu.update(with: &criticOptimizer)
    policy.update(with: &policyOptimizer)
    trace?.record(batch)
    record(points)
    record(values)
    trace?.record("loss.objective", objective)
    trace?.record("loss.gradient_penalty", penalty)
    trace?.record("loss.orthogonal_regularizer", regularizer)
    trace?.record(nu.network.gradientTensors(named: "gradient.nu"))
    trace?.record(policy.network.gradientTensors(named: "gradient.policy"))
    return [regularizer - objective, nil, objective + penalty]
  }

  // MARK: The points of ν

  /// (s, a) in five parts, n rows each: D_e, D_r, the next pairs of both, and the initial pairs; the
  /// actions of the last three are drawn from π.
  private struct Points {
    var stateActions: Matrix
    /// The states of the last three parts, and the actions of π there.
    var states: Matrix
    var drawn: ReparameterizedActions
  }

  private mutating func drawPoints(purpose: String, step: Int) -> Points {
    batch.draw(.expert, from: expert, seed: seed, purpose: "\(purpose)batch", step: step)
    batch.draw(
      .rollout, from: environment.replay.transitions, seed: seed, purpose: "\(purpose)batch",
      step: step)
    let initial = batch.observations.rows(Array(batch.rows(of: .expert)))
    let states = batch.nextObservations.appending(initial)
    var stream = Generator(seed: seed, stream: "\(purpose)action noise", index: step)
    let drawn = policy.reparameterizedActions(at: states, using: &stream)
    return Points(
      stateActions: batch.stateActions.appending(states.besides(drawn.actions)),
      states: states, drawn: drawn)
  }

  /// The values at each part of `Points`.
  private func samples(_ values: Samples<Float>) -> ValueDICESamples<Float> {
    let parts = (0..<5).map { part in
      Samples(Array(values.elements[rows(ofPart: part)]))
    }
    return ValueDICESamples(
      expert: parts[0], expertNext: parts[2], rollout: parts[1], rolloutNext: parts[3],
      initial: parts[4])
  }

  private func rows(ofPart part: Int) -> Range<Int> {
    part * batch.countPerDataset..<(part + 1) * batch.countPerDataset
  }

  /// u x_e + (1 − u) x_r of the recorded pairs and below it of the next pairs, with the same u.
  private mutating func mixed(_ stateActions: Matrix, step: Int) -> Matrix {
    let count = batch.countPerDataset
    var stream = Generator(seed: seed, stream: "interpolation", index: step)
    var fractions = [Float](repeating: 0, count: count)
    for row in 0..<count { fractions[row] = Float(stream.uniform()) }
    var mixed = Matrix(
      repeating: 0, rowCount: 2 * count, columnCount: stateActions.columnCount)
    for (part, first) in [0, 2 * count].enumerated() {
      for row in 0..<count {
        for column in 0..<stateActions.columnCount {
          mixed[part * count + row, column] =
            fractions[row] * stateActions[first + row, column]
            + (1 - fractions[row]) * stateActions[first + count + row, column]
        }
      }
    }
    trace?.record("noise.interpolation", fractions)
    return mixed
  }

  private mutating func record(_ points: Points) {
    guard trace != nil else { return }
    for (part, name) in ["expert_next", "rollout_next", "initial"].enumerated() {
      let rows = Array(rows(ofPart: part))
      trace?.record("noise.action.\(name)", points.drawn.noise.rows(rows))
      trace?.record("drawn.actions.\(name)", points.drawn.actions.rows(rows))
    }
  }

  private mutating func record(_ values: ValueDICESamples<Float>) {
    trace?.record("nu.values.expert", values.expert)
    trace?.record("nu.values.expert_next", values.expertNext)
    trace?.record("nu.values.rollout", values.rollout)
    trace?.record("nu.values.rollout_next", values.rolloutNext)
    trace?.record("nu.values.initial", values.initial)
  }

  /// Mean log-stds of π and f, mean ν, and the effective sample size 1/Σw² of the softmax of ν − γν′ as
  /// a fraction of the 2n samples: near 1/2n, J depends on a single sample.
  public mutating func diagnostics(_ index: Int) -> [Float?] {
    guard environment.replay.count > 0 else { return Self.diagnosticNames.map { _ in nil } }
    let points = drawPoints(purpose: "diagnostic ", step: index)
    let values = samples(nu.values(at: points.stateActions))
    let (discount, fraction) = (Float(settings.discount), Float(settings.replayFraction))
    let weights = gradient(
      at: values.expert - discount * values.expertNext,
      values.rollout - discount * values.rolloutNext
    ) {
      logExpectationOfExponentials($0, $1, share: fraction)
    }
    let squares = (weights.0.elements + weights.1.elements).reduce(0) { $0 + $1 * $1 }
    let rollout = batch.stateActions.rows(Array(batch.rows(of: .rollout)))
    return [
      policy.meanLogStd(at: batch.observations.rows(Array(batch.rows(of: .expert)))),
      environment.meanLogStd(after: rollout), expectation(values.expert),
      expectation(values.rollout), 1 / (squares * Float(batch.rowCount)),
    ]
  }

  // MARK: State

  public var pretrainingStepCount: Int { settings.environment.dynamicsPretrainingStepCount }

  public var tensors: [Tensor] {
    policy.network.tensors(named: "policy") + policyOptimizer.tensors(named: "policy")
      + nu.network.tensors(named: "nu") + criticOptimizer.tensors(named: "nu")
      + environment.tensors
  }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try policy.restore(named: "policy", from: tensors)
    try policyOptimizer.restore(named: "policy", from: tensors)
    try nu.restore(named: "nu", from: tensors)
    try criticOptimizer.restore(named: "nu", from: tensors)
    try environment.restore(tensors)
  }

  /// The replay of the model.
  public var rollouts: Transitions? {
    environment.replay.count == 0 ? nil : environment.replay.transitions
  }
}
