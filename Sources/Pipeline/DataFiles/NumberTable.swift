import Datasets
public import Foundation

/// The numbers of a text file: one point per line, its coordinates separated by tabs.
public struct NumberTable {
  public private(set) var rows: [[Double]] = []

  /// Reads a file with as many numbers in each line; empty lines may follow the last one.
  ///
  /// - Throws: `DataError.invalid` with the line and column.
  public init(_ file: URL) throws(DataError) {
    func invalid(_ problem: String, line: Int? = nil, _ remedy: String) -> DataError {
      let place = file.path + (line.map { ":\($0)" } ?? "")
      return .invalid(DatasetError(file: place, problem: problem, remedy: remedy))
    }
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw invalid(
        "cannot be read as text",
        "name a text file with one point per line, its numbers separated by tabs")
    }
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      let count = rows.first?.count ?? cells.count
      func refusal(_ column: Int, _ problem: String) -> DataError {
        invalid(
          "column \(column + 1) \(problem)", line: index + 1,
          "each line must hold the \(count) numbers of one point, separated by tabs")
      }
      var row: [Double] = []
      for (column, cell) in cells.enumerated() {
        guard let number = Double(cell), number.isFinite else {
          throw refusal(column, cell.isEmpty ? "is empty" : "is '\(cell)', not a number")
        }
        row.append(number)
      }
      if cells.count < count { throw refusal(cells.count, "is missing") }
      if cells.count > count { throw refusal(count, "is one too many") }
      rows.append(row)
    }
  }
}
