/// A simulation that cannot be set up or used as asked, and why.
public struct EnvironmentError: Error, Equatable, CustomStringConvertible {
  /// What cannot be used, such as the file name of a model.
  public var subject: String
  /// What was found wrong with it, and what would be right.
  public var problem: String

  public init(subject: String, problem: String) {
    self.subject = subject
    self.problem = problem
  }

  public var description: String { "\(subject): \(problem)" }
}
