public import Foundation

/// A JSON file of the store with a schema version: written with sorted keys, and read only if its
/// bytes are exactly those that the decoded value is written as.
public protocol RecordFile: Codable {
  /// Name and version of the format, as in `dmil-equations/1`.
  static var schema: String { get }
}

/// The content of a record file: the schema beside the record.
private struct Envelope<Record: RecordFile>: Codable {
  var schema = Record.schema
  let record: Record
}

/// The schema of a file whose record may have another format.
private struct SchemaOnly: Decodable { let schema: String }

extension RecordFile {
  /// The bytes of the file.
  public var fileContent: Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
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
    if let found = try? decoder.decode(SchemaOnly.self, from: content), found.schema != Self.schema
    {
      throw .schema(file: file, found: found.schema)
    }
    do {
      self = try decoder.decode(Envelope<Self>.self, from: content).record
    } catch {
      throw .edited(file: file, problem: jsonProblem(error))
    }
    guard fileContent == content else {
      throw .edited(file: file, problem: "it is not laid out as it was written")
    }
  }
}

/// What is wrong with a JSON file, in one line: where, and what was expected.
func jsonProblem(_ error: any Error) -> String {
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
