import Demonstrations
import Imitation
import LinearAlgebra
import Networks
import Testing

@Suite struct BehavioralCloningWithDynamicsTests {
  private func learner(firstPhase: Int? = nil) -> BehavioralCloningWithDynamics {
    var settings = BehavioralCloningWithDynamics.Settings()
    settings.models = LinearExpert.settings
    settings.firstPhaseStepCount = firstPhase
    return BehavioralCloningWithDynamics(
      settings: settings, data: LinearExpert.data(), batchCount: 64, seed: 0)
  }

  @Test(arguments: [nil, 3_000])
  func recoversALinearExpert(firstPhase: Int?) {
    var learner = learner(firstPhase: firstPhase)
    learner.run(3_000 + (firstPhase ?? 0) / 2)
    #expect(LinearExpert.relativeError(of: learner) < 1e-3)
  }

  /// In the first phase of two it clones; from then on the model and its rollouts stand still.
  @Test func freezesModelAndRolloutsAfterTheFirstPhase() throws {
    var settings = BehavioralCloning.Settings()
    settings.learningRate = 3e-3
    settings.policyWidths = [32, 32]
    var cloning = BehavioralCloning(
      settings: settings, data: LinearExpert.data(), batchCount: 64, seed: 0)
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

  @Test func fitsOnlyTheModelBeforeTheFirstReportedStep() {
    var learner = learner()
    let before = learner.policy.network.parameters
    let losses = learner.run(100)
    #expect(losses[0] == nil && losses[1] != nil)
    #expect(learner.policy.network.parameters == before)
    let after = learner.run(from: 100, 1)
    #expect(after[0] != nil)
    #expect(learner.policy.network.parameters != before)
  }

  @Test(arguments: [60, 100, 137], [nil, 100])
  func resumedRunHasTheBitsOfAnUninterruptedOne(stop: Int, firstPhase: Int?) throws {
    let (whole, resumed) = try tensors(
      ofRunsBy: learner(firstPhase: firstPhase), stoppedAt: stop, endingAt: 170)
    #expect(resumed == whole)
  }
}
