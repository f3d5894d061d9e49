import Environments
import Foundation
import Records
import Specifications

/// One kind of run: the keys of its specifications, the modules that compute its numbers, and its
/// execution.
struct RunKindDefinition: Sendable {
  /// Its keys; the schema adds seeds, tasks and references to other experiments.
  var fields: [Field] = []
  /// Relations of their values without which a run would be refused.
  var rules: [Rule] = []
  /// The modules whose numerics versions enter the key of a run with this method, demonstrator or
  /// controller.
  let modules: @Sendable (_ method: String) -> [NumericsModule]
  /// The SHA-256, by path, of the sources that the result shows.
  var sources: @Sendable (_ repository: URL) -> [String: String] = { _ in [:] }
  /// Executes a run whose inputs have results.
  let output: @Sendable (Run, RunExecution, RunMonitor) throws -> RunOutput
}

extension RunKind {
  /// The definition of this kind; the only list of them.
  var definition: RunKindDefinition {
    switch self {
    case .dataset: .dataset
    case .expert: .expert
    case .evaluation: .evaluation
    case .training: .training
    case .embedding: .embedding
    case .repetition: .repetition
    case .rendering: .rendering
    case .check: .check
    }
  }
}

// MARK: Keys of several kinds

extension RunKindDefinition {
  static let benchmarkTasks = BenchmarkTask.allCases.map(\.rawValue)
  static let policies = ExpertPolicy.Level.allCases.map(\.rawValue)
  static let onBenchmark = Condition("task", isOneOf: benchmarkTasks)

  static let task = Field(
    "task", .choice(RobotTask.allCases.map(\.rawValue) + benchmarkTasks),
    "The task, of the robot or of D4RL.")

  static let inertia = Field(
    "inertia", .choice(CapsuleInertia.allCases.map(\.rawValue)), default: .text("cylinder"),
    "How masses follow from capsules: cylinder as in D4RL's time, or exact as in MuJoCo today.",
    onlyWhen: onBenchmark)

  /// Refuses an actor that does not act on the task.
  static func refusal(
    of actor: String, on task: String, among known: [String]
  ) -> (message: String, remedy: String)? {
    known.contains(actor)
      ? nil
      : ("'\(actor)' does not act on \(task)", "write one of \(known.joined(separator: ", "))")
  }
}
