import TracedResults

/// A table of the paper: columns, and cells of traced text.
struct Table: Equatable, Sendable {
  struct Column: Equatable, Sendable {
    enum Alignment: String, Sendable { case left, right }

    let title: String
    var alignment = Alignment.left
    /// The fraction of the line width of a column of prose; `nil` for a column as wide as its cells.
    var width: Double?

    init(_ title: String, _ alignment: Alignment = .left, width: Double? = nil) {
      (self.title, self.alignment, self.width) = (title, alignment, width)
    }

    /// Right-aligned columns.
    static func numbers(_ titles: [String]) -> [Column] { titles.map { Column($0, .right) } }
  }

  let columns: [Column]
  /// A row of dashes in place of no rows.
  let rows: [[TracedText]]
  /// An addition to the caption; it begins with a space unless it is empty.
  let note: TracedText

  init(columns: [Column], rows: [[TracedText]], note: TracedText = "") {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "Every row has one cell for each column")
    (self.columns, self.note) = (columns, note)
    self.rows = rows.isEmpty ? [columns.map { _ in .missing }] : rows
  }

  /// The table under its caption, as the Lua filter of the paper expects it.
  func text(label: String, caption: TracedText) -> TracedText {
    let widths = columns.compactMap(\.width).map { String($0) }
    let attribute = widths.isEmpty ? "" : " widths=\"\(widths.joined(separator: " "))\""
    let rules = columns.map { TracedText($0.alignment == .left ? ":---" : "---:") }
    let lines = ([columns.map { TracedText($0.title) }, rules] + rows).map { cells -> TracedText in
      "| \(cells.joined(separator: " | ")) |"
    }
    return """
      ::: {#table-\(label) .table\(attribute)}
      : **Table \(label).** \(caption)

      \(lines.joined(separator: "\n"))
      :::
      """
  }
}
