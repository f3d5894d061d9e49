public import Plotting

/// Why there is no paper.
public enum ReportError: Error, Equatable, CustomStringConvertible {
  /// A program that the report needs is not installed.
  case missingTool(name: String, packages: String)
  /// The manuscript has errors.
  case manuscript(ManuscriptErrors)
  /// A stored result or one of its files is not as it was stored, or cannot be read.
  case results(reason: String, isEdited: Bool)
  /// A figure could not be drawn.
  case figure(FigureError)
  /// A number of the paper does not follow from the results that its source names.
  case number(key: String, problem: String)
  /// pandoc or LaTeX found an error in the paper.
  case typesetting(tool: String, file: String, line: String, remedy: String)
  /// A file of the report cannot be read or written.
  case file(path: String, reason: String)

  public var description: String {
    switch self {
    case .missingTool(let name, let packages):
      "\(name) is not installed; type: apt-get install \(packages)"
    case .manuscript(let errors): errors.description
    case .results(let reason, _): reason
    case .figure(let error): error.description
    case .number(let key, let problem): "number \(key): \(problem)"
    case .typesetting(let tool, let file, let line, let remedy):
      "\(file): \(tool): \(line)\n  \(remedy)"
    case .file(let path, let reason): "\(path): \(reason)"
    }
  }
}
