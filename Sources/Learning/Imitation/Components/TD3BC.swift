internal import Datasets
internal import LinearAlgebra
internal import Networks
internal import _Differentiation

/// TD3+BC (Fujimoto and Gu, 2021): offline reinforcement learning with an actor that maximizes the value
/// of two critics and stays close to the recorded actions.
///
///     y   = r + γ c min(Q̄₁, Q̄₂)(s′, clip(π̄(s′) + clip(0.2 ε, ±0.5), ±1)),   ε ~ N(0, 1)
///     L_Q = E[(Q₁(s, a) − y)²] + E[(Q₂(s, a) − y)²]
///     L_π = −α E[Q₁(s, π(s))]/E|Q₁(s, π(s))| + E[(π(s) − a)²]
///     θ̄   ← θ̄ + 0.005 (θ − θ̄),   with every update of π
///
/// c is 0 where s′ is terminal. The actor is the mode of a tanh-Gaussian, with which every policy is
/// evaluated; its log-stds are not trained.
public struct TD3BC: Sendable {
  /// Hyper-parameters; the defaults are those of the public implementation.
  public struct Settings: Equatable, Sendable {
    public var learningRate = 3e-4
    public var policyWidths = [256, 256]
    /// Of both critics.
    public var criticWidths = [256, 256]
    /// γ.
    public var discount = 0.99
    /// The fraction by which a target network approaches its network in a step.
    public var targetRate = 0.005
    /// Standard deviation of the noise on the target policy's actions.
    public var targetNoise = 0.2
    /// The bound to which this noise is clipped.
    public var targetNoiseBound = 0.5
    /// Steps of the critics per step of the policy and the target networks.
    public var policyInterval = 2
    /// α, the weight of Q relative to the recorded actions.
    public var alpha = 2.5

    public init() {}
  }

  let settings: Settings
  private let seed: UInt64
  private(set) var policy: TanhGaussianPolicy
  private var targetPolicy: TanhGaussianPolicy
  private var critics, targetCritics: [Critic]
  private var policyOptimizer: Adam
  private var criticOptimizers: [Adam]
  var trace: Trace?

  init(settings: Settings, for transitions: Transitions, seed: UInt64) {
    self.settings = settings
    self.seed = seed
    policy = TanhGaussianPolicy(
      for: transitions, hiddenWidths: settings.policyWidths, seed: seed)
    targetPolicy = policy
    critics = (0..<2).map { index in
      Critic(
        for: transitions, hiddenWidths: settings.criticWidths, initialization: .uniform,
        stream: "critic weights", index: index, seed: seed)
    }
    targetCritics = critics
    policyOptimizer = Adam(learningRate: settings.learningRate, for: policy.network)
    criticOptimizers = critics.map { Adam(learningRate: settings.learningRate, for: $0.network) }
  }

  /// Takes step `index`: updates the critics, and at its interval the policy and the target networks.
  ///
  /// `rewards` are r, and `continuations` c, of each transition.
  ///
  /// - Returns: The loss of π, `nil` where it is not updated, and the loss of the critics.
  mutating func step(
    _ index: Int, on batch: Batch, rewards: Samples<Float>, continuations: Samples<Float>
  ) -> (policyLoss: Float?, criticLoss: Float) {
    let targets = targets(
      at: index, on: batch, rewards: rewards, continuations: continuations)
    let criticLoss = updateCritics(on: batch, towards: targets)
    guard (index + 1).isMultiple(of: settings.policyInterval) else { return (nil, criticLoss) }
    let policyLoss = updatePolicy(on: batch)
    moveTargetNetworks()
    return (policyLoss, criticLoss)
  }

  /// Q₁ of each row of (s, a).
  mutating func values(at stateActions: Matrix) -> Samples<Float> {
    critics[0].values(at: stateActions)
  }

  // MARK: The updates

