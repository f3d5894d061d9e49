/// What a file declares about a data set, to be judged before anything of it is allocated.
struct DatasetHeader: Equatable {
  enum Element: Hashable, CustomStringConvertible {
    case float32, float64
    /// One byte, 0 or 1: an enumeration of FALSE and TRUE, an integer or a bit field.
    case flag
    case other(String)

    var description: String {
      switch self {
      case .float32: "float32"
      case .float64: "float64"
      case .flag: "bool"
      case .other(let name): name
      }
    }
  }

  enum Storage: Equatable {
    case contiguous
    /// In chunks of this shape.
    case chunked([Int])
    /// In other files.
    case external
    /// Put together from other data sets.
    case virtual
  }

  let file: String
  let name: String
  let shape: [Int]
  let element: Element
  /// Bytes that its content takes in the file.
  let storedByteCount: Int
  var storage = Storage.contiguous
  /// The library's numbers of the filters, in the order of writing.
  var filters: [Int32] = []

  var rowCount: Int { shape.first ?? 0 }

  /// Elements in a row.
  var rowElementCount: Int { shape.dropFirst().reduce(1, *) }

  var elementByteCount: Int {
    switch element {
    case .float32: 4
    case .float64: 8
    case .flag: 1
    case .other: 0
    }
  }

  /// Bytes that its content takes uncompressed.
  var declaredByteCount: Int { rowCount * rowElementCount * elementByteCount }

  /// Rows that are compressed together; one where each row lies by itself.
  var chunkRowCount: Int {
    guard case .chunked(let chunk) = storage else { return 1 }
    return chunk.first ?? 1
  }
}

/// A chunk of a data set as it lies in the file.
struct StoredChunk: Equatable {
  /// The byte behind its last.
  var end: Int
  /// Whether it went through all filters of the data set.
  var isFiltered: Bool
}

// MARK: Judging

extension DatasetHeader {
  /// The largest data set that is read, in elements: 15 times the observations of D4RL's
  /// half-cheetahs.
  private static let elementLimit = 1 << 28
  /// The largest chunk, in bytes.
  private static let chunkByteLimit = 1 << 26
  private static let chunkCountLimit = 10_000
  /// What a byte of a deflate stream stands for at most (zlib's documentation: 1032 : 1).
  private static let largestCompression = 1032
  /// Deflate, shuffle and Fletcher's checksum: the filters that every libhdf5 has.
  private static let knownFilters: Set<Int32> = [1, 2, 3]

  /// Refuses what this program cannot read, and what no writer leaves.
  ///
  /// - Parameters:
  ///   - elements: The types that are wanted.
  ///   - rank: The wanted number of dimensions; (N, 1) passes for (N).
  ///   - fileByteCount: The size of the file.
  /// - Throws: what was found and what was wanted.
  func validate(
    _ elements: Set<Element>, rank: Int, fileByteCount: Int
  ) throws(DatasetError) {
    guard elements.contains(element) else {
      throw foreign(
        "it holds \(element), wanted: "
          + elements.map { "\($0)" }.sorted().joined(separator: " or "))
    }
    guard shape.count == rank || rank == 1 && shape.count == 2 && shape[1] == 1 else {
      throw foreign("its shape is \(shape), wanted: \(rank == 1 ? "(N)" : "(N, size)")")
    }
    var elementCount = 1
    for extent in shape {
      let (product, overflow) = elementCount.multipliedReportingOverflow(by: extent)
      guard extent > 0, !overflow, product <= Self.elementLimit else {
        throw damaged("its shape is \(shape), wanted: 1 to \(Self.elementLimit) elements")
      }
      elementCount = product
    }
    guard storedByteCount <= fileByteCount else {
      throw damaged("it takes \(storedByteCount) bytes of a file of \(fileByteCount)")
    }
    switch storage {
    case .contiguous:
      guard storedByteCount == declaredByteCount else {
        throw damaged("\(storedByteCount) bytes are stored of \(declaredByteCount)")
      }
    case .chunked(let chunk): try validate(chunk)
    case .external: throw rewritten("its content is in other files")
    case .virtual: throw rewritten("its content is put together from other data sets")
    }
  }

  private func validate(_ chunk: [Int]) throws(DatasetError) {
    if let filter = filters.first(where: { !Self.knownFilters.contains($0) }) {
      throw rewritten("it is packed with filter \(filter), wanted: gzip or none")
    }
    let compression = filters.contains(1) ? Self.largestCompression : 1
    guard storedByteCount > 0, declaredByteCount / storedByteCount <= compression else {
      throw damaged(
        "\(storedByteCount) stored bytes cannot hold the \(declaredByteCount) of shape \(shape)")
    }
    var byteCount = elementByteCount
    for extent in chunk {
      let (product, overflow) = byteCount.multipliedReportingOverflow(by: extent)
      guard extent > 0, !overflow, product <= Self.chunkByteLimit else {
        throw damaged("its chunks are \(chunk), more than \(Self.chunkByteLimit) bytes")
      }
      byteCount = product
    }
    // A wider chunk would give rows another length than they were written with.
    guard chunk.count == shape.count, zip(chunk, shape).dropFirst().allSatisfy({ $0 <= $1 }),
      byteCount <= max(1 << 20, declaredByteCount)
    else { throw damaged("chunks of \(chunk) do not fit its shape \(shape)") }
    let count = chunkCounts.reduce(1, *)
    guard count <= Self.chunkCountLimit else {
      throw rewritten("it is cut into \(count) chunks, wanted: at most \(Self.chunkCountLimit)")
    }
  }

  /// Chunks along each dimension; empty where it does not lie in chunks.
  private var chunkCounts: [Int] {
    guard case .chunked(let chunk) = storage else { return [] }
    return zip(shape, chunk).map { ($0 + $1 - 1) / $1 }
  }

  /// Where each chunk begins, the last dimension fastest; none where it does not lie in chunks.
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

  private func foreign(_ problem: String) -> DatasetError {
    DatasetError(
      file: file, dataSet: name, problem: problem,
      remedy: "the file is neither of D4RL nor of Minari, or is damaged: choose another")
  }

  private func rewritten(_ problem: String) -> DatasetError {
    DatasetError(
      file: file, dataSet: name, problem: problem,
      remedy: "rewrite the file with: h5repack -l CHUNK=4096x\(rowElementCount) -f GZIP=4 OLD NEW")
  }
}
