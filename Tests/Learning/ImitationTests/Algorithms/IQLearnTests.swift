import Datasets
import LinearAlgebra
import Networks
import Testing

@testable import Imitation

@Suite struct IQLearnTests {
  private func learner(
    data: ImitationData = LinearExpert.data()
  ) -> IQLearn {
    var settings = IQLearn.Settings()
    settings.policyWidths = [16]
    settings.criticWidths = [16, 8]
    return IQLearn(settings: settings, data: data, batchCount: 16, seed: 0)
  }

  /// All settings but widths and batch are the published ones.
  @Test("Recovers the occupancy of a tabular expert") func recovers() {
    var settings = IQLearn.Settings()
    settings.policyWidths = [32, 32]
    settings.criticWidths = [32, 32]
    var learner = IQLearn(
      settings: settings, data: TabularExpert.data(5_000), batchCount: 64, seed: 0)
    #expect(TabularExpert.distance(of: learner.policy) > 0.5)
    learner.run(8_000)
    #expect(TabularExpert.distance(of: learner.policy) <= 0.1)
  }

  /// The numbers of one step by their names.
  private func trace(of learner: IQLearn) -> [String: Tensor] {
    var learner = learner
    learner.trace = Trace()
    _ = learner.step(0)
    return dictionary(learner.trace?.tensors ?? [])
  }

  @Test("Targets are 0 at an end") func ends() throws {
    let transitions = LinearExpert.transitions(50, noise: 0.05, stream: "expert")
    for isEnd in [true, false] {
      let part = ImitationData.Part(
        transitions: transitions, terminals: Array(repeating: isEnd, count: 50))
      let trace = trace(of: learner(data: ImitationData(expert: part)))
      let targets = try #require(trace["critic.targets"]?.elements)
      #expect(targets.allSatisfy { ($0 == 0) == isEnd })
    }
  }

  @Test("The policy is updated with the updated critic") func order() throws {
    let before = learner()
    let trace = trace(of: before)
    let first = try #require(trace["critic.values.policy_update"])
    let actions = try #require(trace["drawn.actions.policy_update"]).elements
    let states = try #require(trace["batch.expert.observations"]).elements
    let stateActions = Matrix(rowCount: 16, columnCount: 2, elements: states)
      .besides(Matrix(rowCount: 16, columnCount: 1, elements: actions))
    var after = before
    _ = after.step(0)
    var critic = after.critic
    #expect(critic.values(at: stateActions).elements == first.elements)
  }

  @Test("The target network approaches the critic") func target() {
    let start = learner()
    var learner = start
    learner.run(1)
    let (old, new) = (start.critic.network.parameters, learner.critic.network.parameters)
    for (target, (old, new)) in zip(learner.target.network.parameters, zip(old, new)) {
      #expect(abs(target - (old + 0.005 * (new - old))) < 1e-6)
    }
  }
}
