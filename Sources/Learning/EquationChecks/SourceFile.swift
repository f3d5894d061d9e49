/// The text of a file of objectives.
public struct SourceFile: Equatable, Sendable {
  /// From the root of the repository.
  public var path: String
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// A source from which an equation cannot be read.
public struct EquationSourceError: Error, Equatable, CustomStringConvertible {
  public var file: String
  /// From 1.
  public var line: Int
  public var problem: String

  public var description: String { "\(file):\(line): \(problem)" }
}
