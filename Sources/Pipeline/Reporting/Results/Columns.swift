/// A comma-separated file of a result: named columns of text, without quotes.
struct Columns: Equatable, Sendable {
  let names: [String]
  let rows: [[String]]

  /// Reads a header and the rows under it.
  ///
  /// - Throws: `ReportError.results` naming `file` where a row has another length than the header.
  init(parsing text: String, file: String) throws(ReportError) {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    names = lines.first ?? []
    rows = Array(lines.dropFirst())
    for (index, row) in rows.enumerated() where row.count != names.count {
      throw .results(
        reason: "\(file):\(index + 2): \(row.count) values under \(names.count) names",
        isEdited: false)
    }
    self.file = file
  }

  private let file: String

  func texts(_ name: String) throws(ReportError) -> [String] {
    guard let index = names.firstIndex(of: name) else {
      throw .results(
        reason: "\(file): no column '\(name)' among \(names.joined(separator: ", "))",
        isEdited: false)
    }
    return rows.map { $0[index] }
  }

  /// The column as numbers; what is none, such as an empty field, is not-a-number.
  func numbers(_ name: String) throws(ReportError) -> [Double] {
    try texts(name).map { Double($0) ?? .nan }
  }
}
