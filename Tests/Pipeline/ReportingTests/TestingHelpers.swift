@testable import Manuscripts
@testable import Reporting

extension TracedText {
  /// The text without the keys of its numbers, as a reader sees it.
  var plain: String {
    pieces.map { piece in
      switch piece {
      case .markdown(let text): text
      case .number(let number): number.text
      }
    }.joined()
  }
}

extension Table {
  var plainRows: [[String]] { rows.map { $0.map(\.plain) } }
}

extension Manuscript.Block {
  /// A block without a body, as in `table 1 scores robot`.
  init(_ words: String) {
    let words = words.split(separator: " ").map(String.init)
    self.init(
      kind: Kind(rawValue: words[0]) ?? .table, label: words[1],
      arguments: Array(words.dropFirst(2)), body: [],
      place: SourceRange(line: 1, column: 1, length: 1))
  }
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
