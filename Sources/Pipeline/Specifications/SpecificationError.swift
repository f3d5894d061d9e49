/// An error in a file that people write, with its location.
public struct SpecificationError: Error, Hashable, Sendable {
  /// The file as the caller named its folder, so that the message can be clicked.
  public var file: String
  /// Counted from 1; 0 for an error of the whole file or folder.
  public var line: Int
  /// Counted from 1, in Unicode scalars.
  public var column: Int
  public var message: String
  /// A correction to write; empty if there is no advice.
  public var remedy: String
  /// The line as it stands in the file.
  public var sourceLine: String
  /// How many scalars of the line are wrong, at least 1.
  public var width: Int
}

extension SpecificationError {
  /// An error of a whole file or folder.
  public init(file: String, message: String, remedy: String) {
    self.init(
      file: file, line: 0, column: 0, message: message, remedy: remedy, sourceLine: "", width: 0)
  }

  /// An error in a line, whose message says the remedy.
  public init(
    file: String, line: Int, column: Int, width: Int, message: String, sourceLine: String
  ) {
    self.init(
      file: file, line: line, column: column, message: message, remedy: "", sourceLine: sourceLine,
      width: width)
  }
}

extension SpecificationError: CustomStringConvertible {
  /// The message as compilers write it, with the line and a caret.
  ///
  ///     base.yaml:8:28: error: train.batch_size must be an integer from 1 to 4096, not 0
  ///       8 | train: {batch_size: 0}
  ///         |                ^ write a number in this range
  public var description: String {
    guard line > 0 else {
      return "\(file): error: \(message)" + (remedy.isEmpty ? "" : "\n  \(remedy)")
    }
    let number = "  \(line) | "
    let margin = String(repeating: " ", count: number.count - 2) + "| "
    // A tab stays one, so that the caret stands below its column whatever a tab's width.
    let blanks = sourceLine.unicodeScalars.prefix(column - 1).map { $0 == "\t" ? "\t" : " " }
    let caret = blanks.joined() + "^" + String(repeating: "~", count: width - 1)
    return "\(file):\(line):\(column): error: \(message)\n" + number + sourceLine + "\n" + margin
      + caret + (remedy.isEmpty ? "" : " " + remedy)
  }
}

extension SpecificationError: Comparable {
  public static func < (lhs: SpecificationError, rhs: SpecificationError) -> Bool {
    (lhs.file, lhs.line, lhs.column, lhs.message) < (rhs.file, rhs.line, rhs.column, rhs.message)
  }
}

/// All errors in a folder of specifications, sorted by location.
public struct SpecificationErrors: Error, Equatable, Sendable, CustomStringConvertible {
  public let all: [SpecificationError]

  public init(_ errors: [SpecificationError]) { all = Set(errors).sorted() }

  public var description: String {
    all.map(\.description).joined(separator: "\n\n") + "\n\n"
      + (all.count == 1 ? "1 error" : "\(all.count) errors")
  }
}
