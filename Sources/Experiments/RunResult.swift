import Foundation

/// What came out of a run: the content of its result.json, without clock, host or path.
///
/// Each number stands there twice, as the shortest decimal and as the hexadecimal digits of its
/// bits, so that people and string comparison are both served; the two must agree.
public struct RunResult: Equatable, Sendable {
  /// The version of the format.
  public static let schema = "dmil-result/1"

  public let kind: RunKind
  /// The cell that asked for the run when it was made; others with the same key share the result.
  public let cell: Cell
  public let seed: Int
  public let key: RunKey
  /// The `sha256` of the result of each input, by its name.
  public let inputs: [String: String]
  /// By name; not-a-number and the infinities are kept.
  public let metrics: [String: Double]
  /// The hash of the learner's state at each evaluation, in order.
  public let chain: [String]
  /// The SHA-256 of each file that belongs to the result, by name.
  public let files: [String: String]
  /// The hash of the published numbers and margins that were fixed when it was made; `nil` where
  /// nothing was to be judged.
  public let published: String?

  init(
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

  /// The SHA-256 of everything else in canonical JSON: what makes the file vouch for itself.
  public var sha256: String { Experiments.sha256(of: Value.map(body).canonicalJSON) }

  /// The content of result.json.
  public var json: String {
    Value.map(body.merging(["self_sha": .text(sha256)]) { $1 }).indentedJSON
  }

  public static func == (lhs: RunResult, rhs: RunResult) -> Bool { lhs.json == rhs.json }

  private var body: [String: Value] {
    var body: [String: Value] = [
      "schema": .text(Self.schema), "kind": .text(kind.rawValue), "cell": cell.value,
      "seed": .integer(seed), "key": .text(key.hex), "inputs": .map(inputs.mapValues(Value.text)),
      "metrics": .map(metrics.mapValues(\.stored)), "chain": .list(chain.map(Value.text)),
      "files": .map(files.mapValues(Value.text)),
    ]
    if let published { body["published"] = .text(published) }
    return body
  }
}

// MARK: - Reading

extension RunResult {
  /// Reads and verifies the content of a result.json.
  ///
  /// - Throws: `StoreError.schema` for another version of the format, `StoreError.edited` for
  ///   anything that is not exactly what was written.
  init(stored data: Data, file: String) throws(StoreError) {
    let map = StoredMap(value: try Value(stored: data, file: file), file: file)
    let schema = try map.text("schema")
    guard schema == Self.schema else { throw .schema(file: file, found: schema) }
    guard let kind = RunKind(rawValue: try map.text("kind")) else { throw map.wrong("kind") }
    guard let key = RunKey(hex: try map.text("key")) else { throw map.wrong("key") }
    self.kind = kind
    self.key = key
    cell = try Cell(stored: map)
    seed = try map.integer("seed")
    inputs = try map.texts("inputs")
    files = try map.texts("files")
    published = map.value["published"] == nil ? nil : try map.text("published")
    var metrics: [String: Double] = [:]
    for (name, value) in try map.map("metrics") {
      guard let number = Double(stored: value) else { throw map.wrong("metrics.\(name)") }
      metrics[name] = number
    }
    self.metrics = metrics
    var chain: [String] = []
    for link in try map.list("chain") {
      guard case .text(let text) = link else { throw map.wrong("chain") }
      chain.append(text)
    }
    self.chain = chain
    guard Data(json.utf8) == data else {
      throw .edited(file: file, problem: "its content does not have the SHA-256 that it states")
    }
  }
}

extension Cell {
  var value: Value {
    .map([
      "experiment": .text(experiment), "task": .text(task), "data": .text(data),
      "method": .text(method),
    ])
  }

  init(stored map: StoredMap) throws(StoreError) {
    self.init(
      experiment: try map.text("cell.experiment"), task: try map.text("cell.task"),
      data: try map.text("cell.data"), method: try map.text("cell.method"))
  }
}

extension Double {
  /// The shortest decimal and the bits; a number that JSON cannot write is spelled out.
  fileprivate var stored: Value {
    let digits = String(bitPattern, radix: 16)
    let hex = String(repeating: "0", count: 16 - digits.count) + digits
    return .map(["value": isFinite ? .number(self) : .text(description), "hex": .text(hex)])
  }

  /// Reads the two spellings; `nil` unless they agree.
  fileprivate init?(stored value: Value) {
    guard case .text(let hex)? = value["hex"], let bits = UInt64(hex, radix: 16) else { return nil }
    self.init(bitPattern: bits)
    guard stored == value else { return nil }
  }
}
