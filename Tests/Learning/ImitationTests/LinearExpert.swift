import Datasets
import Imitation
import LinearAlgebra
import Networks
import Testing

/// A problem with a known solution: s′ = 0.9 s + 0.1 a in both components, and the expert's action
/// a = 0.5 s₀ − 0.3 s₁ with a little noise.
struct LinearExpert {
  static func action(_ state: ArraySlice<Float>) -> Float {
    0.5 * state[state.startIndex] - 0.3 * state[state.startIndex + 1]
  }

  static func transitions(_ count: Int, noise: Double, stream: String) -> Transitions {
    var generator = Generator(seed: 1, stream: stream)
    var states = Matrix(repeating: 0, rowCount: count, columnCount: 2)
    var actions = Matrix(repeating: 0, rowCount: count, columnCount: 1)
    var next = states
    for row in 0..<count {
      for column in 0..<2 { states[row, column] = Float(generator.uniform() * 2 - 1) }
      actions[row, 0] = action(states.row(row)) + Float(noise * generator.normal())
      for column in 0..<2 {
        next[row, column] = 0.9 * states[row, column] + 0.1 * actions[row, 0]
      }
    }
    return Transitions(observations: states, actions: actions, nextObservations: next)
  }

  /// Data of the expert alone.
  static func data(
    _ count: Int = 2_000, noise: Double = 0.05, stream: String = "expert"
  ) -> ImitationData {
    ImitationData(expert: ImitationData.Part(transitions(count, noise: noise, stream: stream)))
  }

  /// Mean squared error of the policy's mode on held-out states, relative to the variance of the
  /// expert's actions there.
  static func relativeError(of learner: some Learner) -> Float {
    let heldOut = transitions(500, noise: 0, stream: "held out")
    var policy = learner.policy
    let modes = policy.modes(at: heldOut.observations).elements
    let actions = heldOut.actions.elements
    let mean = actions.reduce(0, +) / Float(actions.count)
    let error = zip(modes, actions).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return error / actions.reduce(Float(0)) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// Settings small enough for a test and large enough to learn.
  static var settings: PolicyAndModel.Settings {
    var settings = PolicyAndModel.Settings()
    settings.learningRate = 3e-3
    settings.policyWidths = [32, 32]
    settings.dynamicsWidths = [32, 32]
    settings.dynamicsPretrainingStepCount = 100
    settings.rollouts.interval = 50
    return settings
  }
}

extension BehavioralCloning {
  /// A learner with settings small enough for a test and large enough to learn.
  init(_ data: ImitationData, imitatesAll: Bool = false) {
    var settings = Settings()
    settings.learningRate = 3e-3
    settings.policyWidths = [32, 32]
    settings.imitatesAll = imitatesAll
    self.init(settings: settings, data: data, batchCount: 64, seed: 0)
  }
}

extension Learner {
  /// The diagnostics before step `index` that have a value, by name.
  mutating func namedDiagnostics(_ index: Int) -> [String: Float] {
    let values = Dictionary(
      uniqueKeysWithValues: zip(Self.diagnosticNames, diagnostics(index)))
    return values.compactMapValues(\.self)
  }

  /// Takes `count` steps from step `start` and returns the last losses.
  @discardableResult
  mutating func run(from start: Int = 0, _ count: Int) -> [Float?] {
    var losses: [Float?] = []
    for index in start..<start + count { losses = step(index) }
    return losses
  }
}

func dictionary(_ tensors: [Tensor]) -> [String: Tensor] {
  Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0) })
}
