/// The text of a file of losses.
public struct SourceFile: Equatable, Sendable {
  /// From the root of the repository.
  public var path: String
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
