public import Records
import Specifications

/// A cell by names of specifications: an experiment on a task, a subset of its dataset, and a method.
public struct ScoreReference: Hashable, Sendable, CustomStringConvertible {
  /// The id of the experiment.
  public var experiment: String
  public var task: String
  /// The subset of the dataset if the experiment has several: its percent, its share of the
  /// expert's trajectories, or its number of expert transitions.
  public var subset: Double?
  public var method: String

  public init(experiment: String, task: String, subset: Double?, method: String) {
    (self.experiment, self.task) = (experiment, task)
    (self.subset, self.method) = (subset, method)
  }

  /// The cell of a training run.
  public init(of run: Run) {
    let subset = Sweep.values.lazy.compactMap { key in
      switch run.values[key] {
      case .number(let number)?: number
      case .integer(let integer)?: Double(integer)
      default: nil
      }
    }.first
    self.init(
      experiment: run.cell.experiment, task: run.cell.task, subset: subset, method: run.cell.method)
  }

  /// The same subset with another method.
  public func of(_ method: String) -> ScoreReference {
    ScoreReference(experiment: experiment, task: task, subset: subset, method: method)
  }

  /// Experiment and task, joined by `/`.
  public var experimentAndTask: String { task.isEmpty ? experiment : "\(experiment)/\(task)" }

  public var description: String {
    let subset = subset.map { "/" + (Int(exactly: $0).map(String.init) ?? $0.description) }
    return experimentAndTask + (subset ?? "") + "/" + method
  }
}

/// An experiment on a task, and a subset of its dataset.
struct DatasetReference {
  let experiment: String
  let task: String
  /// `nil` for the whole dataset.
  let subset: Double?

  /// Splits `name`, an experiment and a task joined by `/`.
  init(_ name: String, subset: Double?) {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    (experiment, task) = (parts.first ?? "", parts.dropFirst().first ?? "")
    self.subset = subset
  }

  func score(of method: String) -> ScoreReference {
    ScoreReference(experiment: experiment, task: task, subset: subset, method: method)
  }
}
