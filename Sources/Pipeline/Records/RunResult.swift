public import Foundation

/// The result of a run and the content of its result.json, without clock, host or path.
///
/// The file has each number twice, as the shortest decimal and as the hexadecimal digits of its bits,
/// for people and for exact comparison; the two must agree.
public struct RunResult: Equatable, Sendable {
  /// The version of the format.
  public static let schema = "dmil-result/2"

  public let kind: RunKind
  /// The cell for which the run was executed; others with the same key share the result.
  public let cell: Cell
  public let seed: Int
  public let key: RunKey
  /// The `sha256` of the result of each input, by its name.
  public let inputs: [String: String]
  /// By name; not-a-number and infinities are allowed.
  public let metrics: [String: Double]
  /// The hash of the learner's state at each evaluation, in order.
  public let chain: [String]
  /// The SHA-256 of each file that belongs to the result, by name.
  public let files: [String: String]
  /// The hash of the published numbers and margins at the time of the run; `nil` for runs that are not
  /// judged by them.
  public let published: String?

  public init(
    of run: Run, inputs: [String: String], metrics: [String: Double], chain: [String],
    files: [String: String]
  ) {
    kind = run.kind
    cell = run.cell
    seed = run.seed
    key = run.key
    self.inputs = inputs
    self.metrics = metrics
    self.chain = chain
    self.files = files
    published = run.published
  }

  /// The SHA-256 of the rest of the file in canonical JSON.
  public var sha256: String { Records.sha256(of: JSONValue.map(body).canonicalJSON) }

  /// The content of result.json.
  public var json: String {
    JSONValue.map(body.merging(["self_sha": .text(sha256)]) { $1 }).indentedJSON
  }

  public static func == (lhs: RunResult, rhs: RunResult) -> Bool { lhs.json == rhs.json }

  private var body: [String: JSONValue] {
    var body: [String: JSONValue] = [
      "schema": .text(Self.schema), "kind": .text(kind.rawValue), "cell": cell.json,
      "seed": .integer(seed), "key": .text(key.hex),
      "inputs": .map(inputs.mapValues(JSONValue.text)),
      "metrics": .map(metrics.mapValues(\.stored)), "chain": .list(chain.map(JSONValue.text)),
      "files": .map(files.mapValues(JSONValue.text)),
    ]
    if let published { body["published"] = .text(published) }
    return body
  }
}

// MARK: - Reading

extension RunResult {
  /// Reads and verifies the content of a result.json.
  ///
  /// - Throws: for any difference from the written content.
  public init(content: Data, file: String) throws(RecordError) {
    let stored = try JSONDecoder().value(
      of: content, in: file, schema: Self.schema, StoredResult.self)
    (kind, cell, seed, key) = (stored.kind, stored.cell, stored.seed, stored.key)
    (inputs, chain, files) = (stored.inputs, stored.chain, stored.files)
    published = stored.published
    metrics = stored.metrics.mapValues(\.number)
    guard Data(json.utf8) == content else {
      throw .edited(file: file, problem: "its content does not have the SHA-256 that it states")
    }
  }
}

/// The members of a result.json as JSON has them.
private struct StoredResult: Decodable {
  /// A number by its bits; the decimal beside them is compared when the file is spelled again.
  struct Metric: Decodable {
    let number: Double

    private enum CodingKeys: CodingKey { case hex }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      let hex = try container.decode(String.self, forKey: .hex)
      guard let bits = UInt64(hex, radix: 16) else {
        throw DecodingError.dataCorruptedError(
          forKey: .hex, in: container, debugDescription: "not hexadecimal")
      }
      number = Double(bitPattern: bits)
    }
  }

  let kind: RunKind
  let cell: Cell
  let seed: Int
  let key: RunKey
  let inputs: [String: String]
  let metrics: [String: Metric]
  let chain: [String]
  let files: [String: String]
  let published: String?
}

extension Cell {
  fileprivate var json: JSONValue {
    .map([
      "experiment": .text(experiment), "task": .text(task), "dataset": .text(dataset),
      "method": .text(method),
    ])
  }
}

extension Double {
  /// The shortest decimal and the bits; a number that JSON cannot write is spelled out.
  fileprivate var stored: JSONValue {
    let digits = String(bitPattern, radix: 16)
    let hex = String(repeating: "0", count: 16 - digits.count) + digits
    return .map(["value": isFinite ? .number(self) : .text(description), "hex": .text(hex)])
  }
}
