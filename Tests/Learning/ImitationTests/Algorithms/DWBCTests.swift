import Datasets
import LinearAlgebra
import Networks
import Testing

@testable import Imitation

@Suite struct DWBCTests {
  private func settings(interval: Int = 100) -> DWBC.Settings {
    var settings = DWBC.Settings()
    settings.learningRate = 3e-3
    settings.policyWidths = [32, 32]
    settings.discriminatorBranchWidth = 16
    settings.discriminatorWidths = [32]
    settings.discriminatorInterval = interval
    return settings
  }

  private func learner(interval: Int = 10) -> DWBC {
    DWBC(
      settings: settings(interval: interval), data: PlantedDemonstrations.data, batchCount: 64,
      seed: 0)
  }

  @Test("Recovers the expert from planted demonstrations better than cloning does")
  func plantedDemonstrations() {
    var learner = learner(interval: 100)
    learner.run(10_000)
    #expect(PlantedDemonstrations.fractionOfError(of: learner) <= 0.2)

    var settings = BehavioralCloning.Settings()
    settings.learningRate = 3e-3
    settings.policyWidths = [32, 32]
    var cloning = BehavioralCloning(
      settings: settings, data: PlantedDemonstrations.data, batchCount: 64, seed: 0)
    cloning.run(3_000)
    let errors = (
      weighted: LinearExpert.relativeError(of: learner),
      cloned: LinearExpert.relativeError(of: cloning)
    )
    #expect(errors.weighted < 0.7 * errors.cloned)
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

  @Test("π is weighted by d before its update, and its weights decay") func step() throws {
    var learner = learner()
    learner.run(9)
    var (policy, discriminator) = (learner.policy, learner.discriminator.discriminator)
    let tensors = dictionary(learner.tensors)
    learner.run(from: 9, 1)

    let batch = learner.batch
    let logPolicy = policy.logDensities(of: batch.actions, at: batch.observations)
    let inputs = Discriminator.inputs(
      stateActions: batch.stateActions, logDensities: [logPolicy])
    let outputs = discriminator.outputs(at: inputs)
    discriminator.backward(
      outputs.enumerated().map {
        ($0 < 64 ? -1 / $1 - 1 / (1 - $1) : 2 / (1 - $1)) / 64
      }, at: inputs)
    var optimizer = Adam(
      learningRate: 3e-3, parameterCount: discriminator.network.parameters.count)
    try optimizer.restore(named: "discriminator", from: tensors)
    discriminator.update(with: &optimizer)

    let weights = outputs.enumerated().map { row, output in
      row < 64
        ? 7.5 - 0.5 / (output * (1 - output)) - 1 : output < 0.5 ? 0 : 1 / (1 - output) - 1
    }
    policy.backward(weights.map { -$0 / 64 }, at: batch.observations)
    var parameters = policy.network.parameters
    optimizer = Adam(learningRate: 3e-3, parameterCount: parameters.count)
    try optimizer.restore(named: "policy", from: tensors)
    optimizer.update(
      &parameters, against: zip(policy.network.gradient, parameters).map { $0 + 0.005 * $1 })

    expectClose(learner.policy.network.parameters, parameters)
    expectClose(learner.discriminator.network.parameters, discriminator.network.parameters)
  }

  @Test("The imitated fraction of D_o is that of d ≥ ½") func imitatedFraction() throws {
    var learner = learner()
    learner.run(300)
    let first = learner.diagnostics(300)
    let values = Dictionary(uniqueKeysWithValues: zip(DWBC.diagnosticNames, first))
    let outputs = learner.discriminatorOutputs(
      on: PlantedDemonstrations.data.requiredSuboptimal.transitions)
    let imitated = try #require(outputs).count { $0 >= 0.5 }
    let fraction = try #require(values["imitated_share_suboptimal"] ?? nil)
    #expect(abs(fraction - Float(imitated) / 2_000) < 0.2)
    #expect(first.allSatisfy { $0?.isFinite == true })
    #expect(learner.diagnostics(300) == first)
  }
}
