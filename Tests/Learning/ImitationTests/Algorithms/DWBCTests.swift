import Datasets
import LinearAlgebra
import Networks
import Testing

@testable import Imitation

@Suite struct DWBCTests {
  private func learner(interval: Int = 10) -> DWBC {
    var settings = DWBC.Settings()
    settings.learningRate = 3e-3
    settings.policyWidths = [32, 32]
    settings.discriminatorBranchWidth = 16
    settings.discriminatorWidths = [32]
    settings.discriminatorInterval = interval
    return DWBC(
      settings: settings, data: PlantedDemonstrations.data, batchCount: 64, seed: 0)
  }

  @Test("Recovers the expert from planted demonstrations better than cloning does")
  func plantedDemonstrations() {
    var learner = learner(interval: 100)
    learner.run(10_000)
    #expect(PlantedDemonstrations.fractionOfError(of: learner) <= 0.2)

    var cloning = BehavioralCloning(PlantedDemonstrations.data)
    cloning.run(3_000)
    #expect(
      LinearExpert.relativeError(of: learner) < 0.7 * LinearExpert.relativeError(of: cloning))
  }

  @Test("The discriminator is updated once in an interval") func interval() {
    var learner = learner()
    let weights = learner.discriminator.tensors
    for index in 0..<9 {
      let losses = learner.step(index)
      #expect(losses[0] != nil)
      #expect(losses[1] == nil)
    }
    #expect(learner.discriminator.tensors == weights)
    let losses = learner.step(9)
    #expect(losses[1] != nil)
    #expect(learner.discriminator.tensors != weights)
  }

  @Test("The imitated fraction of D_o is that of d ≥ ½") func imitatedFraction() throws {
    var learner = learner()
    learner.run(300)
    let values = learner.namedDiagnostics(300)
    let outputs = learner.discriminatorOutputs(
      on: PlantedDemonstrations.data.requiredSuboptimal.transitions)
    let imitated = try #require(outputs).count { $0 >= 0.5 }
    let fraction = try #require(values["imitated_share_suboptimal"])
    #expect(abs(fraction - Float(imitated) / 2_000) < 0.2)
    #expect(values.count == DWBC.diagnosticNames.count)
    #expect(learner.namedDiagnostics(300) == values)
  }
}
