/// An error that keeps an environment from being set up or used.
public struct EnvironmentError: Error, Equatable, CustomStringConvertible {
  /// The file or object at fault, such as the path of a model.
  public var subject: String
  /// What was found, and what was expected.
  public var problem: String

  public init(subject: String, problem: String) {
    self.subject = subject
    self.problem = problem
  }

  public var description: String { "\(subject): \(problem)" }
}
