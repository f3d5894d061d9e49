import Foundation

/// A provenance.json: how a result came to be, and what was asked for, which tells a later plan
/// what differs and how long it takes.
struct Record: Equatable, Sendable {
  /// The version of the format.
  static let schema = "dmil-provenance/1"

  let kind: RunKind
  let cell: Cell
  let seed: Int
  let key: String
  let trajectoryKey: String
  let stepCount: Int
  let values: Value
  /// The keys of the runs that were read, by name.
  let inputs: [String: String]
  let numerics: [String: Int]
  let sources: [String: String]
  let provenance: Provenance

  init(of run: Run, _ provenance: Provenance) {
    kind = run.kind
    cell = run.cell
    seed = run.seed
    key = run.key.hex
    trajectoryKey = run.trajectoryKey.hex
    stepCount = run.stepCount
    values = run.values
    inputs = Dictionary(uniqueKeysWithValues: run.inputs.map { ($0.name, $0.key.hex) })
    numerics = run.numerics
    sources = run.sources
    self.provenance = provenance
  }

  var json: String {
    var asked: [String: Value] = [
      "schema": .text(Self.schema), "kind": .text(kind.rawValue), "cell": cell.value,
      "seed": .integer(seed), "key": .text(key), "trajectory_key": .text(trajectoryKey),
      "steps": .integer(stepCount), "values": values, "inputs": .map(inputs.mapValues(Value.text)),
      "numerics": .map(numerics.mapValues(Value.integer)),
    ]
    if !sources.isEmpty { asked["sources"] = .map(sources.mapValues(Value.text)) }
    return Value.map(asked.merging(provenance.members) { $1 }).indentedJSON
  }

  init(stored data: Data, file: String) throws(StoreError) {
    let map = StoredMap(value: try Value(stored: data, file: file), file: file)
    let schema = try map.text("schema")
    guard schema == Self.schema else { throw map.wrong("schema") }
    guard let kind = RunKind(rawValue: try map.text("kind")) else { throw map.wrong("kind") }
    self.kind = kind
    cell = try Cell(stored: map)
    seed = try map.integer("seed")
    key = try map.text("key")
    trajectoryKey = try map.text("trajectory_key")
    stepCount = try map.integer("steps")
    values = .map(try map.map("values"))
    inputs = try map.texts("inputs")
    var numerics: [String: Int] = [:]
    for (module, version) in try map.map("numerics") {
      guard case .integer(let version) = version else { throw map.wrong("numerics") }
      numerics[module] = version
    }
    self.numerics = numerics
    sources = map.value["sources"] == nil ? [:] : try map.texts("sources")
    provenance = try Provenance(stored: map)
  }
}
