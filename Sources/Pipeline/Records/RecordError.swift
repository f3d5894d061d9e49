/// A file that is not what was written.
public enum RecordError: Error, Equatable, Sendable {
  /// It was edited, cut short or mixed up.
  case edited(file: String, problem: String)
  /// It was written in another version of the format.
  case schema(file: String, found: String)
}

extension RecordError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .edited(let file, let problem): "\(file): not what was written: \(problem)"
    case .schema(let file, let found):
      "\(file): written as \(found), which this program does not read"
    }
  }
}
