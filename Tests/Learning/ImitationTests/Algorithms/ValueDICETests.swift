import Datasets
import LinearAlgebra
import Networks
import Testing

@testable import Imitation

@Suite struct ValueDICETests {
  private static var settings: ValueDICE.Settings {
    var settings = ValueDICE.Settings()
    settings.policyWidths = [16]
    settings.criticWidths = [16, 8]
    settings.environment.dynamicsWidths = [16]
    settings.environment.dynamicsPretrainingStepCount = 20
    settings.environment.randomStepCount = 15
    settings.environment.episodeStepLimit = 6
    settings.warmUpStepCount = 10
    return settings
  }

  private func learner() -> ValueDICE {
    ValueDICE(
      settings: Self.settings, data: LinearExpert.data(), batchCount: 16, seed: 0)
  }

  /// Step sizes, penalties and intervals are the published ones; widths and batch are small.
  @Test("Recovers the occupancy of a tabular expert") func recovers() {
    var settings = ValueDICE.Settings()
    settings.policyWidths = [32, 32]
    settings.criticWidths = [32, 32]
    settings.environment.dynamicsWidths = [32, 32]
    settings.environment.dynamicsLearningRate = 3e-3
    settings.environment.dynamicsPretrainingStepCount = 500
    var learner = ValueDICE(
      settings: settings, data: TabularExpert.data(5_000), batchCount: 64, seed: 0)
    #expect(TabularExpert.distance(of: learner.policy) > 0.5)
    learner.run(14_000)
    #expect(TabularExpert.distance(of: learner.policy) <= 0.1)
  }

  @Test("Pre-training only fits the model, which is frozen then") func pretraining() {
    var learner = learner()
    func tensors(_ prefix: String) -> [Tensor] {
      learner.tensors.filter { $0.name.hasPrefix(prefix) }
    }
    let (policy, nu) = (tensors("policy"), tensors("nu"))
    let losses = learner.run(20)
    #expect(losses.map { $0 == nil } == [true, false, true])
    #expect(tensors("policy") == policy && tensors("nu") == nu)
    #expect(learner.rollouts == nil)
    let dynamics = tensors("dynamics")
    let later = learner.run(from: 20, 1)
    #expect(later.map { $0 == nil } == [false, true, false])
    #expect(tensors("policy") != policy && tensors("nu") != nu)
    #expect(tensors("dynamics") == dynamics)
  }

  @Test(
    "There are five updates per step in the model",
    arguments: [(1, 10), (5, 10), (6, 11), (26, 15)])
  func updates(updateCount: Int, stepCount: Int) {
    var learner = learner()
    learner.run(20 + updateCount)
    #expect(learner.rollouts?.count == stepCount)
  }

  @Test("ν has no output bias") func bias() {
    var learner = learner()
    learner.run(60)
    #expect(learner.nu.network.parameters.last == 0)
  }
}
