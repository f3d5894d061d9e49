import LinearAlgebra

/// A data set whose declarations are in order, open for reading.
struct ValidatedDataset {
  let header: DatasetHeader
  private let dataSet: HDF5DataSet

  /// Finds, judges and opens a data set of an HDF5 file of `byteCount` bytes.
  ///
  /// Besides what `DatasetHeader.validate` refuses, a chunk that is missing, lies beyond the end of
  /// the file, or went past a filter is refused: the library would read zeros or garbage there.
  ///
  /// - Parameters:
  ///   - name: Its name in the group.
  ///   - group: A path from the root.
  ///   - elements: The types that are wanted.
  ///   - rank: The wanted number of dimensions.
  ///   - file: Where it is.
  ///   - byteCount: The size of the file.
  /// - Throws: what was found and what was wanted.
  init(
    _ name: String, in group: String = "/", _ elements: Set<DatasetHeader.Element>, rank: Int,
    of file: HDF5File, byteCount: Int
  ) throws(DatasetError) {
    let path = group == "/" ? name : "\(group)/\(name)"
    func refusal(_ problem: String, _ remedy: String) -> DatasetError {
      DatasetError(file: file.path, dataSet: path, problem: problem, remedy: remedy)
    }
    switch try file.link(name, in: group) {
    case .dataSet: break
    case .absent:
      throw refusal(
        "it is not there; its group holds " + listed(try file.names(in: group, limit: 100_000)),
        "the file is damaged, incomplete or of another kind: fetch it again or choose another")
    case .group:
      throw refusal(
        "it is a group, wanted: a data set",
        "observations and actions made of several parts are not supported: choose another file")
    case .other:
      throw refusal(
        "it is a soft or external link", "copy the file without links: h5repack OLD NEW")
    }
    dataSet = try file.dataSet(path)
    header = try dataSet.header()
    try header.validate(elements, rank: rank, fileByteCount: byteCount)
    for offset in header.chunkOffsets {
      guard let chunk = try dataSet.chunk(at: offset), chunk.isFiltered, chunk.end <= byteCount
      else {
        throw .damaged(file.path, path, "its chunk at \(offset) is not as it was written")
      }
    }
  }

  /// Rows of numbers, as single precision.
  ///
  /// - Throws: when they cannot be read, or one is infinite or not a number.
  func numbers(_ rows: Range<Int>) throws(DatasetError) -> Matrix {
    let columnCount = header.rowElementCount
    var matrix = Matrix(repeating: 0, rowCount: rows.count, columnCount: columnCount)
    try matrix.elements.withUnsafeMutableBufferPointer { buffer throws(DatasetError) in
      guard let start = buffer.baseAddress else { return }
      try dataSet.readFloats(rows, into: start)
    }
    if let wrong = matrix.elements.firstIndex(where: { !$0.isFinite }) {
      throw DatasetError(
        file: header.file, dataSet: header.name,
        problem: "row \(rows.lowerBound + wrong / columnCount) holds \(matrix.elements[wrong]), "
          + "wanted: finite numbers in single precision",
        remedy: "the recording diverged or the file is damaged: fetch it again or choose another")
    }
    return matrix
  }

  /// Rows of flags.
  ///
  /// - Throws: when they cannot be read, or one is neither 0 nor 1.
  func flags(_ rows: Range<Int>) throws(DatasetError) -> [Bool] {
    let bytes = try dataSet.readBytes(rows)
    if let wrong = bytes.firstIndex(where: { $0 > 1 }) {
      throw .damaged(
        header.file, header.name,
        "row \(rows.lowerBound + wrong) holds \(bytes[wrong]), wanted: 0 or 1")
    }
    return bytes.map { $0 == 1 }
  }
}

/// The first of the names, quoted, for an error.
func listed(_ names: [String]) -> String {
  guard !names.isEmpty else { return "nothing" }
  let shown = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
  return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
}
