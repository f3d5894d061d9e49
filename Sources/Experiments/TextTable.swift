/// The rows of a table as lines: columns are as wide as their widest entry and two blanks apart.
func aligned(_ rows: [[String]]) -> [String] {
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

/// A predicted time in one unit: a prediction is no more exact.
func timeWords(_ seconds: Double) -> String {
  switch seconds {
  case ..<1: "1 s"
  case ..<120: "\(Int(seconds.rounded())) s"
  case ..<7200: "\(Int((seconds / 60).rounded())) min"
  default: "\(Int((seconds / 3600).rounded())) h"
  }
}

/// A count with its noun: `1 run`, `2 runs`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
