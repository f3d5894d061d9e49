/// The rows of a table as lines: columns are as wide as their widest entry and two blanks apart.
public func aligned(_ rows: [[String]]) -> [String] {
  let columnCount = rows.map(\.count).max() ?? 0
  let widths = (0..<columnCount).map { column in
    rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
  }
  return rows.map { row in
    var line = ""
    for (entry, width) in zip(row, widths) {
      line += entry + String(repeating: " ", count: width - entry.count + 2)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
