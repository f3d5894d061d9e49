import Datasets
import LinearAlgebra
import Networks
import RealModule
import Testing

@testable import Experts

@Suite struct TQCTests {
  private static let settings = {
    var settings = TQC.Settings()
    settings.policyWidths = [32]
    settings.criticWidths = [32]
    settings.learningRate = 3e-3
    settings.batchCount = 64
    settings.quantileCount = 5
    settings.droppedQuantileCount = 1
    return settings
  }()

  /// One state component s, one action a, reward 1 − (a − s/2)², every step an end: the best action
  /// is s/2, and its value at most 1.
  private static let buffer = {
    var generator = Generator(seed: 2, stream: "bandit")
    func column(_ draw: (Int) -> Float) -> Matrix {
      Matrix(rowCount: 2_000, columnCount: 1, elements: (0..<2_000).map(draw))
    }
    let states = column { _ in Float(2 * generator.uniform() - 1) }
    let actions = column { _ in Float(2 * generator.uniform() - 1) }
    let rewards = (0..<2_000).map { row in
      let distance = actions[row, 0] - states[row, 0] / 2
      return 1 - distance * distance
    }
    var buffer = ReplayBuffer(capacity: 2_000, observationCount: 1, actionCount: 1)
    buffer.append(
      ReplayBlock(
        Transitions(observations: states, actions: actions, nextObservations: states),
        rewards: rewards, terminals: Array(repeating: 1, count: 2_000)),
      rows: 0..<2_000)
    return buffer
  }()

  private static func learner() -> TQC {
    TQC(settings: settings, observationCount: 1, actionCount: 1, seed: 4)
  }

  @Test("The policy finds the best action of a problem of one step") func bestAction() {
    var learner = Self.learner()
    for index in 0..<3_000 { _ = learner.update(index, from: Self.buffer) }
    let states = Matrix(rowCount: 5, columnCount: 1, elements: [-0.8, -0.4, 0, 0.4, 0.8])
    var policy = learner.policy
    let modes = policy.modes(at: states)
    for row in 0..<5 { #expect(abs(modes[row, 0] - states[row, 0] / 2) < 0.12) }
  }

  @Test("The entropy of the policy approaches its target") func entropy() {
    var learner = Self.learner()
    var densities: [Float] = []
    for index in 0..<3_000 {
      let values = learner.update(index, from: Self.buffer)
      if index >= 2_500 { densities.append(values[2]) }
    }
    // The target is −dim(a): E[log π] = 1.
    let mean = densities.reduce(0, +) / Float(densities.count)
    #expect(abs(mean - 1) < 0.3)
  }

  @Test("A training resumed from its tensors has the same bits") func resume() throws {
    var whole = Self.learner()
    for index in 0..<6 { _ = whole.update(index, from: Self.buffer) }
    var first = Self.learner()
    for index in 0..<3 { _ = first.update(index, from: Self.buffer) }
    var second = Self.learner()
    try second.restore(
      Dictionary(uniqueKeysWithValues: first.tensors.map { ($0.name, $0) }))
    for index in 3..<6 { _ = second.update(index, from: Self.buffer) }
    #expect(second.tensors == whole.tensors)
  }
}
