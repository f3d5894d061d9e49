import Foundation
public import Plotting
public import Specifications
public import TracedResults
public import Typesetting

/// Why there is no paper.
public enum ReportError: Error, Equatable, CustomStringConvertible {
  /// The manuscript has errors.
  case manuscript(SpecificationErrors)
  /// Stored results that are not as they were stored: each run with the problem and its remedy.
  case damaged([String])
  /// The stored results cannot be read, or do not give a number of the paper.
  case result(ResultError)
  /// A file of the last paper does not have the expected content.
  case content(String)
  /// A figure could not be drawn.
  case figure(FigureError)
  /// The paper could not be typeset.
  case typesetting(TypesettingError)
  /// A file of the report cannot be read or written.
  case file(path: String, reason: String)

  public var description: String {
    switch self {
    case .manuscript(let errors): errors.description
    case .damaged(let problems): problems.joined(separator: "\n")
    case .result(let error): error.description
    case .content(let problem): problem
    case .figure(let error): error.description
    case .typesetting(let error): error.description
    case .file(let path, let reason): "\(path): \(reason)"
    }
  }
}

extension ReportError {
  /// The value that `read` has from the stored results.
  static func reading<Value>(
    _ read: @autoclosure () throws(ResultError) -> Value
  ) throws(ReportError) -> Value {
    do throws(ResultError) {
      return try read()
    } catch {
      throw .result(error)
    }
  }

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
