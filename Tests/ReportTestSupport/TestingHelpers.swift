@testable import Manuscripts
@testable import TracedResults

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
