/// A table as a value: what each column is called and how it is set, and the cells in Markdown.
struct Table: Equatable, Sendable {
  struct Column: Equatable, Sendable {
    enum Alignment: Equatable, Sendable { case left, right }

    let title: String
    var alignment = Alignment.left
    /// The share of the line that a column of running text takes; `nil` as wide as its cells.
    var width: Double?
  }

  let columns: [Column]
  let rows: [[String]]

  init(columns: [Column], rows: [[String]]) {
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "Every row has one cell for each column")
    (self.columns, self.rows) = (columns, rows)
  }

  /// The table with its caption above, as the filter of the paper takes it.
  func markdown(label: String, caption: String) -> String {
    let widths = columns.compactMap(\.width).map { String($0) }
    let attribute = widths.isEmpty ? "" : " widths=\"\(widths.joined(separator: " "))\""
    let rules = columns.map { $0.alignment == .left ? ":---" : "---:" }
    let lines = [columns.map(\.title), rules] + rows
    return """
      ::: {#table-\(label) .table\(attribute)}
      : **Table \(label).** \(caption)

      \(lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n"))
      :::
      """
  }
}

/// `text` with a backslash before every character that Markdown would read.
func escaped(_ text: String) -> String {
  let special: Set<Character> = [
    "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "-", ".", "!", "|", "<", ">", "$",
    "^", "~", "@", "'", "\"",
  ]
  return String(text.flatMap { special.contains($0) ? ["\\", $0] : [$0] })
}

/// `text` as code, where it can stand in a cell of a table.
func code(_ text: String) -> String {
  "`\(text.filter { $0 != "`" && $0 != "|" && !$0.isNewline })`"
}
