public import Foundation
public import LinearAlgebra
import Records

/// Tensors and texts in the safetensors format, which PyTorch, JAX and NumPy can read.
///
/// A file consists of the length of the header (8 bytes, little-endian), the header (JSON, padded with
/// spaces to a multiple of 8), and the data. Tensors are written in the order of their names as `F32`
/// without gaps, so equal contents give equal bytes. `__metadata__` holds the SHA-256 of everything
/// else under `sha256`.
///
/// Format: https://huggingface.co/docs/safetensors
public struct Safetensors: Equatable {
  public var tensors: [Tensor]
  /// Texts, without the hash.
  public var metadata: [String: String]

  public init(tensors: [Tensor], metadata: [String: String] = [:]) {
    (self.tensors, self.metadata) = (tensors, metadata)
  }

  public subscript(name: String) -> Tensor? { tensors.first { $0.name == name } }

  private static let hashKey = "sha256"
}

extension [Tensor] {
  public var byName: [String: Tensor] {
    Dictionary(uniqueKeysWithValues: map { ($0.name, $0) })
  }
}

// MARK: Writing

extension Safetensors {
  /// The bytes of the file.
  public func encoded() -> Data {
    var file = Data()
    forEachPart { file.append(contentsOf: $0) }
    return file
  }

  /// Writes the file without holding all of its bytes in memory.
  func write(to handle: FileHandle) throws {
    try forEachPart { part in
      guard let start = part.baseAddress else { return }
      try handle.write(
        contentsOf: Data(
          bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: part.count,
          deallocator: .none))
    }
  }

  /// Passes the bytes of the file in parts.
  private func forEachPart<Failure>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    let sorted = tensors.sorted { $0.name < $1.name }
    var digest = Digest()
    digest.update(Self.header(of: sorted, metadata: metadata))
    for tensor in sorted { tensor.elements.withUnsafeBytes { digest.update($0) } }
    var header = Self.header(
      of: sorted, metadata: metadata.merging([Self.hashKey: digest.hex]) { $1 })
    while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
    var head = withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) }
    head += header
    try head.withUnsafeBufferPointer { head throws(Failure) in
      try body(UnsafeRawBufferPointer(head))
    }
    for tensor in sorted {
      try tensor.elements.withUnsafeBufferPointer { elements throws(Failure) in
        try body(UnsafeRawBufferPointer(elements))
      }
    }
  }

  private static func header(of sorted: [Tensor], metadata: [String: String]) -> Data {
    let pairs = metadata.sorted { $0.key < $1.key }
      .map { "\(quoted($0.key)):\(quoted($0.value))" }
    var items = ["\(quoted("__metadata__")):{\(pairs.joined(separator: ","))}"]
    var offset = 0
    for tensor in sorted {
      let end = offset + 4 * tensor.elements.count
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      items.append(
        "\(quoted(tensor.name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],"
          + "\"data_offsets\":[\(offset),\(end)]}")
      offset = end
    }
    return Data("{\(items.joined(separator: ","))}".utf8)
  }

  private static func quoted(_ text: String) -> String { JSONValue.text(text).canonicalJSON }
}

// MARK: Reading

