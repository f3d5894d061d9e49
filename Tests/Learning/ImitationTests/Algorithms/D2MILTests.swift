import Datasets
import LinearAlgebra
import Networks
import Testing

@testable import Imitation

@Suite struct D2MILTests {
  private static let data = ImitationData(
    expert: ImitationData.Part(LinearExpert.transitions(100, noise: 0.05, stream: "few")),
    suboptimal: ImitationData.Part(LinearExpert.transitions(400, noise: 0.5, stream: "many")))

  private func learner(_ change: (inout D2MIL.Settings) -> Void = { _ in }) -> D2MIL {
    var settings = D2MIL.Settings()
    settings.models = LinearExpert.settings
    settings.models.dynamicsPretrainingStepCount = 20
    settings.guidance.widths = [32, 32]
    change(&settings)
    return D2MIL(settings: settings, data: Self.data, batchCount: 32, seed: 0)
  }

  @Test("The model is fitted to both datasets, and rollouts start from both")
  func pretraining() throws {
    var learner = learner()
    let losses = learner.run(20)
    #expect(losses.map { $0 == nil } == [true, false, true, true])
    #expect(learner.rollouts == nil)
    learner.run(from: 20, 1)
    #expect(try #require(learner.rollouts).count == 500)
  }

  @Test("d_o is updated at its interval") func interval() {
    var learner = learner { $0.optimalityInterval = 3 }
    learner.run(20)
    let losses = (20..<27).map { learner.step($0)[3] }
    #expect(losses.map { $0 != nil } == [true, false, false, true, false, false, true])
  }

  @Test("Diagnostics describe both discriminators") func diagnostics() throws {
    var learner = learner()
    learner.run(200)
    let values = learner.namedDiagnostics(200)
    #expect(values.count == D2MIL.diagnosticNames.count)
    func mean(_ name: String, _ dataset: String) throws -> Float {
      try #require(values["\(name)_mean_\(dataset)"])
    }
    #expect(try mean("reliability", "suboptimal") > mean("reliability", "rollout"))
    #expect(try mean("optimality", "expert") > mean("optimality", "suboptimal"))
    #expect(values.values.allSatisfy { $0.isFinite })
  }

  /// With β_o = 0 the weight of D_o is −β_r/d_r; with β_o = 1 no weight is negative.
  @Test("Negative weights are dropped by the setting only") func negativeWeights() {
    func policies(betaOptimality: Double) -> [[Float]] {
      [true, false].map { drops in
        var learner = learner {
          $0.dropsNegativeWeights = drops
          $0.betaOptimality = betaOptimality
        }
        learner.run(40)
        return learner.policy.network.parameters
      }
    }
    let reliabilityAlone = policies(betaOptimality: 0)
    #expect(reliabilityAlone[0] != reliabilityAlone[1])
    let optimalityAlone = policies(betaOptimality: 1)
    #expect(optimalityAlone[0] == optimalityAlone[1])
  }

  @Test(
    "Planted demonstrations cost a fifth of the error of cloning all", arguments: [false, true])
  func plantedDemonstrations(dropsNegativeWeights: Bool) {
    var settings = D2MIL.Settings()
    settings.models = LinearExpert.settings
    settings.models.dynamicsPretrainingStepCount = 200
    settings.guidance.widths = [64, 64]
    settings.dropsNegativeWeights = dropsNegativeWeights
    var learner = D2MIL(
      settings: settings, data: PlantedDemonstrations.data, batchCount: 64, seed: 0)
    learner.run(1_000)
    #expect(PlantedDemonstrations.fractionOfError(of: learner) <= 0.2)
  }
}
