public import Plotting

/// Why there is no paper, and what would help.
public enum ReportError: Error, Equatable, CustomStringConvertible {
  /// A program that the report calls is not installed.
  case missingTool(name: String, packages: String)
  /// The manuscript asks for what does not exist, or is not well formed.
  case manuscript(ManuscriptErrors)
  /// A stored result or one of its files is not what was stored, or cannot be read.
  case results(reason: String, isEdited: Bool)
  /// A figure could not be drawn.
  case figure(FigureError)
  /// A number of the paper does not follow from the results that its address leads to.
  case number(address: String, problem: String)
  /// pandoc or LaTeX found fault with the paper.
  case typesetting(tool: String, file: String, line: String, meaning: String)
  /// A file of the report cannot be read or written.
  case unwritable(file: String, reason: String)

  public var description: String {
    switch self {
    case .missingTool(let name, let packages):
      "\(name) is not installed; type: apt-get install \(packages)"
    case .manuscript(let errors): errors.description
    case .results(let reason, _): reason
    case .figure(let error): error.description
    case .number(let address, let problem): "number \(address): \(problem)"
    case .typesetting(let tool, let file, let line, let meaning):
      "\(file): \(tool): \(line)\n  \(meaning)"
    case .unwritable(let file, let reason): "\(file): \(reason)"
    }
  }
}
