internal import Datasets
internal import LinearAlgebra
internal import Networks

extension TanhGaussianPolicy {
  /// An untrained policy for the states and actions of `transitions`.
  init(
    for transitions: Transitions, hiddenWidths: [Int], initialization: Initialization = .uniform,
    stream: String = "policy weights", seed: UInt64
  ) {
    var generator = Generator(seed: seed, stream: stream)
    self.init(
      observationCount: transitions.observations.columnCount,
      actionCount: transitions.actions.columnCount, hiddenWidths: hiddenWidths,
      initialization: initialization, using: &generator)
  }
}

extension GaussianDynamics {
  /// An untrained dynamics model for the states and actions of `transitions`.
  init(
    for transitions: Transitions, hiddenWidths: [Int], settings: Settings = Settings(), seed: UInt64
  ) {
    var generator = Generator(seed: seed, stream: "dynamics weights")
    self.init(
      observationCount: transitions.observations.columnCount,
      actionCount: transitions.actions.columnCount, hiddenWidths: hiddenWidths,
      settings: settings, using: &generator)
  }
}

extension Critic {
  /// An untrained critic for the states and actions of `transitions`.
  init(
    for transitions: Transitions, hiddenWidths: [Int], hasOutputBias: Bool = true,
    initialization: Initialization, stream: String, index: Int = 0, seed: UInt64
  ) {
    var generator = Generator(seed: seed, stream: stream, index: index)
    self.init(
      observationCount: transitions.observations.columnCount,
      actionCount: transitions.actions.columnCount, hiddenWidths: hiddenWidths,
      hasOutputBias: hasOutputBias, initialization: initialization, using: &generator)
  }
}

extension Adam {
  init(learningRate: Double, weightDecay: Double = 0, for network: Perceptron) {
    self.init(
      learningRate: learningRate, weightDecay: weightDecay,
      parameterCount: network.parameters.count)
  }
}
