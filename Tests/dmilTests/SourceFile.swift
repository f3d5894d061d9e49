import Foundation
import TestSupport
import Testing

/// A Swift file of the repository.
struct SourceFile {
  /// From the root of the repository.
  let path: String
  let text: String

  /// The module of a file in `Sources/<floor>/<module>` or in `Sources/dmil`.
  var module: String {
    let parts = path.split(separator: "/")
    return String(parts[1] == "dmil" ? parts[1] : parts[2])
  }

  /// The lines with their numbers, without those that are comments.
  var code: [(number: Int, text: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { (number: $0.offset + 1, text: $0.element) }
      .filter { !$0.text.drop(while: \.isWhitespace).hasPrefix("//") }
  }

  var imports: [(number: Int, module: String)] {
    code.filter { $0.text.contains("import ") }.compactMap { line in
      let pattern =
        /\s*(?:@\w+ )*(?:(?:public|package|internal|fileprivate|private) )?import (?:(?:struct|class|enum|protocol|typealias|func|let|var) )?(\w+)/
      return line.text.prefixMatch(of: pattern).map { (line.number, String($0.1)) }
    }
  }
}

/// All Swift files in a folder of the repository.
func sourceFiles(in folder: String = "Sources") throws -> [SourceFile] {
  let root = repository.appending(path: folder)
  let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    .filter { $0.hasSuffix(".swift") }.sorted()
  try #require(!paths.isEmpty)
  return try paths.map { path in
    SourceFile(path: "\(folder)/\(path)", text: try root.appending(path: path).text)
  }
}
