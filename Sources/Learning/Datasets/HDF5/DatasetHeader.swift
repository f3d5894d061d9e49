/// The declaration of an HDF5 dataset, checked before memory is allocated for its contents.
struct DatasetHeader: Equatable {
  enum Element: Hashable, CustomStringConvertible {
    /// IEEE 754, of 2, 4 or 8 bytes.
    case float(byteCount: Int)
    case integer(byteCount: Int, isSigned: Bool)
    /// One byte: h5py's enumeration of FALSE and TRUE, or a bit field.
    case flag
    case other(String)

    var description: String {
      switch self {
      case .float(let byteCount): "float\(8 * byteCount)"
      case .integer(let byteCount, let isSigned): "\(isSigned ? "" : "u")int\(8 * byteCount)"
      case .flag: "bool"
      case .other(let name): name
      }
    }
  }

  /// What a reader needs.
  enum Content: String {
    /// Floats or integers, converted to single precision.
    case numbers = "floats or integers"
    /// Booleans, or numbers that are 0 or 1.
    case flags = "booleans"
  }

  enum Storage: Equatable {
    case contiguous
    /// In chunks of this shape.
    case chunked([Int])
    /// In other files.
    case external
    /// Composed of other datasets.
    case virtual
  }

  let file: String
  let name: String
  let shape: [Int]
  let element: Element
  /// Bytes of its contents in the file.
  let storedByteCount: Int
  var storage = Storage.contiguous
  /// libhdf5's numbers of the filters, in the order of writing.
  var filters: [Int32] = []
  /// Whether contents that were never written read as a defined value.
  var hasFillValue = true

  var rowCount: Int { shape.first ?? 0 }

  /// Elements in a row.
  var rowElementCount: Int { shape.dropFirst().reduce(1, *) }

  private var elementByteCount: Int {
    switch element {
    case .float(let byteCount), .integer(let byteCount, _): byteCount
    case .flag: 1
    case .other: 0
    }
  }

  /// Bytes of its contents without compression.
  private var declaredByteCount: Int { rowCount * rowElementCount * elementByteCount }

  /// Bytes of memory that its contents take at most, as declared or in single precision.
  var memoryByteCount: Int { rowCount * rowElementCount * max(elementByteCount, 4) }

  /// The number of rows in a chunk; 1 without chunks.
  var chunkRowCount: Int {
    guard case .chunked(let chunk) = storage else { return 1 }
    return chunk.first ?? 1
  }

  /// Bytes of a chunk without compression; 0 without chunks.
  var chunkByteCount: Int {
    guard case .chunked(let chunk) = storage else { return 0 }
    return chunk.reduce(elementByteCount, *)
  }
}

/// A chunk of an HDF5 dataset in the file.
struct StoredChunk: Equatable {
  /// The position after its last byte.
  var end: Int
  /// Whether all filters of the dataset were applied to it.
  var isFiltered: Bool
}

// MARK: Validation

extension DatasetHeader {
  /// The largest dataset in elements: 15 times the observations of D4RL's half-cheetahs.
  private static let elementLimit = 1 << 28
  /// The largest chunk in bytes, unless the whole dataset is larger.
  private static let chunkByteLimit = 1 << 26
  private static let chunkCountLimit = 10_000
  /// The largest compression of a deflate stream (zlib's documentation: 1032 : 1).
  private static let largestCompression = 1032
  /// Deflate, shuffle and Fletcher's checksum, which every libhdf5 has.
  private static let knownFilters: Set<Int32> = [1, 2, 3]