extension Safetensors {
  /// Reads a safetensors file whose tensors are all `F32`.
  ///
  /// A sealed file must hold its own hash, as all files of this program do.
  ///
  /// - Throws: `SafetensorsError` if the length, the header, an offset, a size, a type or the hash is
  ///   wrong.
  public init(decoding bytes: Data, file: String, isSealed: Bool) throws(SafetensorsError) {
    func refusal(_ problem: String) -> SafetensorsError {
      SafetensorsError(file: file, problem: problem)
    }
    // With indices from 0; not copied otherwise, since it may be a mapped file.
    let bytes = bytes.startIndex == 0 ? bytes : Data(bytes)
    guard bytes.count >= 8 else {
      throw refusal("its \(bytes.count) bytes are too few for a header")
    }
    let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(bytes.count - 8) else {
      throw refusal("the header should have \(length) bytes, but \(bytes.count - 8) follow")
    }
    let header: SafetensorsHeader
    do {
      header = try JSONDecoder().decode(
        SafetensorsHeader.self, from: bytes[8..<8 + Int(length)])
    } catch {
      throw refusal("the header is not a list of tensors in JSON")
    }
    let data = bytes.dropFirst(8 + Int(length))
    try header.validate(dataCount: data.count, refusal: refusal)
    tensors = header.entries.sorted { $0.key < $1.key }.map { name, entry in
      let slice = data.dropFirst(entry.offsets[0]).prefix(entry.offsets[1] - entry.offsets[0])
      let elements = [Float](unsafeUninitializedCapacity: slice.count / 4) { buffer, count in
        slice.copyBytes(to: UnsafeMutableRawBufferPointer(buffer))
        count = slice.count / 4
      }
      return Tensor(name: name, shape: entry.shape, elements: elements)
    }
    metadata = header.metadata
    guard let recorded = metadata.removeValue(forKey: Self.hashKey) else {
      if isSealed { throw refusal("it has no sha256 of its contents") }
      return
    }
    var digest = Digest()
    digest.update(Self.header(of: tensors, metadata: metadata))
    digest.update(data)
    guard digest.hex == recorded else {
      throw refusal("its contents do not have its sha256")
    }
  }
}

/// A safetensors file that cannot be used, and a remedy.
public struct SafetensorsError: Error, Equatable, CustomStringConvertible {
  public var file: String
  public var problem: String
  public var remedy: String

  public init(
    file: String, problem: String,
    remedy: String = "it is truncated, damaged or of another program: move it away and run again"
  ) {
    (self.file, self.problem, self.remedy) = (file, problem, remedy)
  }

  public var description: String { "\(file): \(problem); \(remedy)" }
}

private struct SafetensorsHeader: Decodable {
  struct Entry: Decodable {
    var dtype: String
    var shape: [Int]
    var offsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }
  }

  /// The metadata or a tensor.
  private struct Item: Decodable {
    var metadata: [String: String]?
    var entry: Entry?

    init(from decoder: any Decoder) throws {
      if decoder.codingPath.last?.stringValue == "__metadata__" {
        metadata = try [String: String](from: decoder)
      } else {
        entry = try Entry(from: decoder)
      }
    }
  }

  let metadata: [String: String]
  let entries: [String: Entry]

  init(from decoder: any Decoder) throws {
    let items = try [String: Item](from: decoder)
    metadata = items["__metadata__"]?.metadata ?? [:]
    entries = items.compactMapValues(\.entry)
  }

  /// Checks that the tensors cover the data exactly.
  func validate(
    dataCount: Int, refusal: (String) -> SafetensorsError
  ) throws(SafetensorsError) {
    var end = 0
    let inOrder = entries.sorted {
      ($0.value.offsets.first ?? 0, $0.value.offsets.last ?? 0, $0.key)
        < ($1.value.offsets.first ?? 0, $1.value.offsets.last ?? 0, $1.key)
    }
    for (name, entry) in inOrder {
      guard entry.dtype == "F32" else {
        throw refusal("tensor '\(name)' has type \(entry.dtype), expected F32")
      }
      guard entry.offsets.count == 2, entry.offsets[0] == end, entry.offsets[1] >= end else {
        throw refusal("tensor '\(name)' does not begin at byte \(end)")
      }
      var size = 4
      for extent in entry.shape {
        let (product, overflow) = size.multipliedReportingOverflow(by: extent)
        guard extent >= 0, !overflow else {
          throw refusal("tensor '\(name)' has the impossible shape \(entry.shape)")
        }
        size = product
      }
      guard entry.offsets[1] - end == size, entry.offsets[1] <= dataCount else {
        throw refusal(
          "tensor '\(name)' of shape \(entry.shape) does not fit bytes "
            + "\(end)..<\(entry.offsets[1]) of \(dataCount)")
      }
      end = entry.offsets[1]
    }
    guard end == dataCount else {
      throw refusal("the tensors end at byte \(end) of \(dataCount)")
    }
  }
}
