public import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Offline reinforced imitation learning (ORIL; Zolna et al., 2020): a reward that separates few expert
/// data D_e from more data of mixed quality, D_o, and offline reinforcement learning with it.
///
///     L_R = γ E_De[−log R] + E_Do[−log(1 − R)] − γ E_De[−log(1 − R)],   R = R(s, a)
///     r   = R(s, a) on D_e ∪ D_o, for TD3+BC (`TD3BC`)
///
/// A step updates R, then the critics with the new rewards, and every second time the policy and the
/// target networks. Only D_o is unlabeled: demonstrations are not among their own negatives. TD3+BC
/// draws uniformly from the rows of D_e ∪ D_o as one dataset.
///
/// There is no official implementation, and the paper that compares with ORIL does not say which
/// variant it ran. Differs from the publication:
/// 1. Its reinforcement learning is TD3+BC in place of critic-regularized regression; the first code of
///    the comparing authors was built on the public implementation of TD3+BC.
/// 2. R has the inputs (s, a) in place of an observation alone: policies that act in the same states
///    differ only in their actions.
/// 3. R is trained in every step along with the policy, as in public implementations, not before it;
///    there is none of the publication's regularization (augmentation, early frames as negatives).
/// 4. R is clipped to [0.1, 0.9] in its loss and as a reward, as d is in all methods here; this bounds
///    its positive-unlabeled loss below.
///
/// Differs from the public implementation of TD3+BC:
/// 5. The actor is the mode of a tanh-Gaussian, so that μ is limited to [−9, 9] before tanh.
public struct ORIL: Learner {
  /// Hyper-parameters; the defaults are those of the public implementation of TD3+BC, and of ORIL's
  /// publication for the reward.
  public struct Settings: Equatable, Sendable {
    /// Its step size is also that of the reward.
    public var agent = TD3BC.Settings()
    public var rewardWidths = [256, 256]
    /// γ of L_R, the fraction of D_o taken to be positive.
    public var positiveFraction = 0.5

    public init() {}
  }

  private static let datasets: [DatasetRole] = [.expert, .suboptimal]

  public static let learnsDensity = false
  public static let lossNames = ["policy_loss", "critic_loss", "reward_loss"]
  public static let diagnosticNames =
    DiscriminatorDiagnostics.names("reward", on: datasets) + ["q_expert", "q_suboptimal"]

  private let settings: Settings
  private let recorded: [(dataset: DatasetRole, transitions: Transitions)]
  /// D_e ∪ D_o.
  private let union: ImitationData.Part
  private let seed: UInt64
  /// For the reward.
  private var comparison: Batch
  /// For the agent.
  private var experience: Batch
  private(set) var reward: DiscriminatorTrainer
  private(set) var agent: TD3BC

  /// Learns from D_e and D_o; each step draws `batchCount` transitions from D_e, from D_o, and from
  /// both as one dataset.
  ///
  /// - Precondition: there is a D_o.
  public init(settings: Settings, data: ImitationData, batchCount: Int, seed: UInt64) {
    self.settings = settings
    self.seed = seed
    let (expert, suboptimal) = (data.expert, data.requiredSuboptimal)
    recorded = [(.expert, expert.transitions), (.suboptimal, suboptimal.transitions)]
    union = expert.appending(suboptimal)
    comparison = Batch(Self.datasets, countPerDataset: batchCount, like: expert.transitions)
    experience = Batch([.union], countPerDataset: batchCount, like: expert.transitions)
    reward = DiscriminatorTrainer(
      named: "reward", inputs: .init(logPolicy: false, logDynamics: false),
      hiddenWidths: settings.rewardWidths, learningRate: settings.agent.learningRate,
      for: expert.transitions, seed: seed)
    agent = TD3BC(settings: settings.agent, for: expert.transitions, seed: seed)
  }

  public mutating func step(_ index: Int) -> [Float?] {
    drawComparison("batch", atStep: index)
    let rewardLoss = updateReward()

    let rows = experience.draw(.union, from: union.transitions, seed: seed, step: index)
    let rewards = Samples(reward.outputs(at: experience.stateActions))
    let continuations = Samples(rows.map { union.terminals[$0] ? 0 : Float(1) })
    agent.trace?.record(experience)
    agent.trace?.record("batch.union.terminals", 1 - continuations)
    agent.trace?.record("reward.outputs.union", rewards)
    let (policyLoss, criticLoss) = agent.step(
      index, on: experience, rewards: rewards, continuations: continuations)
    return [policyLoss, criticLoss, rewardLoss]
  }

  private mutating func drawComparison(_ purpose: String, atStep index: Int) {
    for (dataset, transitions) in recorded {
      comparison.draw(dataset, from: transitions, seed: seed, purpose: purpose, step: index)
    }
  }

  private mutating func updateReward() -> Float {
    let (batch, positiveFraction) = (comparison, Float(settings.positiveFraction))
    agent.trace?.record(batch)
    return reward.update(on: batch.stateActions, of: batch, trace: &agent.trace) {
      orilRewardLoss(rewards: $0, positiveFraction: positiveFraction)
    }
  }

  // MARK: Diagnostics

  /// R of each transition.
  public mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]? {
    reward.outputs(at: transitions.stateActions)
  }

  /// The `DiscriminatorDiagnostics` of R, which does not depend on log π, and the mean of Q₁ at the
  /// actions of D_e and D_o.
  public mutating func diagnostics(_ index: Int) -> [Float?] {
    drawComparison("diagnostic batch", atStep: index)
    let values = comparison.samples(agent.values(at: comparison.stateActions).elements)
    return reward.diagnostics(on: comparison.stateActions, of: comparison)
      + [expectation(values.expert), expectation(values.suboptimal)]
  }

  // MARK: State

  public var policy: TanhGaussianPolicy { agent.policy }

  public var tensors: [Tensor] { agent.tensors + reward.tensors }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try agent.restore(tensors)
    try reward.restore(tensors)
  }

  public var trace: Trace? {
    get { agent.trace }
    set { agent.trace = newValue }
  }

  public var stepsPerCycle: Int { settings.agent.policyInterval }
}
