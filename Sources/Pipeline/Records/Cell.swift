/// A place in a table: a method on a dataset of a task, all seeds together.
public struct Cell: Codable, Hashable, Comparable, Sendable {
  /// The id of the experiment.
  public var experiment: String
  public var task: String
  /// The id of the dataset and the name of its subset, as in "expert-data 2 %"; empty for a run
  /// that reads none.
  public var dataset: String
  /// The method, controller or demonstrator.
  public var method: String

  public init(experiment: String, task: String, dataset: String, method: String) {
    self.experiment = experiment
    self.task = task
    self.dataset = dataset
    self.method = method
  }

  public static func < (lhs: Cell, rhs: Cell) -> Bool {
    (lhs.experiment, lhs.task, lhs.dataset, lhs.method)
      < (rhs.experiment, rhs.task, rhs.dataset, rhs.method)
  }

  /// Experiment, task, dataset and method joined by `/`; an empty part is `-`.
  public var path: String {
    [experiment, task, dataset, method].map { $0.isEmpty ? "-" : $0 }.joined(separator: "/")
  }

  /// Experiment and task joined by `/`; the experiment alone if there is no task.
  public var experimentAndTask: String { task.isEmpty ? experiment : "\(experiment)/\(task)" }

  /// Whether the cell belongs to `name`, an experiment's id or its id and a task as in
  /// `robot/standing-still`.
  public func belongs(to name: String) -> Bool {
    name == experiment || name == experimentAndTask
  }
}
