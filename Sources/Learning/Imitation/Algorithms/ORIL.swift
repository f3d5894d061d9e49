public import Datasets
public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Offline reinforced imitation learning (ORIL; Zolna et al., 2020): a reward that tells a few expert
/// data D_e from more data of mixed quality, D_o, and offline reinforcement learning on it.
///
///     L_R = γ E_De[−log R] + E_Do[−log(1 − R)] − γ E_De[−log(1 − R)],   R = R(s, a)
///     r   = R(s, a) on D_e ∪ D_o, for TD3+BC (`TD3BC`)
///
/// A step updates R, then by its new rewards the critics, and every second time the policy and the
/// target networks. What is unlabelled is D_o alone: demonstrations are not among their own
/// negatives. TD3+BC draws uniformly from the rows of D_e ∪ D_o as one data set.
///
/// There is no official implementation, and the paper that compares with ORIL does not say which
/// variant it ran. Differs from the publication:
/// 1. Its reinforcement learning is TD3+BC, on whose public implementation the comparing authors'
///    own first code was built, in place of critic-regularised regression.
/// 2. R sees (s, a) in place of an observation alone: two policies that act in the same states differ
///    in nothing else.
/// 3. R is trained in every step beside the policy, as public implementations do, not before it; of
///    the publication's regularisers (augmentation, early frames counted as negative) there is none.
/// 4. R is clipped to [0.1, 0.9] in its loss and as a reward, as d is in all learners here, which keeps
///    its positive-unlabelled loss bounded below.
///
/// Differs from the public implementation of TD3+BC:
/// 5. The actor is the mode of a tanh-Gaussian, so that μ is limited to [−9, 9] before tanh.
public struct ORIL: Learner {
  /// Hyper-parameters; the defaults are those of the public implementation of TD3+BC, and of ORIL's
  /// publication for the reward.
  public struct Settings: Equatable, Sendable {
    /// Its step size is the reward's, too.
    public var agent = TD3BC.Settings()
    public var rewardWidths = [256, 256]
    /// γ of L_R, the share of D_o thought to be the expert's.
    public var positiveShare = 0.5

    public init() {}
  }

  private static let sets: [DataSet] = [.expert, .suboptimal]

  public static let lossNames = ["policy_loss", "critic_loss", "reward_loss"]
  public static let diagnosticNames =
    DiscriminatorDiagnostics.names("reward", on: sets) + ["q_expert", "q_suboptimal"]

  private let settings: Settings
  private let recorded: [(set: DataSet, transitions: Transitions)]
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
  /// both as one data set.
  ///
  /// - Precondition: there is a D_o.
  public init(settings: Settings, data: ImitationData, batchCount: Int, seed: UInt64) {
    self.settings = settings
    self.seed = seed
    let (expert, suboptimal) = (data.expert, data.requiredSuboptimal)
    recorded = [(.expert, expert.transitions), (.suboptimal, suboptimal.transitions)]
    union = expert.appending(suboptimal)
    comparison = Batch(Self.sets, countPerSet: batchCount, like: expert.transitions)
    experience = Batch([.union], countPerSet: batchCount, like: expert.transitions)
    reward = DiscriminatorTrainer(
      named: "reward", seeing: DiscriminatorTrainer.Sight(logPolicy: false, logDynamics: false),
      hiddenWidths: settings.rewardWidths, learningRate: settings.agent.learningRate,
      like: comparison, seed: seed)
    agent = TD3BC(settings: settings.agent, like: experience, seed: seed)
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
    for (set, transitions) in recorded {
      comparison.draw(set, from: transitions, seed: seed, purpose: purpose, step: index)
    }
  }

  private mutating func updateReward() -> Float {
    let (batch, positiveShare) = (comparison, Float(settings.positiveShare))
    agent.trace?.record(batch)
    return reward.update(on: batch.stateActions, of: batch, trace: &agent.trace) { outputs in
      let (loss, slope) = valueWithGradient(
        at: outputs.rows(of: .expert, in: batch), outputs.rows(of: .suboptimal, in: batch)
      ) {
        orilRewardLoss(
          expertRewards: $0, suboptimalRewards: $1, positiveShare: positiveShare)
      }
      return (loss, slope.0.elements + slope.1.elements)
    }
  }

  // MARK: Judging

  /// R of each transition.
  public mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]? {
    reward.outputs(at: transitions.observations.besides(transitions.actions))
  }

  /// What `DiscriminatorDiagnostics` says of R, which does not see log π, and the mean of Q₁ at the
  /// actions of D_e and D_o.
  public mutating func diagnostics(_ index: Int) -> [Float?] {
    drawComparison("diagnostic batch", atStep: index)
    let values = agent.values(at: comparison.stateActions)
    return reward.diagnostics(on: comparison.stateActions, of: comparison)
      + Self.sets.map { expectation(values.rows(of: $0, in: comparison)) }
  }

  // MARK: State

  public var policy: TanhGaussianPolicy { agent.policy }

  public var pretrainingStepCount: Int { 0 }

  public var tensors: [Tensor] { agent.tensors + reward.tensors }

  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try agent.restore(tensors)
    try reward.restore(tensors)
  }

  public var rollouts: Transitions? { nil }

  public var trace: Trace? {
    get { agent.trace }
    set { agent.trace = newValue }
  }

  public var stepsPerCycle: Int { settings.agent.policyInterval }

  public var stepProducts: [ProductShape] {
    let (rowCount, network) = (experience.rowCount, reward.discriminator.network)
    let everyStep =
      network.forwardProducts(rowCount: comparison.rowCount)
      + network.backwardProducts(rowCount: comparison.rowCount)
      + network.forwardProducts(rowCount: rowCount) + agent.criticProducts(rowCount: rowCount)
    return (0..<stepsPerCycle).flatMap { _ in everyStep }
      + agent.policyProducts(rowCount: rowCount)
  }
}