  /// Refuses a declaration that this program cannot read or that no writer makes.
  ///
  /// A dataset of shape (N, 1) is accepted for one of `rank` 1.
  ///
  /// - Throws: `DatasetError` with the declaration at fault.
  func validate(_ content: Content, rank: Int, fileByteCount: Int) throws(DatasetError) {
    switch element {
    case .float, .integer: break
    case .flag where content == .flags: break
    case .flag, .other:
      throw refusal(
        "it holds \(element), expected \(content.rawValue)", "convert it to \(content.rawValue)")
    }
    guard shape.count == rank || rank == 1 && shape.count == 2 && shape[1] == 1 else {
      throw refusal(
        "its shape is \(shape), expected \(rank == 1 ? "(N)" : "(N, size)")",
        rank == 1 ? "store one value per step" : "store one vector per step; images are unsupported"
      )
    }
    var elementCount = 1
    for extent in shape {
      let (product, overflow) = elementCount.multipliedReportingOverflow(by: extent)
      guard extent > 0, !overflow, product <= Self.elementLimit else {
        throw damaged("its shape is \(shape), expected 1 to \(Self.elementLimit) elements")
      }
      elementCount = product
    }
    guard storedByteCount <= fileByteCount else {
      throw damaged("it takes \(storedByteCount) bytes of a file of \(fileByteCount)")
    }
    switch storage {
    case .contiguous:
      // One value per step may be left at the fill value, as h5py does for a constant.
      guard
        storedByteCount == declaredByteCount || storedByteCount == 0 && rank == 1 && hasFillValue
      else { throw damaged("\(storedByteCount) bytes are stored of \(declaredByteCount)") }
    case .chunked(let chunk): try validate(chunk)
    case .external: throw rewritable("its contents are in other files")
    case .virtual: throw rewritable("its contents are in other datasets")
    }
  }

  private func validate(_ chunk: [Int]) throws(DatasetError) {
    if let filter = filters.first(where: { !Self.knownFilters.contains($0) }) {
      throw rewritable("it is compressed with filter \(filter), expected gzip or none")
    }
    guard storedByteCount > 0 else { throw rewritable("none of its chunks was written") }
    let compression = filters.contains(1) ? Self.largestCompression : 1
    guard declaredByteCount / storedByteCount <= compression else {
      throw rewritable("its \(storedByteCount) stored bytes of \(declaredByteCount) lack chunks")
    }
    var byteCount = elementByteCount
    for extent in chunk {
      let (product, overflow) = byteCount.multipliedReportingOverflow(by: extent)
      guard extent > 0, !overflow else { throw damaged("its chunks are \(chunk)") }
      byteCount = product
    }
    let limit = max(Self.chunkByteLimit, declaredByteCount)
    guard byteCount <= limit else {
      throw rewritable("its chunks \(chunk) have \(byteCount) bytes, expected at most \(limit)")
    }
    // A damaged width would give rows another length than they were written with.
    guard chunk.count == shape.count, zip(chunk, shape).dropFirst().allSatisfy({ $0 <= $1 }) else {
      throw rewritable("its chunks \(chunk) are wider than its shape \(shape)")
    }
    let count = chunkCounts.reduce(1, *)
    guard count <= Self.chunkCountLimit else {
      throw rewritable("it has \(count) chunks, expected at most \(Self.chunkCountLimit)")
    }
  }

  /// Chunks along each dimension; empty without chunks.
  private var chunkCounts: [Int] {
    guard case .chunked(let chunk) = storage else { return [] }
    return zip(shape, chunk).map { ($0 + $1 - 1) / $1 }
  }

  /// The first element of each chunk, the last dimension fastest; empty without chunks.
  var chunkOffsets: [[Int]] {
    guard case .chunked(let chunk) = storage else { return [] }
    let counts = chunkCounts
    return (0..<counts.reduce(1, *)).map { number in
      var rest = number
      var offset = chunk
      for dimension in counts.indices.reversed() {
        offset[dimension] *= rest % counts[dimension]
        rest /= counts[dimension]
      }
      return offset
    }
  }

  private func damaged(_ problem: String) -> DatasetError { .damaged(file, name, problem) }

  private func rewritable(_ problem: String) -> DatasetError { .rewritable(file, name, problem) }

  private func refusal(_ problem: String, _ remedy: String) -> DatasetError {
    DatasetError(file: file, object: name, problem: problem, remedy: remedy)
  }
}
