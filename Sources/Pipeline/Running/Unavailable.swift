/// Something outside the project that a run needs and that is not here, such as a file of data: the
/// run has neither a result nor a failure, and the paper says what is missing.
public struct Unavailable: Error, Equatable, CustomStringConvertible {
  /// What is missing, and the command that gets it.
  var note: String

  public var description: String { note }
}
