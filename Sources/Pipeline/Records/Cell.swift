/// A place in a table: what was run on what, all seeds together.
public struct Cell: Codable, Hashable, Comparable, Sendable {
  /// The id of the experiment.
  public var experiment: String
  public var task: String
  /// The id of the demonstration that was imitated, and the part of it where there are several, as
  /// in "walks 2 %"; empty where there is none.
  public var data: String
  /// The learner, controller or demonstrator.
  public var method: String

  public init(experiment: String, task: String, data: String, method: String) {
    self.experiment = experiment
    self.task = task
    self.data = data
    self.method = method
  }

  public static func < (lhs: Cell, rhs: Cell) -> Bool {
    (lhs.experiment, lhs.task, lhs.data, lhs.method)
      < (rhs.experiment, rhs.task, rhs.data, rhs.method)
  }
}
