import Records
import TracedResults

/// A table of the paper under its label.
struct ShownTable: Sendable {
  let label: String
  let caption: TracedText
  let table: Table
}

/// A table as data.
struct TableRecord: Codable, Equatable, Sendable {
  struct Column: Codable, Equatable, Sendable {
    let title: String
    let alignment: String
  }

  struct Cell: Codable, Equatable, Sendable {
    /// As the paper shows it, without markup.
    let text: String
    /// The first number, to sort by; `nil` without a finite one.
    var value: String?
    /// The keys of its numbers.
    var numbers: [String]?
    /// The path of the cell of which it shows the score.
    var cell: String?
    /// The text by each score rule; `nil` unless it shows a score of a training.
    var rules: [String: String]?
  }

  let label: String
  let caption: String
  /// The file with its text, from the repository's root.
  let file: String
  let columns: [Column]
  let rows: [[Cell]]

  /// `curves` are those of the runs, by path.
  init(
    _ shown: ShownTable, profile: String, resolver: NumberResolver, curves: [String: Curve]
  ) {
    (label, caption) = (shown.label, shown.caption.plainText)
    file = "figures/\(profile)/\(shown.fileName)"
    columns = shown.table.columns.map {
      Column(title: TracedText($0.title).plainText, alignment: $0.alignment.rawValue)
    }
    rows = shown.table.rows.map { row in row.map { Cell($0, resolver, curves) } }
  }
}

extension ShownTable {
  /// Beside the files of the figures.
  var fileName: String { "table-\(label).tsv" }

  /// The text of the cells, separated by tabs, under the titles of the columns.
  var tsv: String {
    let lines = [table.columns.map { TracedText($0.title) }] + table.rows
    return lines.map { $0.map(\.plainText).joined(separator: "\t") + "\n" }.joined()
  }
}

extension TableRecord.Cell {
  fileprivate init(_ text: TracedText, _ resolver: NumberResolver, _ curves: [String: Curve]) {
    self.init(text: text.plainText)
    guard let first = text.numbers.first else { return }
    value = first.decimal
    numbers = text.numbers.map(\.key)
    guard text.numbers.count == 1, case .stored(let source, _, let style) = first.origin,
      source.quantity == Metric.score, [.mean, .spread].contains(source.statistic),
      source.runs.count == 1
    else { return }
    let entries = resolver.resolve(source).entries
    cell = entries.first?.run.cell.path
    let scored = entries.filter { $0.value(of: Metric.score) != nil }
    let own = scored.compactMap { curves[$0.run.path] }
    guard own.count == scored.count else { return }
    rules = Dictionary(
      uniqueKeysWithValues: ScoreRule.allCases.compactMap { rule in
        let value = NumberValue(source.statistic, of: own.compactMap(rule.score))
        return value.flatMap(style.text(of:)).map { (rule.rawValue, $0.plainText) }
      })
  }
}
