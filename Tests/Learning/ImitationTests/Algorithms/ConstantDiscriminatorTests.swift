import Datasets
import LinearAlgebra
import Networks
import Testing

@testable import Imitation

/// DMIL with d = ½ throughout against the losses of BC+d.
///
/// Where d is ½, Equations 22 and 24 give an expert transition the weight α − 1/d = α − 2 and a rollout
/// the weight 1/(1 − d) = 2, in the losses of policy and model alike.
@Suite struct ConstantDiscriminatorTests {
  private static let batchCount = 64

  /// No network moves, so that d stays what it is.
  private static var models: PolicyAndModel.Settings {
    var settings = LinearExpert.settings
    settings.learningRate = 0
    settings.dynamicsPretrainingStepCount = 0
    return settings
  }

  /// The trace of the first step of a learner.
  private static func firstStep(of learner: some Learner) throws -> [String: Tensor] {
    var learner = learner
    learner.trace = Trace()
    learner.run(1)
    return dictionary(try #require(learner.trace).tensors)
  }

  /// The trace of a step with d = ½: the last layer of d is zero, and d does not learn.
  private static func dmil(alphaPolicy: Double, alphaDynamics: Double) throws -> [String: Tensor] {
    var settings = DMIL.Settings()
    settings.models = models
    settings.guidance.widths = [32, 32]
    settings.guidance.alphaPolicy = alphaPolicy
    settings.guidance.alphaDynamics = alphaDynamics
    var learner = DMIL(
      settings: settings, data: LinearExpert.data(), batchCount: batchCount, seed: 0)
    var state = dictionary(learner.tensors)
    for part in ["weight", "bias"] {
      let name = "discriminator.layers.2.\(part)"
      let tensor = try #require(state[name])
      state[name] = Tensor(
        name: name, shape: tensor.shape, elements: tensor.elements.map { _ in 0 })
    }
    try learner.restore(state)
    return try firstStep(of: learner)
  }

  private static func cloning() throws -> [String: Tensor] {
    var settings = BehavioralCloningWithDynamics.Settings()
    settings.models = models
    return try firstStep(
      of: BehavioralCloningWithDynamics(
        settings: settings, data: LinearExpert.data(), batchCount: batchCount, seed: 0))
  }

  /// The gradients of wₑ E_De[−log density] + wᵣ E_Dr[−log density] on the batch of a trace, for policy
  /// and model before their first step.
  private static func gradients(
    policy policyWeights: (expert: Float, rollout: Float),
    dynamics dynamicsWeights: (expert: Float, rollout: Float), on trace: [String: Tensor]
  ) throws -> [Tensor] {
    let expert = LinearExpert.data().expert.transitions
    var policy = TanhGaussianPolicy(for: expert, hiddenWidths: models.policyWidths, seed: 0)
    var dynamics = GaussianDynamics(for: expert, hiddenWidths: models.dynamicsWidths, seed: 0)
    func rows(_ field: String) throws -> Matrix {
      let parts = try ["expert", "rollout"].map { try #require(trace["batch.\($0).\(field)"]) }
      return Matrix(
        rowCount: 2 * batchCount, columnCount: parts[0].shape[1],
        elements: parts.flatMap(\.elements))
    }
    func cotangents(_ weights: (expert: Float, rollout: Float)) -> [Float] {
      [weights.expert, weights.rollout].flatMap {
        Array(repeating: -$0 / Float(batchCount), count: batchCount)
      }
    }
    let (observations, actions) = (try rows("observations"), try rows("actions"))
    let stateActions = observations.besides(actions)
    _ = policy.logDensities(of: actions, at: observations)
    policy.backward(cotangents(policyWeights), at: observations)
    _ = dynamics.logDensities(of: try rows("next_observations"), after: stateActions)
    dynamics.backward(cotangents(dynamicsWeights), after: stateActions)
    return policy.network.gradientTensors(named: "gradient.policy")
      + dynamics.network.gradientTensors(named: "gradient.dynamics")
  }

  /// Expects the gradients in a trace, to rounding.
  private static func expect(
    _ gradients: [Tensor], in trace: [String: Tensor], of networks: [String]
  ) throws {
    for gradient in gradients
    where networks.contains(where: { gradient.name.hasPrefix("gradient.\($0)") }) {
      let traced = try #require(trace[gradient.name]).elements
      let scale = try #require(traced.map(abs).max())
      #expect(scale > 0, "\(gradient.name)")
      for (one, other) in zip(traced, gradient.elements) {
        #expect(abs(one - other) <= 1e-5 * scale, "\(gradient.name)")
      }
    }
  }

  @Test("BC+d minimizes the losses with the weights 1 and 1, and that of f with 1 and 0")
  func cloningStep() throws {
    let trace = try Self.cloning()
    try Self.expect(
      Self.gradients(policy: (1, 1), dynamics: (0, 0), on: trace), in: trace, of: ["policy"])
    // The batch of f is that of the policy without its rollouts.
    try Self.expect(
      Self.gradients(policy: (0, 0), dynamics: (1, 0), on: trace), in: trace, of: ["dynamics"])
  }

  @Test(
    "With d at ½, DMIL minimizes the losses of BC+d with the weights α − 2 and 2",
    arguments: [(10.0, 10.0), (7.5, 3.0)])
  func dmilStep(alphaPolicy: Double, alphaDynamics: Double) throws {
    let trace = try Self.dmil(alphaPolicy: alphaPolicy, alphaDynamics: alphaDynamics)
    for dataset in ["expert", "rollout"] {
      let outputs = try #require(trace["discriminator.outputs.\(dataset)"]).elements
      #expect(outputs.allSatisfy { $0 == 0.5 })
      let batch = "batch.\(dataset).actions"
      #expect(try trace[batch] == Self.cloning()[batch], "another batch than BC+d's")
    }
    try Self.expect(
      Self.gradients(
        policy: (Float(alphaPolicy) - 2, 2), dynamics: (Float(alphaDynamics) - 2, 2), on: trace),
      in: trace, of: ["policy", "dynamics"])
  }
}
