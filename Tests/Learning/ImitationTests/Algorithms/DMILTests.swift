import Datasets
import LinearAlgebra
import Networks
import Testing
import _Differentiation

@testable import Imitation

@Suite struct DMILTests {
  private let data = LinearExpert.data()

  private func learner(
    pretraining: Int = 100, adversarialDynamics: Bool = true, policyInformation: Bool = true
  ) -> DMIL {
    var settings = DMIL.Settings()
    settings.adversarialDynamics = adversarialDynamics
    settings.policyInformation = policyInformation
    settings.models = LinearExpert.settings
    settings.models.dynamicsPretrainingStepCount = pretraining
    settings.discriminatorWidths = [32, 32]
    return DMIL(settings: settings, data: data, batchCount: 64, seed: 0)
  }

  @Test("Recovers a linear expert") func recovers() {
    var learner = learner()
    learner.run(3_000)
    #expect(LinearExpert.relativeError(of: learner) < 1e-3)
  }

  @Test("Diagnostics of the discriminator are reproducible") func diagnostics() throws {
    var learner = learner()
    learner.run(100)
    let before = learner.diagnostics(100)
    #expect(before.allSatisfy { $0 == nil }, "there are no rollouts yet")
    learner.run(from: 100, 300)
    let names = DMIL.diagnosticNames
    let first = learner.diagnostics(400)
    #expect(first.count == names.count)
    let values = Dictionary(uniqueKeysWithValues: zip(names, first))
    let means = try ["expert", "rollout"].map {
      try #require(values["discriminator_mean_\($0)"] ?? nil)
    }
    #expect(means[0] > means[1])
    let derivative = try #require(values["discriminator_policy_slope"] ?? nil)
    #expect(derivative > 0)
    let again = learner.diagnostics(400)
    #expect(again == first)
  }

  @Test("Ablations remove inputs of the discriminator", arguments: [(true, 4), (false, 3)])
  func ablations(policyInformation: Bool, inputCount: Int) {
    var learner = learner(adversarialDynamics: false, policyInformation: policyInformation)
    let losses = learner.run(140)
    #expect(losses.allSatisfy { $0?.isFinite == true })
    #expect(learner.discriminator.network.widths[0] == inputCount)
    let diagnostics = learner.diagnostics(140)
    #expect((diagnostics.last == .some(nil)) == !policyInformation)
  }

  @Test("Without adversarial dynamics, f learns as in BC+d") func ablatedModel() {
    var ablated = learner(adversarialDynamics: false)
    var settings = BehavioralCloningWithDynamics.Settings()
    settings.models = LinearExpert.settings
    var cloning = BehavioralCloningWithDynamics(
      settings: settings, data: data, batchCount: 64, seed: 0)
    ablated.run(150)
    cloning.run(150)
    let bias = "dynamics.layers.0.bias"
    #expect(dictionary(ablated.tensors)[bias] == dictionary(cloning.tensors)[bias])
  }

  @Test("A step is that of Algorithm 1: d, then π and f with the updated d") func step() throws {
    var learner = learner(pretraining: 0)
    learner.run(1)
    var (models, discriminator) = (learner.models, learner.discriminator.discriminator)
    let tensors = dictionary(learner.tensors)
    learner.run(from: 1, 1)

    models.drawBatch(atStep: 1)
    let batch = models.batch
    var (policy, dynamics) = (models.policy, models.dynamics)
    let logPolicy = policy.logDensities(of: batch.actions, at: batch.observations)
    let logDynamics = dynamics.logDensities(
      of: batch.nextObservations, after: batch.stateActions)
    let inputs = Discriminator.inputs(
      stateActions: batch.stateActions, logDensities: [logPolicy, logDynamics])

    let before = discriminator.outputs(at: inputs)
    discriminator.backward(
      before.enumerated().map { $0 < 64 ? -1 / $1 / 64 : 1 / (1 - $1) / 64 }, at: inputs)
    try withOptimizer(named: "discriminator", of: discriminator.network, from: tensors) {
      discriminator.update(with: &$0)
    }

    let weights = discriminator.outputs(at: inputs).enumerated().map {
      $0 < 64 ? -(10 - 1 / $1) / 64 : -1 / (1 - $1) / 64
    }
    policy.backward(weights, at: batch.observations)
    try withOptimizer(named: "policy", of: policy.network, from: tensors) {
      policy.update(with: &$0)
    }
    dynamics.backward(weights, after: batch.stateActions)
    try withOptimizer(named: "dynamics", of: dynamics.network, from: tensors) {
      dynamics.update(with: &$0)
    }

    expectClose(learner.discriminator.network.parameters, discriminator.network.parameters)
    expectClose(learner.models.policy.network.parameters, policy.network.parameters)
    expectClose(learner.models.dynamics.network.parameters, dynamics.network.parameters)
  }

  private func withOptimizer(
    named name: String, of network: Perceptron, from tensors: [String: Tensor],
    _ update: (inout Adam) -> Void
  ) throws {
    var optimizer = Adam(learningRate: 3e-3, parameterCount: network.parameters.count)
    try optimizer.restore(named: name, from: tensors)
    update(&optimizer)
  }

  @Test("The operations of a step at the widths of the paper, counted by hand") func operations() {
    let data = Transitions(
      observations: Matrix(repeating: 0, rowCount: 4, columnCount: 11),
      actions: Matrix(repeating: 0, rowCount: 4, columnCount: 3),
      nextObservations: Matrix(repeating: 0, rowCount: 4, columnCount: 11))
    var settings = DMIL.Settings()
    settings.models.dynamicsPretrainingStepCount = 0
    var learner = DMIL(
      settings: settings, data: ImitationData(expert: ImitationData.Part(data)), batchCount: 256,
      seed: 0)
    learner.run(1)
    let products = recordedProducts { learner.run(from: 1, 1) }
    func layers(_ widths: [Int]) -> [Int] { zip(widths, widths.dropFirst()).map { $0 * $1 } }
    func training(_ widths: [Int]) -> Int { 3 * layers(widths).reduce(0, +) - layers(widths)[0] }
    let discriminator = [28, 512, 512, 1]
    let total =
      training([11, 256, 256, 6]) + training([14, 256, 256, 22]) + training(discriminator)
      + layers(discriminator).reduce(0, +)
    #expect(products.map(\.operationCount).reduce(0, +) == 2 * 512 * total)
  }
}
