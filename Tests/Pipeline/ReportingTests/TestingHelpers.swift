import Foundation
@testable import Manuscripts
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

extension Table {
  var plainRows: [[String]] { rows.map { $0.map(\.plain) } }
}

extension Expansion {
  init(of text: String, with results: Results = SyntheticResults.make()) throws {
    try self.init(
      of: try Manuscript(parsing: text, file: "p.md"), with: try ReportData(results),
      figureFolder: "figures")
  }

  /// Expands a manuscript whose one block is `block`, with a caption.
  init(block: String, with results: Results = SyntheticResults.make()) throws {
    let words = block.split(separator: " ")
    try self.init(
      of: "See {{\(words[0]) \(words[1])}}.\n\n::: \(block)\nCaption.\n:::\n", with: results)
  }
}

extension SyntheticScores {
  /// The Markdown of a manuscript with one block.
  static func markdown(_ block: String, _ results: Results) throws -> String {
    try Expansion(block: block, with: results).text.plain
  }

  /// The cells of a table's line whose first or second cell is `start`, from that cell on.
  static func row(_ start: String, in markdown: String) -> [String]? {
    let rows = markdown.split(separator: "\n").map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    return rows.lazy.compactMap { row in
      row.prefix(2).firstIndex { $0.replacing("\\", with: "") == start }
        .map { Array(row[$0...]) }
    }.first
  }
}
