import Imitation
import LinearAlgebra
import Testing
@testable import DataFiles
@testable import Records
@testable import Running
@testable import Specifications

@Suite struct MethodTests {
  @Test func takesDefaultsFromTheSettingsOfTheLearner() throws {
    func value(_ path: String, of method: String) throws -> JSONValue? {
      try #require(Method.named(method)).fields.first { $0.path == path }?.default
    }
    let settings = DMIL.Settings()
    #expect(try value("alpha_policy", of: "dmil") == .number(settings.guidance.alphaPolicy))
    #expect(
      try value("dynamics_pretraining_steps", of: "bc+d")
        == .integer(settings.models.dynamicsPretrainingStepCount))
    #expect(
      try value("policy_widths", of: "bc")
        == .list(BehavioralCloning.Settings().policyWidths.map(JSONValue.integer)))
  }

  @Test(
    "A learner has the settings of its keys, each of which is spelled once", arguments: Method.all)
  func settings(method: Method) throws {
    let paths = method.fields.map(\.path)
    #expect(Set(paths).count == paths.count)
    let pretrainingStepCount = paths.contains("dynamics_pretraining_steps") ? 7 : 0
    let settings = RunValues(
      ["policy_widths": .list([.integer(5)]), "dynamics_pretraining_steps": .integer(7)]
        .filter { paths.contains($0.key) })
    let learner = Self.learner(of: method, settings)
    let weight = try #require(learner.tensors.first { $0.name == "policy.layers.0.weight" })
    #expect(weight.elements.count == 4 * 5)
    #expect(learner.pretrainingStepCount == pretrainingStepCount)
    #expect(method.pretrainingStepCount(settings: settings) == pretrainingStepCount)
  }

  static func learner(
    of method: Method, _ settings: RunValues, seed: UInt64 = 1
  ) -> any Learner {
    let data = ImitationData.Part(linearTransitions(count: 50, observationCount: 4))
    return method.learner(
      settings: settings, data: ImitationData(expert: data, suboptimal: data), batchCount: 8,
      seed: seed)
  }

  /// Twenty steps with small networks; the stops are within the pre-training or first phase, and behind.
  @Test(
    "A resumed learner has the same bits, whether or not it computed its diagnostics",
    arguments: Method.all, [2, 5, 8, 13])
  func resume(method: Method, stop: Int) throws {
    func learner(seed: UInt64 = 1) -> any Learner {
      Self.learner(of: method, Method.small, seed: seed)
    }
    var (first, other) = (learner(), learner(seed: 2))
    for index in 0..<stop { _ = first.step(index) }
    var second = learner()
    try second.restore(first.tensors.byName)
    for index in stop..<20 {
      let losses = first.step(index)
      let diagnostics = first.diagnostics(index + 1)
      #expect(losses.count == type(of: first).lossNames.count)
      #expect(diagnostics.count == type(of: first).diagnosticNames.count)
      #expect((losses + diagnostics).allSatisfy { $0?.isFinite ?? true })
      #expect(second.step(index) == losses)
    }
    #expect(first.tensors == second.tensors)
    for index in 0..<20 { _ = other.step(index) }
    #expect(first.tensors != other.tensors)
  }
}

extension Method: CustomTestStringConvertible {
  public var testDescription: String { name }

  /// Settings with which every learner is small and does all it can within twenty steps.
  static let small = RunValues([
    "policy_widths": .list([.integer(6)]), "dynamics_widths": .list([.integer(6)]),
    "discriminator_widths": .list([.integer(6)]), "dynamics_pretraining_steps": .integer(4),
    "rollout_interval": .integer(5), "first_phase_policy_steps": .integer(7),
    "first_phase_dynamics_steps": .integer(6),
    "critic_widths": .list([.integer(6)]), "warm_up_steps": .integer(10),
    "random_steps": .integer(11), "reward_widths": .list([.integer(6)]),
    "discriminator_branch_width": .integer(4), "discriminator_interval": .integer(3),
    "reinitialize_policy": .flag(true), "model_episode_step_limit": .integer(4),
    "state_bound": .number(6),
  ])
}
