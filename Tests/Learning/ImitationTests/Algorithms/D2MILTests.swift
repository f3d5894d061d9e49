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
    settings.discriminatorWidths = [32, 32]
    change(&settings)
    return D2MIL(settings: settings, data: Self.data, batchCount: 32, seed: 0)
  }

  @Test func fitsItsModelToBothSetsFirstAndRollsOutFromBoth() throws {
    var learner = learner()
    let losses = learner.run(20)
    #expect(losses.map { $0 == nil } == [true, false, true, true])
    #expect(learner.rollouts == nil)
    learner.run(from: 20, 1)
    #expect(try #require(learner.rollouts).count == 500)
  }

  @Test(arguments: [15, 20, 33])
  func resumedRunHasTheBitsOfAnUninterruptedOne(stop: Int) throws {
    let (whole, resumed) = try tensors(
      ofRunsBy: learner(), stoppedAt: stop, endingAt: 60)
    #expect(resumed == whole)
  }

  @Test func judgesOptimalityAtItsInterval() {
    var learner = learner { $0.optimalityInterval = 3 }
    learner.run(20)
    let losses = (20..<27).map { learner.step($0)[3] }
    #expect(losses.map { $0 != nil } == [true, false, false, true, false, false, true])
  }

  @Test func saysOfBothDiscriminatorsWhatTheyDo() throws {
    var learner = learner()
    learner.run(200)
    let values = Dictionary(
      uniqueKeysWithValues: zip(D2MIL.diagnosticNames, learner.diagnostics(200)))
    #expect(values.count == D2MIL.diagnosticNames.count)
    for name in ["reliability", "optimality"] {
      for set in ["expert", "suboptimal", "rollout"] {
        let mean = try #require(values["\(name)_mean_\(set)"] ?? nil)
        #expect((0.1...0.9).contains(mean))
      }
    }
    let share = try #require(values["negative_weight_share"] ?? nil)
    #expect((0...1).contains(share))
  }

  /// Where all trust goes to reliability, D_o has no weight but −β_r/d_r, and dropping negative
  /// weights changes the policy.
  @Test func dropsNegativeWeightsOnlyWhenAsked() {
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
    // With β_o = 1, no weight is negative.
    let optimalityAlone = policies(betaOptimality: 1)
    #expect(optimalityAlone[0] == optimalityAlone[1])
  }

  /// Among as many planted bad demonstrations as good ones, it errs by at most a fifth of what
  /// cloning all of them costs.
  @Test(arguments: [false, true])
  func tellsPlantedDemonstrationsApart(dropsNegativeWeights: Bool) {
    var settings = D2MIL.Settings()
    settings.models = LinearExpert.settings
    settings.models.dynamicsPretrainingStepCount = 200
    settings.discriminatorWidths = [64, 64]
    settings.dropsNegativeWeights = dropsNegativeWeights
    var learner = D2MIL(
      settings: settings, data: PlantedDemonstrations.data, batchCount: 64, seed: 0)
    learner.run(1_000)
    #expect(PlantedDemonstrations.shareOfError(of: learner) <= 0.2)
  }
}
