/// A result that a run reads.
public struct RunInput: Hashable, Sendable {
  /// `data` or `training`.
  public let name: String
  public let key: RunKey

  public init(name: String, key: RunKey) { (self.name, self.key) = (name, key) }
}

/// One seed of one cell: the unit that is carried out and stored.
public struct Run: Sendable {
  public let kind: RunKind
  public let cell: Cell
  public let seed: Int
  /// Only what this run reads, defaults included.
  ///
  /// A training run has its method as `method` and finds its settings under `methods.<method>`,
  /// an evaluation its `controller`, a rendering its `task`.
  public let values: RunValues
  /// What it reads, sorted by name: `data` of a training run, `data` and `training` of an
  /// embedding or a repetition.
  public let inputs: [RunInput]
  /// The numerics versions of the modules that it involves.
  public let numerics: [String: Int]
  /// The SHA-256 of each source text that its result shows, by path.
  public let sources: [String: String]
  /// The file that asked for it.
  public let specification: String
  /// The experiment's title, for people; not part of the key.
  public let title: String
  /// The hash of the published numbers and margins that its scores are to be judged by, for a
  /// training run of the full profile; not part of the key.
  public let published: String?
  public let key: RunKey
  /// The key without `train.steps`, `evaluation`, `snapshots` and `taken_at`: where checkpoints
  /// live, so that a snapshot, an evaluation or a step more replays from the last checkpoint before
  /// it.
  public let checkpointKey: RunKey

  /// What people call it: experiment, method and seed.
  public var name: String { "\(cell.experiment) \(cell.method) seed \(seed)" }

  public init(
    kind: RunKind, cell: Cell, seed: Int, values: RunValues, inputs: [RunInput],
    numerics: [String: Int], sources: [String: String] = [:], specification: String,
    title: String, published: String? = nil
  ) {
    self.kind = kind
    self.cell = cell
    self.seed = seed
    self.values = values
    self.inputs = inputs.sorted { $0.name < $1.name }
    self.numerics = numerics
    self.sources = sources
    self.specification = specification
    self.title = title
    self.published = published
    func key(of values: RunValues) -> RunKey {
      var members: [String: JSONValue] = [
        "kind": .text(kind.rawValue), "seed": .integer(seed), "values": values.json,
        "inputs": .map(
          Dictionary(uniqueKeysWithValues: inputs.map { ($0.name, .text($0.key.hex)) })),
        "numerics": .map(numerics.mapValues(JSONValue.integer)),
      ]
      if !sources.isEmpty { members["sources"] = .map(sources.mapValues(JSONValue.text)) }
      return RunKey(hashing: .map(members))
    }
    self.key = key(of: values)
    checkpointKey = key(of: values.withoutSchedule)
  }

  /// How many steps of its kind it takes: those by which its time grows.
  public var stepCount: Int {
    switch kind {
    case .demonstration: values.integer("transitions")
    case .evaluation: values.integer("episodes")
    case .training, .expert: values.integer("train.steps")
    case .embedding: values.integer("iterations")
    case .rendering, .check, .repetition: 1
    }
  }
}

extension RunValues {
  /// The values that decide where training goes, without those that decide how long it goes on and
  /// where it is looked at.
  fileprivate var withoutSchedule: RunValues {
    filter { path in
      path != "train.steps" && path != "snapshots" && !path.hasPrefix("evaluation.")
        && !path.hasPrefix("taken_at.")
    }
  }
}
