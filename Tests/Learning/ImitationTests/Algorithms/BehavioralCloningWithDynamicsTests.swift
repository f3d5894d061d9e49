import Datasets
import Imitation
import LinearAlgebra
import Networks
import Testing

@Suite struct BehavioralCloningWithDynamicsTests {
  private func learner(firstPhase: Int? = nil) -> BehavioralCloningWithDynamics {
    firstPhase.map { learner(policy: $0, dynamics: $0) } ?? learner { $0.hasTwoPhases = false }
  }

  /// A learner with a first phase of different lengths for policy and model.
  private func learner(
    policy: Int = 0, dynamics: Int = 0,
    _ change: (inout BehavioralCloningWithDynamics.Settings) -> Void = { _ in }
  ) -> BehavioralCloningWithDynamics {
    var settings = BehavioralCloningWithDynamics.Settings()
    settings.models = LinearExpert.settings
    settings.hasTwoPhases = true
    settings.firstPhase.policyStepCount = policy
    settings.firstPhase.dynamicsStepCount = dynamics
    change(&settings)
    return BehavioralCloningWithDynamics(
      settings: settings, data: LinearExpert.data(), batchCount: 64, seed: 0)
  }

  @Test("Each network learns for the length of its first phase") func firstPhase() {
    var both = learner(firstPhase: 20)
    both.run(20)
    var early = learner(policy: 20, dynamics: 50)
    early.run(20)
    let policy = early.policy.network.parameters
    #expect(policy == both.policy.network.parameters)
    let losses = early.run(from: 20, 30)
    #expect(losses.map { $0 == nil } == [true, false])
    #expect(early.policy.network.parameters == policy)
    var late = learner(policy: 50, dynamics: 20)
    late.run(50)
    let bias = "dynamics.layers.0.bias"
    #expect(dictionary(late.tensors)[bias] == dictionary(both.tensors)[bias])
  }

  @Test("A new policy starts after the first phase and learns") func newPolicy() throws {
    var learner = learner(policy: 2_000, dynamics: 3_000) {
      $0.secondPhaseStartsAfresh = true
    }
    learner.run(3_000)
    let before = LinearExpert.relativeError(of: learner)
    learner.run(from: 3_000, 1)
    #expect(LinearExpert.relativeError(of: learner) > 10 * before)
    let rollouts = try #require(learner.rollouts)
    learner.run(from: 3_001, 3_000)
    #expect(LinearExpert.relativeError(of: learner) < 1e-2)
    #expect(learner.rollouts == rollouts)
  }

  @Test("Recovers a linear expert", arguments: [nil, 3_000])
  func recovers(firstPhase: Int?) {
    var learner = learner(firstPhase: firstPhase)
    learner.run(3_000 + (firstPhase ?? 0) / 2)
    #expect(LinearExpert.relativeError(of: learner) < 1e-3)
  }

  @Test("Model and rollouts are frozen after the first phase") func freeze() throws {
    var cloning = BehavioralCloning(LinearExpert.data())
    var learner = learner(firstPhase: 50)
    cloning.run(50)
    learner.run(50)
    #expect(learner.pretrainingStepCount == 0)
    #expect(learner.rollouts == nil)
    #expect(learner.policy.network.parameters == cloning.policy.network.parameters)
    let losses = learner.run(from: 50, 1)
    #expect(losses.map { $0 == nil } == [false, true])
    let rollouts = try #require(learner.rollouts)
    let bias = "dynamics.layers.0.bias"
    let model = dictionary(learner.tensors)[bias]
    learner.run(from: 51, 60)
    #expect(learner.rollouts == rollouts)
    #expect(dictionary(learner.tensors)[bias] == model)
  }

  @Test("Pre-training only fits the model") func pretraining() {
    var learner = learner()
    let before = learner.policy.network.parameters
    let losses = learner.run(100)
    #expect(losses[0] == nil && losses[1] != nil)
    #expect(learner.policy.network.parameters == before)
    let after = learner.run(from: 100, 1)
    #expect(after[0] != nil)
    #expect(learner.policy.network.parameters != before)
  }
}
