import LinearAlgebra

/// An open HDF5 dataset whose declaration is valid.
struct ValidatedDataset {
  let header: DatasetHeader
  private let dataset: HDF5Dataset

  /// Finds, validates and opens a dataset of an HDF5 file.
  ///
  /// Besides the declarations that `DatasetHeader.validate` refuses, it refuses a chunk that is
  /// missing, lies beyond the end of the file, or skipped a filter: libhdf5 would read fill values or
  /// garbage there.
  ///
  /// - Throws: `DatasetError` if it is missing or refused.
  init(
    _ name: String, in group: String = "/", _ content: DatasetHeader.Content, rank: Int,
    of file: HDF5File, byteCount: Int
  ) throws(DatasetError) {
    let path = group == "/" ? name : "\(group)/\(name)"
    switch try file.object(path) {
    case .dataset: break
    case nil:
      throw DatasetError(
        file: file.path, object: path,
        problem: "it is missing; its group holds "
          + listed(try file.names(in: group, limit: 100_000)),
        remedy: "fetch the file again if it is damaged; otherwise choose another")
    case .group:
      throw DatasetError(
        file: file.path, object: path, problem: "it is a group, expected a dataset",
        remedy: "join its parts to one vector per step, or choose another file")
    }
    dataset = try file.dataset(path)
    header = try dataset.header()
    try header.validate(content, rank: rank, fileByteCount: byteCount)
    for offset in header.chunkOffsets {
      guard let chunk = try dataset.chunk(at: offset) else {
        throw .rewritable(
          file.path, path, "its chunk at \(offset) was never written, so it reads as fill values")
      }
      guard chunk.isFiltered, chunk.end <= byteCount else {
        throw .damaged(file.path, path, "its chunk at \(offset) skips a filter or is cut short")
      }
    }
  }

  /// Rows of numbers in single precision.
  ///
  /// - Throws: `DatasetError` if they cannot be read, or a number is not finite or, for integers, not
  ///   exact in single precision.
  func numbers(_ rows: Range<Int>) throws(DatasetError) -> Matrix {
    let columnCount = header.rowElementCount
    var matrix = Matrix(repeating: 0, rowCount: rows.count, columnCount: columnCount)
    try matrix.elements.withUnsafeMutableBufferPointer { buffer throws(DatasetError) in
      guard let start = buffer.baseAddress else { return }
      try dataset.readFloats(rows, into: start)
    }
    var (limit, expected) = (Float.greatestFiniteMagnitude, "finite numbers in single precision")
    // A damaged type, too, that declares floats to be integers exceeds this.
    if case .integer = header.element { (limit, expected) = (0x1p24, "integers within ±2^24") }
    if let wrong = matrix.elements.firstIndex(where: { !(abs($0) <= limit) }) {
      throw DatasetError(
        file: header.file, object: header.name,
        problem: "row \(rows.lowerBound + wrong / columnCount) holds \(matrix.elements[wrong]), "
          + "expected \(expected)",
        remedy: "the recording diverged or the file is damaged: fetch it again or choose another")
    }
    return matrix
  }

  /// Rows of flags.
  ///
  /// - Throws: `DatasetError` if they cannot be read, or one is neither 0 nor 1.
  func flags(_ rows: Range<Int>) throws(DatasetError) -> [Bool] {
    let values =
      header.element == .flag
      ? try dataset.readBytes(rows).map { Float($0) } : try numbers(rows).elements
    if let wrong = values.firstIndex(where: { $0 != 0 && $0 != 1 }) {
      throw .damaged(
        header.file, header.name,
        "row \(rows.lowerBound + wrong) holds \(values[wrong]), expected 0 or 1")
    }
    return values.map { $0 == 1 }
  }
}

/// The first of the names, quoted, for an error.
func listed(_ names: [String]) -> String {
  guard !names.isEmpty else { return "nothing" }
  let shown = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
  return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
}
