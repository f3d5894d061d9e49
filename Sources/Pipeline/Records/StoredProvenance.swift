/// The content of a provenance.json: how a result was made, and the values of its run, from which a
/// later plan derives differences and times.
public struct StoredProvenance: RecordFile, Equatable, Sendable {
  public static let schema = "dmil-provenance/3"
  public static let name = "provenance.json"

  public let kind: RunKind
  public let cell: Cell
  public let seed: Int
  public let key: String
  public let checkpointKey: String
  public let stepCount: Int
  /// The canonical JSON of each value of the run, by path.
  public let values: [String: String]
  /// The keys of the inputs, by name.
  public let inputs: [String: String]
  public let numerics: [String: Int]
  public let sources: [String: String]
  public let provenance: Provenance

  public init(of run: Run, _ provenance: Provenance) {
    (kind, cell, seed) = (run.kind, run.cell, run.seed)
    (key, checkpointKey) = (run.key.hex, run.checkpointKey.hex)
    stepCount = run.stepCount
    values = run.values.byPath.mapValues(\.canonicalJSON)
    inputs = Dictionary(uniqueKeysWithValues: run.inputs.map { ($0.name, $0.key.hex) })
    (numerics, sources) = (run.numerics, run.sources)
    self.provenance = provenance
  }
}
