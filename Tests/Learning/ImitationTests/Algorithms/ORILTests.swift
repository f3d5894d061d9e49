import Datasets
import LinearAlgebra
import Networks
import Testing

@testable import Imitation

@Suite struct ORILTests {
  private func learner(
    _ data: ImitationData = PlantedDemonstrations.data, alpha: Double = 2.5
  ) -> ORIL {
    var settings = ORIL.Settings()
    settings.agent.learningRate = 1e-3
    settings.agent.alpha = alpha
    settings.agent.policyWidths = [32, 32]
    settings.agent.criticWidths = [32, 32]
    settings.rewardWidths = [32, 32]
    return ORIL(settings: settings, data: data, batchCount: 64, seed: 0)
  }

  /// The policy does not stay close to the expert.
  ///
  /// With 100 transitions of the expert, its error relative to the variance of the expert's actions
  /// was 0.02 to 0.05 after 3,000 steps with three seeds, 0.12 to 0.20 after 10,000 and 0.39 to 0.62
  /// after 30,000. With γ = 0 it was then 0.06 and 0.15 with two seeds, so the reward of later states
  /// may be the cause; this was not examined further.
  @Test("Learns from planted demonstrations") func plantedDemonstrations() {
    var learner = learner()
    learner.run(3_000)
    #expect(PlantedDemonstrations.fractionOfError(of: learner) <= 0.2)
  }

  @Test("The reward is higher for expert data") func rewards() throws {
    var learner = learner()
    learner.run(2_000)
    let values = learner.namedDiagnostics(2_000)
    let onExpert = try #require(values["reward_mean_expert"])
    #expect(try onExpert > #require(values["reward_mean_suboptimal"]) + 0.1)
    #expect(learner.namedDiagnostics(2_000) == values)
  }

  @Test("The policy is updated in every second step") func interval() {
    var learner = learner()
    for index in 0..<4 {
      let before = learner.policy.network.parameters
      let losses = learner.step(index)
      #expect((losses[0] == nil) == (index % 2 == 0))
      #expect((learner.policy.network.parameters == before) == (index % 2 == 0))
      #expect(losses[1] != nil)
      #expect(losses[2] != nil)
    }
  }

  @Test("With terminals only, the critics learn the reward") func terminals() throws {
    let planted = PlantedDemonstrations.data
    func ended(_ part: ImitationData.Part) -> ImitationData.Part {
      ImitationData.Part(
        transitions: part.transitions,
        terminals: Array(repeating: true, count: part.transitions.count))
    }
    var learner = learner(
      ImitationData(expert: ended(planted.expert), suboptimal: ended(planted.requiredSuboptimal)))
    learner.run(1_500)
    let values = learner.namedDiagnostics(1_500)
    for dataset in ["expert", "suboptimal"] {
      let reward = try #require(values["reward_mean_\(dataset)"])
      #expect(try abs(reward - #require(values["q_\(dataset)"])) < 0.1)
    }
  }
}
