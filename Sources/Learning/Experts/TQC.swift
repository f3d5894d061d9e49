public import LinearAlgebra
public import Networks
internal import _Differentiation

/// Truncated quantile critics (TQC; Kuznetsov et al., 2020), a soft actor-critic that trains the experts.
///
///     critics     quantile Huber regression to r + γ (z − α log π(a′|s′)), the largest of the
///                 pooled target quantiles dropped (Equations 9–12 there)
///     actor       min E[α log π(a|s) − Q(s, a)],   a = tanh(μ + σ ε),  Q the mean of all quantiles
///     temperature min −log α · E[log π(a|s) + H],   H = −dim(a)   (Haarnoja et al., 2018)
///     targets     θ̄ ← θ̄ + 0.005 (θ − θ̄)
///
/// Differs from the publication:
/// 1. Two critics of 2 × 256 in place of five of 3 × 512, as in Stable-Baselines3 (Raffin et al., 2021).
/// 2. Batches of 128 and a step size of 5·10⁻⁴, between those of that library (256, 3·10⁻⁴) and of
///    Spinning Up (100, 10⁻³; Achiam, 2018), with half the arithmetic of a step.
/// 3. The policy is the tanh-Gaussian of the imitation methods, with a log-std in [−5, 2] by tanh.
public struct TQC: Sendable {
  /// Hyper-parameters.
  public struct Settings: Equatable, Sendable {
    public var learningRate = 5e-4
    public var batchCount = 128
    public var discount = 0.99
    /// The fraction by which a target critic approaches its critic in a step.
    public var targetRate = 0.005
    public var policyWidths = [256, 256]
    public var criticWidths = [256, 256]
    public var criticCount = 2
    public var quantileCount = 25
    /// Dropped quantiles per critic, of the pooled quantiles of all critics.
    public var droppedQuantileCount = 2
    public var initialTemperature = 1.0

    public init() {}
  }

  /// The names of the values that `update` returns, in order.
  public static let diagnosticNames = [
    "critic_loss", "mean_quantile", "log_density", "temperature",
  ]

  public let settings: Settings
  private let seed: UInt64
  public private(set) var policy: TanhGaussianPolicy
  /// Perceptrons of (s, a) whose M outputs are the quantiles of the return at the levels (m − ½)/M
  /// (Dabney et al., 2018).
  private var critics, targetCritics: [Perceptron]
  private var policyOptimizer, temperatureOptimizer: Adam
  private var criticOptimizers: [Adam]
  private var logTemperature: [Float]

  // Memory of a step.
  private var batch: ReplayBatch
  private var targets: TruncatedTargets
  private var stateActions: Matrix
  private var criticGradient: [Float] = []
  private var actionGradient: Matrix

  public init(settings: Settings, observationCount: Int, actionCount: Int, seed: UInt64) {
    self.settings = settings
    self.seed = seed
    var policyStream = Generator(seed: seed, stream: "expert policy weights")
    policy = TanhGaussianPolicy(
      observationCount: observationCount, actionCount: actionCount,
      hiddenWidths: settings.policyWidths, using: &policyStream)
    critics = (0..<settings.criticCount).map { index in
      var stream = Generator(seed: seed, stream: "expert critic weights", index: index)
      return Perceptron(
        widths: [observationCount + actionCount] + settings.criticWidths
          + [settings.quantileCount], using: &stream)
    }
    targetCritics = critics
    policyOptimizer = Adam(
      learningRate: settings.learningRate, parameterCount: policy.network.parameters.count)
    criticOptimizers = critics.map {
      Adam(learningRate: settings.learningRate, parameterCount: $0.parameters.count)
    }
    temperatureOptimizer = Adam(learningRate: settings.learningRate, parameterCount: 1)
    logTemperature = [.logarithm(Float(settings.initialTemperature))]
    batch = ReplayBatch(
      rowCount: settings.batchCount, observationCount: observationCount,
      actionCount: actionCount)
    stateActions = batch.stateActions
    targets = TruncatedTargets(
      rowCount: settings.batchCount,
      pooledCount: settings.criticCount * settings.quantileCount,
      droppedCount: settings.criticCount * settings.droppedQuantileCount)
    actionGradient = Matrix(
      repeating: 0, rowCount: settings.batchCount, columnCount: actionCount)
  }

  /// Takes the `index`-th step of learning: critics, actor, temperature, targets.
  ///
  /// - Precondition: `buffer` is not empty.
  /// - Returns: Loss of the critics, mean of their quantiles on the batch, mean log π(a|s), α.
  public mutating func update(_ index: Int, from buffer: ReplayBuffer) -> [Float] {
    var stream = Generator(seed: seed, stream: "expert update", index: index)
    buffer.draw(&batch, using: &stream)
    let (criticLoss, meanQuantile) = updateCritics(using: &stream)
    let logDensity = updateActor(using: &stream)
    updateTemperature(meanLogDensity: logDensity)
    for critic in critics.indices {
      targetCritics[critic].softUpdate(toward: critics[critic], rate: Float(settings.targetRate))
    }
    return [criticLoss, meanQuantile, logDensity, temperature]
  }