  private mutating func targets(
    at index: Int, on batch: Batch, rewards: Samples<Float>, continuations: Samples<Float>
  ) -> Samples<Float> {
    var stream = Generator(seed: seed, stream: "target noise", index: index)
    var actions = targetPolicy.modes(at: batch.nextObservations)
    var noise = actions
    let (scale, bound) = (Float(settings.targetNoise), Float(settings.targetNoiseBound))
    for component in actions.elements.indices {
      let drawn = Float(stream.normal())
      noise.elements[component] = drawn
      let noisy = actions.elements[component] + max(-bound, min(bound, scale * drawn))
      actions.elements[component] = max(-1, min(1, noisy))
    }
    let stateActions = batch.nextObservations.besides(actions)
    let first = targetCritics[0].values(at: stateActions)
    let second = targetCritics[1].values(at: stateActions)
    let targets = td3Targets(
      rewards: rewards, continuations: continuations, firstValues: first, secondValues: second,
      discount: Float(settings.discount))
    trace?.record("noise.target_actions", noise)
    trace?.record("target_policy.actions", actions)
    trace?.record("target_critic.0.values", first)
    trace?.record("target_critic.1.values", second)
    trace?.record("critic.targets", targets)
    return targets
  }

  private mutating func updateCritics(
    on batch: Batch, towards targets: Samples<Float>
  ) -> Float {
    let first = critics[0].values(at: batch.stateActions)
    let second = critics[1].values(at: batch.stateActions)
    let (loss, gradient) = valueWithGradient(at: first, second) {
      td3CriticLoss(firstValues: $0, secondValues: $1, targets: targets)
    }
    for (index, gradient) in [gradient.0.elements, gradient.1.elements].enumerated() {
      critics[index].backward(gradient, at: batch.stateActions)
      critics[index].update(with: &criticOptimizers[index])
      trace?.record(critics[index].network.gradientTensors(named: "gradient.critic.\(index)"))
    }
    trace?.record("critic.0.values", first)
    trace?.record("critic.1.values", second)
    trace?.record("loss.critic", loss)
    return loss
  }

  private mutating func updatePolicy(on batch: Batch) -> Float {
    let modes = policy.modes(at: batch.observations)
    let values = values(at: batch.observations.besides(modes))
    let actions = Samples(batch.actions.elements)
    let valueWeight = td3ValueWeight(values: values, alpha: Float(settings.alpha))
    let (loss, gradient) = valueWithGradient(at: values, Samples(modes.elements)) {
      td3PolicyLoss(values: $0, modes: $1, actions: actions, valueWeight: valueWeight)
    }
    // The part through Q₁, and the part of the recorded actions.
    var actionGradient = critics[0].actionGradient(of: gradient.0.elements)
    for component in actionGradient.elements.indices {
      actionGradient.elements[component] += gradient.1.elements[component]
    }
    policy.backward(
      fromModes: modes, actionGradient: actionGradient, at: batch.observations)
    policy.update(with: &policyOptimizer)
    trace?.record("policy.modes", modes)
    trace?.record("critic.0.values_of_modes", values)
    trace?.record("loss.policy", loss)
    trace?.record(policy.network.gradientTensors(named: "gradient.policy"))
    return loss
  }

  private mutating func moveTargetNetworks() {
    let rate = Float(settings.targetRate)
    targetPolicy.softUpdate(toward: policy, rate: rate)
    for index in critics.indices {
      targetCritics[index].softUpdate(toward: critics[index], rate: rate)
    }
  }
}

// MARK: State

extension TD3BC {
  var tensors: [Tensor] {
    policy.network.tensors(named: "policy") + policyOptimizer.tensors(named: "policy")
      + targetPolicy.network.tensors(named: "target_policy")
      + critics.indices.flatMap { index in
        critics[index].network.tensors(named: "critic.\(index)")
          + criticOptimizers[index].tensors(named: "critic.\(index)")
          + targetCritics[index].network.tensors(named: "target_critic.\(index)")
      }
  }

  mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try policy.restore(named: "policy", from: tensors)
    try policyOptimizer.restore(named: "policy", from: tensors)
    try targetPolicy.restore(named: "target_policy", from: tensors)
    for index in critics.indices {
      try critics[index].restore(named: "critic.\(index)", from: tensors)
      try criticOptimizers[index].restore(named: "critic.\(index)", from: tensors)
      try targetCritics[index].restore(named: "target_critic.\(index)", from: tensors)
    }
  }
}
