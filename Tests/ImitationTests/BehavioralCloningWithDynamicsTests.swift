import Demonstrations
import Imitation
import LinearAlgebra
import Networks
import Testing

@Suite struct BehavioralCloningWithDynamicsTests {
  private func learner() -> BehavioralCloningWithDynamics {
    BehavioralCloningWithDynamics(
      settings: LinearExpert.settings,
      expert: LinearExpert.transitions(2_000, noise: 0.05, stream: "expert"),
      batchCount: 64, seed: 0)
  }

  @Test func recoversALinearExpert() {
    var learner = learner()
    learner.run(1_600)
    #expect(LinearExpert.relativeError(of: learner) < 0.01)
  }

  @Test func fitsOnlyTheModelBeforeTheFirstReportedStep() {
    var learner = learner()
    let before = learner.policy.network.parameters
    let diagnostics = learner.run(100)
    #expect(diagnostics[0] == nil && diagnostics[1] != nil)
    #expect(learner.policy.network.parameters == before)
    let after = learner.run(from: 100, 1)
    #expect(after[0] != nil)
    #expect(learner.policy.network.parameters != before)
  }

  @Test(arguments: [60, 100, 137])
  func resumedRunHasTheBitsOfAnUninterruptedOne(stop: Int) throws {
    var (whole, part) = (learner(), learner())
    whole.run(170)
    part.run(stop)
    var resumed = learner()
    try resumed.restore(dictionary(part.tensors))
    resumed.run(from: stop, 170 - stop)
    #expect(resumed.tensors == whole.tensors)
  }
}
