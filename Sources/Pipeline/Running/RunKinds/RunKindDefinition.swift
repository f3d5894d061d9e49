import Datasets
import Environments
import Experts
import Foundation
import Imitation
import LinearAlgebra
import Networks
import Records
import Specifications
import TSNE

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

/// A module that computes numbers of results; its name and numerics version enter the keys of runs.
///
/// The raw value is its folder below `Sources`.
enum NumericsModule: String, CaseIterable {
  case linearAlgebra = "Mathematics/LinearAlgebra"
  case networks = "Mathematics/Networks"
  case tsne = "Mathematics/TSNE"
  case datasets = "Learning/Datasets"
  case environments = "Learning/Environments"
  case experts = "Learning/Experts"
  case imitation = "Learning/Imitation"
  case running = "Pipeline/Running"

  var name: String { rawValue.split(separator: "/").last.map(String.init) ?? rawValue }

  /// The file that declares its numerics version, from the repository.
  var versionFile: String { "Sources/\(rawValue)/NumericsVersion.swift" }

  var version: Int {
    switch self {
    case .linearAlgebra: linearAlgebraNumericsVersion
    case .networks: networksNumericsVersion
    case .tsne: tsneNumericsVersion
    case .datasets: datasetsNumericsVersion
    case .environments: environmentsNumericsVersion
    case .experts: expertsNumericsVersion
    case .imitation: imitationNumericsVersion
    case .running: runningNumericsVersion
    }
  }

  /// The modules that simulate a controller or policy.
  static let simulation: [NumericsModule] = [.linearAlgebra, .environments, .running]
  /// The modules that train and evaluate a method.
  static let learning = simulation + [.networks, .datasets, .imitation]
}

extension [NumericsModule] {
  /// The numerics versions by the names of the modules.
  var versions: [String: Int] { Dictionary(uniqueKeysWithValues: map { ($0.name, $0.version) }) }
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