  private var temperature: Float { .exponential(logTemperature[0]) }

  private mutating func updateCritics(
    using stream: inout Generator
  ) -> (loss: Float, meanQuantile: Float) {
    let next = policy.reparameterizedActions(at: batch.nextObservations, using: &stream)
    join(batch.nextObservations, next.actions)
    let quantiles = targetCritics.indices.map { critic in
      targetCritics[critic].forward(stateActions.elements, rowCount: batch.count)
      return targetCritics[critic].outputs
    }
    for row in 0..<batch.count {
      targets.fill(
        row: row, from: quantiles, reward: batch.rewards[row],
        discount: Float(settings.discount) * (1 - batch.terminals[row]),
        entropyCost: temperature * next.logDensities[row])
    }
    var loss: Float = 0
    var sum: Float = 0
    for critic in critics.indices {
      critics[critic].forward(batch.stateActions.elements, rowCount: batch.count)
      let quantiles = critics[critic].outputs
      for index in 0..<batch.count * settings.quantileCount { sum += quantiles[index] }
      critics[critic].backward(batch.stateActions.elements) { gradient in
        loss += quantileHuberLoss(
          of: quantiles, quantileCount: settings.quantileCount, against: targets,
          rowCount: batch.count, gradient: &gradient)
      }
      critics[critic].update(with: &criticOptimizers[critic])
    }
    let count = Float(critics.count)
    return (loss / count, sum / (count * Float(batch.count * settings.quantileCount)))
  }

  /// Returns the mean log π(a|s) of the drawn actions.
  private mutating func updateActor(using stream: inout Generator) -> Float {
    let drawn = policy.reparameterizedActions(at: batch.observations, using: &stream)
    join(batch.observations, drawn.actions)
    let rowScale = 1 / Float(batch.count)
    let derivative = -rowScale / Float(critics.count * settings.quantileCount)
    for index in actionGradient.elements.indices { actionGradient.elements[index] = 0 }
    for critic in critics.indices {
      critics[critic].forward(stateActions.elements, rowCount: batch.count)
      critics[critic].backwardToInputs(into: &criticGradient) { gradient in
        for index in 0..<batch.count * settings.quantileCount { gradient[index] = derivative }
      }
      addActionGradient()
    }
    policy.backward(
      from: drawn, actionGradient: actionGradient, densityGradient: temperature * rowScale,
      at: batch.observations)
    policy.update(with: &policyOptimizer)
    return drawn.logDensities.reduce(0, +) * rowScale
  }

  /// Adds the gradient of a critic by the actions to `actionGradient`.
  private mutating func addActionGradient() {
    let (width, actionCount) = (stateActions.columnCount, actionGradient.columnCount)
    for row in 0..<batch.count {
      let start = (row + 1) * width - actionCount
      for column in 0..<actionCount {
        actionGradient.elements[row * actionCount + column] += criticGradient[start + column]
      }
    }
  }

  private mutating func updateTemperature(meanLogDensity: Float) {
    let targetEntropy = -Float(actionGradient.columnCount)
    let derivative = gradient(at: logTemperature[0]) {
      tqcTemperatureLoss(
        logTemperature: $0, meanLogDensity: meanLogDensity, targetEntropy: targetEntropy)
    }
    temperatureOptimizer.update(&logTemperature, against: [derivative])
  }

  /// Writes (s, a) into the memory for the critics.
  private mutating func join(_ observations: Matrix, _ actions: Matrix) {
    stateActions.replaceColumns(from: 0, with: observations)
    stateActions.replaceColumns(from: observations.columnCount, with: actions)
  }
}

// MARK: State

extension TQC {
  /// Draws actions at the first `rowCount` rows of states, each row with its own generator.
  public mutating func act(
    at observations: Matrix, rowCount: Int, into actions: inout Matrix,
    using generators: inout [Generator]
  ) {
    policy.writeSamples(
      at: observations, rowCount: rowCount, into: &actions, using: &generators)
  }

  /// The state of training, apart from the replay buffer.
  public var tensors: [Tensor] {
    var tensors =
      policy.network.tensors(named: "policy") + policyOptimizer.tensors(named: "policy")
      + temperatureOptimizer.tensors(named: "temperature")
      + [Tensor(name: "temperature.log", shape: [1], elements: logTemperature)]
    for critic in critics.indices {
      tensors += critics[critic].tensors(named: "critic.\(critic)")
      tensors += targetCritics[critic].tensors(named: "target_critic.\(critic)")
      tensors += criticOptimizers[critic].tensors(named: "critic.\(critic)")
    }
    return tensors
  }

  /// Restores the state of `tensors`.
  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    try policy.restore(named: "policy", from: tensors)
    try policyOptimizer.restore(named: "policy", from: tensors)
    try temperatureOptimizer.restore(named: "temperature", from: tensors)
    logTemperature = try tensors.tensor("temperature.log", shape: [1])
    for critic in critics.indices {
      try critics[critic].restore(named: "critic.\(critic)", from: tensors)
      try targetCritics[critic].restore(named: "target_critic.\(critic)", from: tensors)
      try criticOptimizers[critic].restore(named: "critic.\(critic)", from: tensors)
    }
  }
}
