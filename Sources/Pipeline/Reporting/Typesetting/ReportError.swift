import Foundation
public import Plotting
public import Specifications
public import Store

/// Why there is no paper.
public enum ReportError: Error, Equatable, CustomStringConvertible {
  /// A program that the report needs is not installed.
  case missingTool(name: String, packages: String)
  /// The manuscript has errors.
  case manuscript(SpecificationErrors)
  /// Stored results that are not as they were stored: each run with the problem and its remedy.
  case damaged([String])
  /// The store cannot be read, or a file of a result is not as it was stored.
  case store(StoreError)
  /// A file of a result does not have the expected content.
  case content(String)
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
    case .damaged(let problems): problems.joined(separator: "\n")
    case .store(let error): error.description
    case .content(let problem): problem
    case .figure(let error): error.description
    case .number(let key, let problem): "number \(key): \(problem)"
    case .typesetting(let tool, let file, let line, let remedy):
      "\(file): \(tool): \(line)\n  \(remedy)"
    case .file(let path, let reason): "\(path): \(reason)"
    }
  }
}

extension ReportError {
  /// The result of `work`, whose every error is one of `file`.
  static func at<Value>(
    _ file: URL, _ work: () throws -> Value
  ) throws(ReportError) -> Value {
    do {
      return try work()
    } catch {
      throw .file(path: file.path, reason: error.localizedDescription)
    }
  }
}
