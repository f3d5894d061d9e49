public import Foundation

/// A value that is stored as a JSON file with a schema version.
///
/// Keys are sorted, and a file is read only if encoding the decoded value gives its exact bytes.
public protocol RecordFile: Codable {
  /// Name and version of the format, as in `dmil-provenance/3`.
  static var schema: String { get }
  /// Whether it is laid out for programs, without blanks and line breaks.
  static var isCompact: Bool { get }
}

extension RecordFile {
  public static var isCompact: Bool { false }
}

/// The content of a record file: the schema beside the record.
private struct Envelope<Record: RecordFile>: Codable {
  var schema = Record.schema
  let record: Record
}

extension RecordFile {
  /// The bytes of the file.
  public var fileContent: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if !Self.isCompact { encoder.outputFormatting.insert(.prettyPrinted) }
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return try encoder.encode(Envelope(record: self)) + Data("\n".utf8)
    } catch {
      preconditionFailure("A record of plain values is encodable: \(error)")
    }
  }

  /// Reads the bytes of a file.
  ///
  /// - Throws: for anything that `fileContent` did not write.
  public init(content: Data, file: String) throws(RecordError) {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    self = try decoder.value(of: content, in: file, schema: Self.schema, Envelope<Self>.self).record
    guard fileContent == content else {
      throw .edited(file: file, problem: "it is not laid out as it was written")
    }
  }
}

private struct SchemaOnly: Decodable { let schema: String }

extension JSONDecoder {
  /// The content of a file that says by `schema` in which format it was written.
  func value<Value: Decodable>(
    of content: Data, in file: String, schema: String, _ type: Value.Type
  ) throws(RecordError) -> Value {
    if let found = try? decode(SchemaOnly.self, from: content).schema, found != schema {
      throw .schema(file: file, found: found)
    }
    do {
      return try decode(type, from: content)
    } catch {
      throw .edited(file: file, problem: jsonProblem(error))
    }
  }
}

/// The problem of a JSON file in one line.
private func jsonProblem(_ error: any Error) -> String {
  func path(_ context: DecodingError.Context) -> String {
    let keys = context.codingPath.map(\.stringValue).filter { $0 != "record" }
    return keys.isEmpty ? "" : " at '\(keys.joined(separator: "."))'"
  }
  return switch error {
  case DecodingError.keyNotFound(let key, let context):
    "'\(key.stringValue)' is missing\(path(context))"
  case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
    "not what was written\(path(context))"
  case DecodingError.dataCorrupted(let context):
    context.codingPath.isEmpty ? "not JSON" : "not what was written\(path(context))"
  default: "\(error)"
  }
}

/// A file that differs from the written one.
public enum RecordError: Error, Equatable, Sendable {
  /// It was edited, cut short or mixed up.
  case edited(file: String, problem: String)
  /// It was written in another version of the format.
  case schema(file: String, found: String)
}

extension RecordError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .edited(let file, let problem): "\(file): not what was written: \(problem)"
    case .schema(let file, let found):
      "\(file): written as \(found), which this program does not read"
    }
  }
}
