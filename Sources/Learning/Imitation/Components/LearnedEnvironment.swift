internal import Datasets
internal import LinearAlgebra
internal import Networks
internal import _Differentiation

/// A dynamics model as the environment of an online method, with the replay of its transitions.
///
/// f is fitted to D_e first and then frozen. An episode begins at a uniformly drawn state of D_e. An
/// action is the policy's mode with Gaussian noise, clipped to ±1, and uniform in the first steps; the
/// next state is drawn from f. An episode ends after `episodeStepLimit` steps, by the task's own
/// condition, or with a component of the normalized state beyond `stateBound`.
public struct LearnedEnvironment: Sendable {
  /// Hyper-parameters; those of acting are the official ones of ValueDICE, those of f DMIL's.
  public struct Settings: Equatable, Sendable {
    public var dynamicsLearningRate = 1e-4
    public var dynamicsWidths = [256, 256]
    /// Steps in which only f is fitted.
    public var dynamicsPretrainingStepCount = 10_000
    /// Steps in the environment with uniform actions.
    public var randomStepCount = 2_000
    /// Standard deviation of the noise of actions.
    public var actionNoise = 0.1
    public var episodeStepLimit = 1_000
    /// The largest magnitude of a component of a normalized state, in standard deviations of D_e.
    public var stateBound = 10.0

    public init() {}
  }

  private let settings: Settings
  private let seed: UInt64
  private let starts: Matrix
  private let endsEpisode: @Sendable ([Float]) -> Bool
  private(set) var dynamics: GaussianDynamics
  private var optimizer: Adam
  private(set) var replay: Replay
  private var state: Matrix
  /// Steps of the current episode; 0 where the next step begins one.
  private var episodeStepCount = 0

  init(settings: Settings, data: ImitationData, seed: UInt64) {
    self.settings = settings
    self.seed = seed
    starts = data.expert.transitions.observations
    endsEpisode = data.endsEpisode
    let expert = data.expert.transitions
    dynamics = GaussianDynamics(
      for: expert, hiddenWidths: settings.dynamicsWidths, seed: seed)
    optimizer = Adam(learningRate: settings.dynamicsLearningRate, for: dynamics.network)
    replay = Replay(
      stateCount: starts.columnCount, actionCount: expert.actions.columnCount)
    state = Matrix(repeating: 0, rowCount: 1, columnCount: starts.columnCount)
  }

  // MARK: The model

  /// One step of f on a batch of D_e by Equation (2); returns the loss without the penalty on the
  /// bounds of f.
  mutating func fit(to batch: Batch, trace: inout Trace?) -> Float {
    let logDensities = dynamics.logDensities(
      of: batch.nextObservations, after: batch.stateActions)
    let (loss, gradient) = valueWithGradient(at: Samples(logDensities.rowSums)) {
      dynamicsLikelihoodLoss(logDynamics: $0)
    }
    dynamics.backward(gradient.elements, after: batch.stateActions)
    dynamics.update(with: &optimizer)
    trace?.record("dynamics.log_densities", logDensities, by: batch)
    trace?.record("loss.dynamics", loss)
    trace?.record(dynamics.network.gradientTensors(named: "gradient.dynamics"))
    return loss
  }

  mutating func meanLogStd(after stateActions: Matrix) -> Float {
    dynamics.meanLogStd(after: stateActions)
  }

  // MARK: Acting

  /// Lets `policy` act until `stepCount` steps were taken in all; each has its own stream.
  mutating func advance(
    toStep stepCount: Int, policy: inout TanhGaussianPolicy, trace: inout Trace?
  ) {
    while replay.count < stepCount { step(policy: &policy, trace: &trace) }
  }

  private mutating func step(policy: inout TanhGaussianPolicy, trace: inout Trace?) {
    var generator = Generator(seed: seed, stream: "environment", index: replay.count)
    if episodeStepCount == 0 {
      state = starts.rows([generator.index(below: starts.rowCount)])
    }
    let isRandom = replay.count < settings.randomStepCount
    var noise = Matrix(repeating: 0, rowCount: 1, columnCount: policy.actionCount)
    for column in 0..<noise.columnCount {
      noise[0, column] = Float(isRandom ? 2 * generator.uniform() - 1 : generator.normal())
    }
    let action = isRandom ? noise : noisyMode(of: &policy, noise: noise)
    trace?.record("batch.environment.state", state)
    trace?.record("noise.environment.action", noise)
    trace?.record("noise.environment.state", stateNoise(of: generator))
    let next = dynamics.sampledNextObservations(
      after: state.besides(action), using: &generator)
    replay.append(observation: state, action: action, nextObservation: next)
    state = next
    episodeStepCount += 1
    if episodeStepCount == settings.episodeStepLimit || isOver(next.elements) {
      episodeStepCount = 0
    }
  }

  private func noisyMode(of policy: inout TanhGaussianPolicy, noise: Matrix) -> Matrix {
    var action = policy.modes(at: state)
    for column in 0..<action.columnCount {
      let noisy = action[0, column] + Float(settings.actionNoise) * noise[0, column]
      action[0, column] = max(-1, min(1, noisy))
    }
    return action
  }

  /// The next numbers of `generator`, the noise of s′.
  private func stateNoise(of generator: Generator) -> [Float] {
    var generator = generator
    return (0..<state.columnCount).map { _ in Float(generator.normal()) }
  }

  private func isOver(_ state: [Float]) -> Bool {
    endsEpisode(state) || !state.allSatisfy { abs($0) <= Float(settings.stateBound) }
  }

  // MARK: State

  var tensors: [Tensor] {
    dynamics.network.tensors(named: "dynamics") + optimizer.tensors(named: "dynamics")
      + replay.tensors
      + [
        Tensor(name: "environment.state", state),
        // Exact: an episode has fewer than 2²⁴ steps.
        Tensor(
          name: "environment.episode_step_count", shape: [],
          elements: [Float(episodeStepCount)]),
      ]
  }

  mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try dynamics.restore(named: "dynamics", from: tensors)
    try optimizer.restore(named: "dynamics", from: tensors)
    try replay.restore(tensors)
    state.elements = try tensors.tensor("environment.state", shape: [1, state.columnCount])
    episodeStepCount = Int(
      try tensors.tensor("environment.episode_step_count", shape: [])[0])
  }
}
