/// A place in a table: what was run on what, all seeds together.
public struct Cell: Hashable, Comparable, Sendable {
  /// The id of the experiment.
  public var experiment: String
  public var task: String
  /// The id of the demonstration that was imitated, and the part of it where there are several, as
  /// in "walks 2 %"; empty where there is none.
  public var data: String
  /// The learner, controller or demonstrator.
  public var method: String

  public init(experiment: String, task: String, data: String, method: String) {
    self.experiment = experiment
    self.task = task
    self.data = data
    self.method = method
  }

  public static func < (lhs: Cell, rhs: Cell) -> Bool {
    (lhs.experiment, lhs.task, lhs.data, lhs.method)
      < (rhs.experiment, rhs.task, rhs.data, rhs.method)
  }
}

/// The address of a result: the SHA-256, as 64 hexadecimal digits, of everything that can change
/// its numbers, and of nothing else.
public struct RunKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let hex: String

  init(hashing value: Value) { hex = sha256(of: value.canonicalJSON) }

  /// A key that was stored; `nil` unless it is 64 lower-case hexadecimal digits.
  public init?(hex: String) {
    guard hex.utf8.count == 64, hex.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else {
      return nil
    }
    self.hex = hex
  }

  public static func < (lhs: RunKey, rhs: RunKey) -> Bool { lhs.hex < rhs.hex }

  /// The first 12 digits, enough for people.
  public var description: String { String(hex.prefix(12)) }
}

/// A result that a run reads.
public struct RunInput: Hashable, Sendable {
  /// `data` or `training`.
  public let name: String
  public let key: RunKey
}

/// One seed of one cell: the unit that is carried out and stored.
public struct Run: Sendable {
  public let kind: RunKind
  public let cell: Cell
  public let seed: Int
  /// A map of only what this run reads, nested as in a specification, defaults included.
  ///
  /// A training run has its learner as `method` and finds its settings under `methods.<method>`,
  /// an evaluation its `controller`, a rendering its `task`.
  public let values: Value
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
  public let trajectoryKey: RunKey

  /// What people call it: experiment, method and seed.
  public var name: String { "\(cell.experiment) \(cell.method) seed \(seed)" }

  init(
    kind: RunKind, cell: Cell, seed: Int, values: Value, inputs: [RunInput],
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
    func key(of values: Value) -> RunKey {
      var members: [String: Value] = [
        "kind": .text(kind.rawValue), "seed": .integer(seed), "values": values,
        "inputs": .map(
          Dictionary(uniqueKeysWithValues: inputs.map { ($0.name, .text($0.key.hex)) })),
        "numerics": .map(numerics.mapValues(Value.integer)),
      ]
      if !sources.isEmpty { members["sources"] = .map(sources.mapValues(Value.text)) }
      return RunKey(hashing: .map(members))
    }
    self.key = key(of: values)
    trajectoryKey = key(of: values.withoutSchedule)
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

extension Value {
  /// The values that decide where training goes, without those that decide how long it goes on and
  /// where it is looked at.
  fileprivate var withoutSchedule: Value {
    Value(
      nesting: leaves.filter { path, _ in
        path != "train.steps" && path != "snapshots" && !path.hasPrefix("evaluation.")
          && !path.hasPrefix("taken_at.")
      })
  }
}
