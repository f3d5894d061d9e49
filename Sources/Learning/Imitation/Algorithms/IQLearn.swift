internal import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// IQ-Learn (Garg et al., 2021) offline: from D_e alone, without a model or a discriminator.
///
///     V(s) = Q(s, ã) − τ log π(ã|s),   ã ~ π(·|s)
///     L_Q = E_De[−r + V(s) − y + r²/4α],   r = Q(s, a) − y,   y = γ (1 − done) V̄(s′)
///     L_π = −E_De[V(s)]
///
/// V̄ is V with a target network that follows Q, and a constant in L_Q, so that y remains only in r². A
/// step updates Q, then π with the new Q and new actions, then the target.
///
/// The authors' code has scripts for offline learning with discrete actions and for online learning
/// of locomotion. This is the objective of the first (`value_expert` with `chi`) with the networks and
/// hyper-parameters of the second. Differs from it:
/// 1. States are normalized, as for all methods here.
/// 2. In its offline mode the agent still acts online, though no loss uses these transitions; here it
///    does not.
/// 3. As there, an end of an episode in D_e is `done`, and a cut by time is not.
/// 4. The policy's mean is limited to [−9, 9] before tanh, as everywhere here.
///
/// The χ² term has expert samples only, so nothing bounds Q at the policy's own actions; users of the
/// authors' code report that Q diverges then. This is recorded and not corrected.
public struct IQLearn: Learner {
  /// Hyper-parameters.
  public struct Settings: Equatable, Sendable {
    public var policyLearningRate = 3e-5
    /// Step size of Q.
    public var criticLearningRate = 3e-4
    public var policyWidths = [256, 256]
    /// Widths of Q.
    public var criticWidths = [256, 256]
    /// γ.
    public var discount = 0.99
    /// The fraction by which the target network approaches Q in a step.
    public var targetRate = 0.005
    /// τ, fixed.
    public var temperature = 0.01
    /// α of the χ² divergence.
    public var alpha = 0.5

    public init() {}
  }

  public static let lossNames = ["policy_loss", "critic_loss"]
  public static let diagnosticNames = [
    "policy_log_std_expert", "q_expert", "q_policy", "reward_expert",
  ]

  private let settings: Settings
  private let expert: ImitationData.Part
  private let seed: UInt64
  private var batch: Batch
  public private(set) var policy: TanhGaussianPolicy
  private(set) var critic, target: Critic
  private var policyOptimizer, criticOptimizer: Adam
  public var trace: Trace?

  /// Learns from D_e; each step draws `batchCount` transitions with replacement.
  public init(settings: Settings, data: ImitationData, batchCount: Int, seed: UInt64) {
    self.settings = settings
    self.seed = seed
    expert = data.expert
    let transitions = expert.transitions
    batch = Batch([.expert], countPerDataset: batchCount, like: transitions)
    policy = TanhGaussianPolicy(
      for: transitions, hiddenWidths: settings.policyWidths, initialization: .orthogonal,
      seed: seed)
    critic = Critic(
      for: transitions, hiddenWidths: settings.criticWidths, initialization: .orthogonal,
      stream: "critic weights", seed: seed)
    target = critic
    policyOptimizer = Adam(learningRate: settings.policyLearningRate, for: policy.network)
    criticOptimizer = Adam(learningRate: settings.criticLearningRate, for: critic.network)
  }

  public mutating func step(_ index: Int) -> [Float?] {
    var noise = Generator(seed: seed, stream: "action noise", index: index)
    let evaluation = evaluate(purpose: "batch", step: index, using: &noise)
    let criticLoss = updateCritic(by: evaluation)
    let policyLoss = updatePolicy(using: &noise)
    target.softUpdate(toward: critic, rate: Float(settings.targetRate))
    return [policyLoss, criticLoss]
  }

  // MARK: Q

  /// The terms of L_Q on a batch of D_e.
  private struct Evaluation {
    /// (s, a) of D_e and below it (s, ã).
    var stateActions: Matrix
    var values, policyValues, logPolicy, targets: Samples<Float>
  }

