import Datasets
import LinearAlgebra
import Networks
import Testing
import _Differentiation

@testable import Imitation

@Suite struct DMILTests {
  private let data = LinearExpert.data()

  private func learner(
    adversarialDynamics: Bool = true, policyInformation: Bool = true, alphaDynamics: Double = 10
  ) -> DMIL {
    var settings = DMIL.Settings()
    settings.guidance.alphaDynamics = alphaDynamics
    settings.adversarialDynamics = adversarialDynamics
    settings.policyInformation = policyInformation
    settings.models = LinearExpert.settings
    settings.guidance.widths = [32, 32]
    return DMIL(settings: settings, data: data, batchCount: 64, seed: 0)
  }

  @Test("Recovers a linear expert") func recovers() {
    var learner = learner()
    learner.run(3_000)
    #expect(LinearExpert.relativeError(of: learner) < 1e-3)
  }

  @Test("New rollouts start at the given transitions, and leave the learner as it is")
  func newRollouts() throws {
    var learner = learner()
    learner.run(300)
    let tensors = learner.tensors
    func made(from rows: [Int]) throws -> Transitions {
      var generator = Generator(seed: 1, stream: "new")
      let starts = data.expert.transitions.rows(rows)
      return try #require(learner.newRollouts(from: starts, using: &generator))
    }
    let rollouts = try made(from: [7, 3, 3])
    #expect(rollouts.count == 3 && rollouts.rows([1]) == rollouts.rows([2]))
    #expect(try made(from: [3]) == rollouts.rows([1]))
    #expect(learner.tensors == tensors)
  }

  @Test("Diagnostics of the discriminator are reproducible") func diagnostics() throws {
    var learner = learner()
    learner.run(100)
    let before = learner.diagnostics(100)
    #expect(before.allSatisfy { $0 == nil }, "there are no rollouts yet")
    learner.run(from: 100, 300)
    let values = learner.namedDiagnostics(400)
    #expect(values.count == DMIL.diagnosticNames.count)
    let means = try ["expert", "rollout"].map { try #require(values["discriminator_mean_\($0)"]) }
    #expect(means[0] > means[1])
    #expect(try #require(values["discriminator_policy_slope"]) > 0)
    #expect(learner.namedDiagnostics(400) == values)
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

  @Test("Without adversarial dynamics and with α_f = 1, f learns as in BC+d") func ablatedModel() {
    var ablated = learner(adversarialDynamics: false, alphaDynamics: 1)
    var settings = BehavioralCloningWithDynamics.Settings()
    settings.models = LinearExpert.settings
    var cloning = BehavioralCloningWithDynamics(
      settings: settings, data: data, batchCount: 64, seed: 0)
    ablated.run(150)
    cloning.run(150)
    let bias = "dynamics.layers.0.bias"
    #expect(dictionary(ablated.tensors)[bias] == dictionary(cloning.tensors)[bias])
  }

  @Test("In the ablations α_f weighs the likelihood of f, and not the penalty on its bounds")
  func weightOfAblatedModel() throws {
    func gradient(alphaDynamics: Double, of name: String) throws -> Float {
      var learner = learner(adversarialDynamics: false, alphaDynamics: alphaDynamics)
      learner.run(100)
      learner.trace = Trace()
      learner.run(from: 100, 1)
      let tensors = dictionary(try #require(learner.trace).tensors)
      return try #require(tensors["gradient.dynamics.\(name)"]).elements[0]
    }
    let biases = try [1, 10].map { try gradient(alphaDynamics: $0, of: "layers.2.bias") }
    #expect(abs(biases[1] / biases[0] - 10) < 1e-4)
    let bounds = try [1, 10].map { try gradient(alphaDynamics: $0, of: "log_std_upper") - 0.01 }
    #expect(abs(bounds[1] / bounds[0] - 10) < 1e-2)
  }

  @Test("The policy's step size is a multiple of that of the other networks")
  func policyLearningRate() throws {
    func firstStep(multiplier: Double) throws -> [String: Float] {
      var settings = DMIL.Settings()
      settings.models = LinearExpert.settings
      settings.models.dynamicsPretrainingStepCount = 0
      settings.models.policyLearningRateMultiplier = multiplier
      var learner = DMIL(settings: settings, data: data, batchCount: 8, seed: 0)
      let before = dictionary(learner.tensors)
      learner.run(1)
      let after = dictionary(learner.tensors)
      var steps: [String: Float] = [:]
      for network in ["policy", "dynamics", "discriminator"] {
        let name = "\(network).layers.0.bias"
        let (start, end) = (try #require(before[name]), try #require(after[name]))
        steps[network] = zip(start.elements, end.elements).map { abs($0 - $1) }.max()
      }
      return steps
    }
    let (plain, tripled) = (try firstStep(multiplier: 1), try firstStep(multiplier: 3))
    for network in ["dynamics", "discriminator"] { #expect(plain[network] == tripled[network]) }
    let ratio = try #require(tripled["policy"]) / #require(plain["policy"])
    #expect(abs(ratio - 3) < 1e-3)
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
      // The single output passes its gradient on without a product.
      - layers(discriminator)[2]
    #expect(products.map(\.operationCount).reduce(0, +) == 2 * 512 * total)
  }
}
