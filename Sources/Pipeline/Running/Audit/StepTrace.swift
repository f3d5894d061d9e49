import DataFiles
import Datasets
public import Foundation
import Imitation
import LinearAlgebra
public import Records
import Specifications
public import Store

/// One update step of a method on a small generated problem, for an independent recomputation: the
/// parameters before and after, the batch, random numbers, intermediate quantities, losses, sample
/// weights and gradients.
///
/// paper/independent/README.md documents the names of the tensors.
public struct StepTrace {
  private static let observationCount = 5
  private static let actionCount = 2
  private static let transitionCount = 60
  private static let batchCount = 16
  private static let seed: UInt64 = 5
  /// The index of the traced step: after pre-training and the first phase, without new rollouts, and
  /// with an update of every network that is not updated in each step.
  private static let stepIndex = 26

  /// The names of all methods.
  public static var methods: [String] { Method.all.map(\.name) }

  private let contents: Safetensors

  /// Trains until after the traced step, with `changes` to the defaults; `nil` for an unknown method.
  public init?(of name: String, changes: [String: JSONValue] = [:]) {
    guard let method = Method.named(name) else { return nil }
    let settings = RunValues(Self.settings(of: method).byPath.merging(changes) { $1 })
    contents = Self.contents(
      of: method.learner(
        settings: settings, data: Self.data, batchCount: Self.batchCount, seed: Self.seed),
      metadata: ["method": name, "settings": settings.json.canonicalJSON])
  }

  public func write(to file: URL) throws(StoreError) {
    try writeDurably(contents.encoded(), to: file)
  }

  private static func contents(
    of learner: some Learner, metadata: [String: String]
  ) -> Safetensors {
    var learner = learner
    for index in 0..<stepIndex { _ = learner.step(index) }
    func tensors(_ time: String) -> [Tensor] {
      learner.tensors.map {
        Tensor(name: "\(time).\($0.name)", shape: $0.shape, elements: $0.elements)
      }
    }
    let before = tensors("before")
    learner.trace = Trace()
    _ = learner.step(stepIndex)
    return Safetensors(
      tensors: before + (learner.trace?.tensors ?? []) + tensors("after"), metadata: metadata)
  }

  /// The defaults of a method, with small widths and intervals.
  private static func settings(of method: Method) -> RunValues {
    let small: [String: JSONValue] = [
      "dynamics_pretraining_steps": .integer(4), "first_phase_policy_steps": .integer(8),
      "first_phase_dynamics_steps": .integer(8),
      "rollout_interval": .integer(5), "warm_up_steps": .integer(20), "random_steps": .integer(10),
      "discriminator_branch_width": .integer(4), "discriminator_interval": .integer(3),
      "policy_interval": .integer(3),
    ]
    let widths = JSONValue.list([.integer(7), .integer(6)])
    let settings = method.fields.map { field in
      let value = field.path.hasSuffix("widths") ? widths : small[field.path] ?? field.default
      return (field.path, value ?? .map([:]))
    }
    return RunValues(Dictionary(uniqueKeysWithValues: settings))
  }

  /// Random states with actions that depend on them; in D_o every second action has the opposite sign.
  private static var data: ImitationData {
    ImitationData(expert: part("expert"), suboptimal: part("suboptimal"))
  }

  private static func part(_ name: String) -> ImitationData.Part {
    var stream = Generator(seed: seed, stream: "trace \(name)")
    func matrix(_ columnCount: Int) -> Matrix {
      Matrix(
        rowCount: transitionCount, columnCount: columnCount,
        elements: (0..<transitionCount * columnCount).map { _ in Float(stream.normal()) })
    }
    let observations = matrix(observationCount)
    var actions = matrix(actionCount)
    var next = observations
    for row in 0..<transitionCount {
      let sign: Float = name == "suboptimal" && row % 2 == 0 ? -1 : 1
      for column in 0..<actionCount {
        let answer = sign * 0.5 * observations[row, column] + 0.1 * actions[row, column]
        actions[row, column] = max(-1, min(1, answer))
      }
      for column in 0..<observationCount {
        next[row, column] = 0.9 * observations[row, column] + 0.2 * actions[row, column % 2]
      }
    }
    return ImitationData.Part(
      transitions: Transitions(
        observations: observations, actions: actions, nextObservations: next),
      terminals: (0..<transitionCount).map { $0 % 7 == 0 })
  }
}
