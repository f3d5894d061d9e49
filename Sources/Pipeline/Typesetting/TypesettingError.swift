/// Why there is no typeset paper.
public enum TypesettingError: Error, Equatable, CustomStringConvertible {
  /// A program is not installed.
  case missingTool(name: String, packages: String)
  /// pandoc or LaTeX found an error in the paper.
  case fault(tool: String, file: String, line: String, remedy: String)
  /// A file cannot be written, or a program cannot be started in a folder.
  case file(path: String, reason: String)

  public var description: String {
    switch self {
    case .missingTool(let name, let packages):
      "\(name) is not installed; type: apt-get install \(packages)"
    case .fault(let tool, let file, let line, let remedy):
      "\(file): \(tool): \(line)\n  \(remedy)"
    case .file(let path, let reason): "\(path): \(reason)"
    }
  }
}
