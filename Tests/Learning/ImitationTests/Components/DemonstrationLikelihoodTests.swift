import Datasets
import Imitation
import LinearAlgebra
import Networks
import Testing

@Suite struct DemonstrationLikelihoodTests {
  private static let expert = LinearExpert.transitions(50, noise: 0.05, stream: "expert")
  private static let heldOut = LinearExpert.transitions(30, noise: 0.05, stream: "held out")

  @Test("The likelihood is the mean of log π over all transitions, summed over components")
  func means() throws {
    var policy = BehavioralCloning(LinearExpert.data()).policy
    let means = DemonstrationLikelihood(expert: Self.expert, heldOut: Self.heldOut, seed: 0)
      .means(of: policy)
    func mean(_ transitions: Transitions) -> Double {
      let sums = policy.logDensities(of: transitions.actions, at: transitions.observations).rowSums
      return sums.reduce(0) { $0 + Double($1) } / Double(transitions.count)
    }
    #expect(abs(means.training - mean(Self.expert)) < 1e-6)
    #expect(abs(try #require(means.heldOut) - mean(Self.heldOut)) < 1e-6)
    #expect(
      DemonstrationLikelihood(expert: Self.expert, heldOut: nil, seed: 0).means(of: policy).heldOut
        == nil)
  }

  @Test("Cloning few transitions raises their likelihood above that of held-out ones")
  func overfitting() throws {
    let few = LinearExpert.transitions(20, noise: 0.3, stream: "expert")
    let others = LinearExpert.transitions(500, noise: 0.3, stream: "held out")
    let likelihood = DemonstrationLikelihood(expert: few, heldOut: others, seed: 0)
    var learner = BehavioralCloning(ImitationData(expert: ImitationData.Part(few)))
    let before = likelihood.means(of: learner.policy)
    learner.run(2_000)
    let after = likelihood.means(of: learner.policy)
    #expect(after.training > before.training + 1)
    #expect(after.training > (try #require(after.heldOut)) + 1)
  }
}
