/// The run of a stored result, with everything that its key is the hash of.
public struct RunDescription: Codable, Equatable, Sendable {
  public let kind: RunKind
  public let cell: Cell
  public let seed: Int
  public let key: RunKey
  public let checkpointKey: RunKey
  public let stepCount: Int
  /// The canonical JSON of each value of the run, by path.
  public let values: [String: String]
  /// The keys of the inputs, by name.
  public let inputs: [String: RunKey]
  public let numerics: [String: Int]
  public let sources: [String: String]

  public init(of run: Run) {
    (kind, cell, seed, stepCount) = (run.kind, run.cell, run.seed, run.stepCount)
    (key, checkpointKey) = (run.key, run.checkpointKey)
    values = run.values.byPath.mapValues(\.canonicalJSON)
    inputs = Dictionary(uniqueKeysWithValues: run.inputs.map { ($0.name, $0.key) })
    (numerics, sources) = (run.numerics, run.sources)
  }

  /// Kind, cell and seed, which stay when values change.
  public var address: String { "\(kind.rawValue) \(path)" }

  /// The path of its cell and its seed.
  public var path: String { "\(cell.path)/\(seed)" }
}

/// The content of a provenance.json: how a result was made, and of which run.
///
/// A later plan derives differences and times from it. Members of the run stand beside `provenance`.
public struct StoredProvenance: RecordFile, Equatable, Sendable {
  public static let schema = "dmil-provenance/3"
  public static let name = "provenance.json"

  public let run: RunDescription
  public let provenance: Provenance

  private enum CodingKeys: CodingKey { case provenance }

  public init(of run: Run, _ provenance: Provenance) {
    (self.run, self.provenance) = (RunDescription(of: run), provenance)
  }

  public init(from decoder: any Decoder) throws {
    run = try RunDescription(from: decoder)
    provenance = try decoder.container(keyedBy: CodingKeys.self).decode(
      Provenance.self, forKey: .provenance)
  }

  public func encode(to encoder: any Encoder) throws {
    try run.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(provenance, forKey: .provenance)
  }
}
