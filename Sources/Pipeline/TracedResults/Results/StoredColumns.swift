public import Records

/// A comma-separated file of a result: named columns of text, without quotation marks.
public struct StoredColumns: Equatable, Sendable {
  let names: [String]
  private let rows: [[String]]
  private let file: String

  /// Reads a header and the rows under it.
  ///
  /// - Throws: `ResultError.content` naming `file` if a row and the header differ in length.
  init(parsing text: String, file: String) throws(ResultError) {
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    (names, rows, self.file) = (lines.first ?? [], Array(lines.dropFirst()), file)
    for (index, row) in rows.enumerated() where row.count != names.count {
      throw .content("\(file):\(index + 2): expected \(names.count) values, found \(row.count)")
    }
  }

  /// The fields of a column, a row each.
  ///
  /// - Throws: `ResultError.content` if there is no such column.
  public func texts(_ name: String) throws(ResultError) -> [String] {
    guard let index = names.firstIndex(of: name) else {
      throw .content("\(file): no column '\(name)' among \(names.joined(separator: ", "))")
    }
    return rows.map { $0[index] }
  }

  /// The column as numbers; not-a-number for an empty field and other text.
  ///
  /// - Throws: `ResultError.content` if there is no such column.
  public func numbers(_ name: String) throws(ResultError) -> [Double] {
    try texts(name).map { Double($0) ?? .nan }
  }
}

extension Results {
  /// A comma-separated file of an entry's result.
  ///
  /// - Throws: `ResultError` if the file cannot be read, or is no table.
  public func columns(_ file: String, of entry: Entry) throws(ResultError) -> StoredColumns {
    try StoredColumns(
      parsing: String(decoding: data(file, of: entry), as: UTF8.self),
      file: "\(entry.run.name): \(file)")
  }

  /// The evaluations of a training run.
  ///
  /// - Throws: `ResultError` if the file cannot be read, or is no curve.
  public func curve(of entry: Entry) throws(ResultError) -> Curve {
    let text = String(decoding: try data(ResultFile.curve, of: entry), as: UTF8.self)
    do throws(RecordError) {
      return try Curve(csv: text, file: "\(entry.run.name): \(ResultFile.curve)")
    } catch {
      throw .content("\(error)")
    }
  }
}
