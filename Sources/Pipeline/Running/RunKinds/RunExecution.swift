import DataFiles
import Datasets
import Environments
public import Foundation
public import Planning
public import Records
public import Store
import Synchronization

/// A run that cannot be executed although its specification is valid, and a remedy.
public struct RunError: Error, Equatable, CustomStringConvertible {
  var problem: String

  public var description: String { problem }
}

/// Executes the runs of a plan: reads their inputs from the store and their values from the plan.
public struct RunExecution {
  let plan: Plan
  let store: ResultStore
  /// The folder that holds paper/experts and the sources.
  let repository: URL
  private let datasets: DatasetCache

  /// Executions with the same `datasets` share what they read.
  public init(
    plan: Plan, store: ResultStore, repository: URL, datasets: DatasetCache = DatasetCache()
  ) {
    (self.plan, self.store, self.repository) = (plan, store, repository)
    self.datasets = datasets
  }

  /// Executes a run whose inputs have results.
  ///
  /// - Throws: `Interrupted` if the monitor stopped it; `Unavailable` if its data or tools are missing;
  ///   otherwise the error that ended it.
  public func output(of run: Run, monitor: RunMonitor) throws -> RunOutput {
    try run.kind.definition.output(run, self, monitor)
  }

  /// The file that a dataset is to be read from, if it is missing, with a remedy.
  public func absentData(of run: Run) -> Unavailable? {
    guard run.kind == .dataset else { return nil }
    return try? DataSource(of: run)?.absence(in: dataFolder, repository: repository)
  }

  /// The folder of published datasets.
  var dataFolder: DataFolder { DataFolder(store.root.appending(path: "data")) }

  func input(_ name: String, of run: Run) throws(RunError) -> Run {
    guard let input = run.inputs.first(where: { $0.name == name }), let found = plan.run(input.key)
    else { throw RunError(problem: "its input '\(name)' is not in the plan") }
    return found
  }

  /// The dataset that is the input `name` of a run.
  func dataset(_ name: String, of run: Run) throws -> Dataset {
    let input = try input(name, of: run)
    return try datasets.dataset(of: input.key) {
      let file = ResultFile.transitions
      let contents = try Safetensors(
        decoding: store.data(file, of: input), file: file, isSealed: true)
      guard case .benchmark = try run.task() else {
        return Dataset(unrewarded: try Transitions(contents, file: file))
      }
      return try Dataset(contents, file: file)
    }
  }

  func model(of run: Run, _ task: BenchmarkTask) throws -> BenchmarkModel {
    try Models(work: store.root).model(of: task, inertia: try run.choice("inertia"))
  }

  func checkpointFolder(of run: Run) throws -> CheckpointFolder {
    CheckpointFolder(url: try store.checkpointFolder(for: run), owner: CheckpointOwner(run))
  }
}

// MARK: Values of a run

/// A task of the robot or of D4RL.
enum TaskChoice {
  case robot(RobotTask)
  case benchmark(BenchmarkTask)
}

extension Run {
  /// The settings of the method of a training run.
  var methodSettings: RunValues { values.group("methods.\(cell.method)") }

  func task() throws(RunError) -> TaskChoice {
    if let task = RobotTask(rawValue: values.text("task")) { return .robot(task) }
    return .benchmark(try choice("task"))
  }

  func choice<Choice: RawRepresentable<String>>(_ path: String) throws(RunError) -> Choice {
    let name = values.text(path)
    guard let choice = Choice(rawValue: name) else {
      throw RunError(problem: "'\(name)' is no \(path)")
    }
    return choice
  }
}

/// Something outside the project that a run needs and that is not here, such as a file of data: the
/// run has neither a result nor a failure, and the paper says what is missing.
public struct Unavailable: Error, Equatable, CustomStringConvertible {
  /// The missing thing, and the command that gets it.
  public let note: String

  public var description: String { note }
}

/// The datasets that runs of this process have read most recently, each in memory once.
///
/// A run that requests a dataset while another reads it waits for that reading.
public final class DatasetCache: Sendable {
  /// A dataset of a million transitions takes up to 170 MB.
  private static let capacity = 3

  public init() {}

  private let cached = Mutex<[(key: RunKey, dataset: Dataset)]>([])

  /// The dataset in the result of the run `key`.
  func dataset(of key: RunKey, reading read: () throws -> Dataset) throws -> Dataset {
    try cached.withLock { cached in
      let index = cached.firstIndex { $0.key == key }
      let dataset = try index.map { cached.remove(at: $0).dataset } ?? read()
      cached.append((key, dataset))
      if cached.count > Self.capacity { cached.removeFirst() }
      return dataset
    }
  }
}