  private mutating func evaluate(
    purpose: String, step: Int, using noise: inout Generator
  ) -> Evaluation {
    let rows = batch.draw(
      .expert, from: expert.transitions, seed: seed, purpose: purpose, step: step)
    let continuations = Samples(rows.map { expert.terminals[$0] ? 0 : Float(1) })
    let temperature = Float(settings.temperature)

    let drawn = policy.reparameterizedActions(at: batch.observations, using: &noise)
    let stateActions = batch.stateActions.appending(batch.observations.besides(drawn.actions))
    let values = critic.values(at: stateActions).elements

    let nextDrawn = policy.reparameterizedActions(at: batch.nextObservations, using: &noise)
    let nextValues = target.values(at: batch.nextObservations.besides(nextDrawn.actions))
    let nextStateValues = iqLearnStateValues(
      values: nextValues, logPolicy: Samples(nextDrawn.logDensities), temperature: temperature)
    let targets = Float(settings.discount) * (continuations * nextStateValues)

    trace?.record(batch)
    trace?.record("batch.expert.terminals", 1 - continuations)
    record(drawn, "expert")
    record(nextDrawn, "expert_next")
    trace?.record("target_critic.values.expert_next", nextValues)
    trace?.record("critic.targets", targets)
    return Evaluation(
      stateActions: stateActions, values: Samples(Array(values.prefix(batch.rowCount))),
      policyValues: Samples(Array(values.dropFirst(batch.rowCount))),
      logPolicy: Samples(drawn.logDensities), targets: targets)
  }

  private mutating func updateCritic(by evaluation: Evaluation) -> Float {
    let (temperature, alpha) = (Float(settings.temperature), Float(settings.alpha))
    let (logPolicy, targets) = (evaluation.logPolicy, evaluation.targets)
    let (loss, gradient) = valueWithGradient(at: evaluation.values, evaluation.policyValues) {
      iqLearnCriticLoss(
        values: $0,
        stateValues: iqLearnStateValues(
          values: $1, logPolicy: logPolicy, temperature: temperature),
        targets: targets, alpha: alpha)
    }
    critic.backward(gradient.0.elements + gradient.1.elements, at: evaluation.stateActions)
    critic.update(with: &criticOptimizer)
    trace?.record("critic.values.expert", evaluation.values)
    trace?.record("critic.values.drawn", evaluation.policyValues)
    trace?.record("loss.critic", loss)
    trace?.record(critic.network.gradientTensors(named: "gradient.critic"))
    return loss
  }

  // MARK: π

  private mutating func updatePolicy(using noise: inout Generator) -> Float {
    let drawn = policy.reparameterizedActions(at: batch.observations, using: &noise)
    let values = critic.values(at: batch.observations.besides(drawn.actions))
    let temperature = Float(settings.temperature)
    let (loss, gradient) = valueWithGradient(at: values, Samples(drawn.logDensities)) {
      iqLearnPolicyLoss(values: $0, logPolicy: $1, temperature: temperature)
    }
    policy.backward(
      from: drawn, actionGradient: critic.actionGradient(of: gradient.0.elements),
      // The same for each row.
      densityGradient: gradient.1.elements[0], at: batch.observations)
    policy.update(with: &policyOptimizer)
    record(drawn, "policy_update")
    trace?.record("critic.values.policy_update", values)
    trace?.record("loss.policy", loss)
    trace?.record(policy.network.gradientTensors(named: "gradient.policy"))
    return loss
  }

  private mutating func record(_ drawn: ReparameterizedActions, _ name: String) {
    trace?.record("noise.action.\(name)", drawn.noise)
    trace?.record("drawn.actions.\(name)", drawn.actions)
    trace?.record("drawn.log_densities.\(name)", drawn.logDensities)
  }

  /// Mean log-std of π; mean Q at the expert's actions and at the policy's; mean r.
  public mutating func diagnostics(_ index: Int) -> [Float?] {
    var noise = Generator(seed: seed, stream: "diagnostic action noise", index: index)
    let evaluation = evaluate(purpose: "diagnostic batch", step: index, using: &noise)
    return [
      policy.meanLogStd(at: batch.observations), expectation(evaluation.values),
      expectation(evaluation.policyValues),
      expectation(evaluation.values - evaluation.targets),
    ]
  }

  // MARK: State

  public var tensors: [Tensor] {
    policy.network.tensors(named: "policy") + policyOptimizer.tensors(named: "policy")
      + critic.network.tensors(named: "critic") + criticOptimizer.tensors(named: "critic")
      + target.network.tensors(named: "target_critic")
  }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try policy.restore(named: "policy", from: tensors)
    try policyOptimizer.restore(named: "policy", from: tensors)
    try critic.restore(named: "critic", from: tensors)
    try criticOptimizer.restore(named: "critic", from: tensors)
    try target.restore(named: "target_critic", from: tensors)
  }
}
