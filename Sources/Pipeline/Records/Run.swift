/// A result that a run reads.
public struct RunInput: Hashable, Sendable {
  /// `dataset`, `suboptimal_dataset`, or `training_run` and for further ones `training_run-2`, ….
  public let name: String
  public let key: RunKey

  public init(name: String, key: RunKey) { (self.name, self.key) = (name, key) }
}

/// One seed of one cell: the unit that is executed and stored.
public struct Run: Sendable {
  public let kind: RunKind
  public let cell: Cell
  public let seed: Int
  /// The values that this run reads, defaults included.
  ///
  /// Besides keys of specifications: `method` and the settings `methods.<method>.…` of a training
  /// run, `controller` of an evaluation.
  public let values: RunValues
  /// Sorted by name.
  public let inputs: [RunInput]
  /// The numerics versions of the modules that it involves.
  public let numerics: [String: Int]
  /// The SHA-256 of each source text that its result shows, by path.
  public let sources: [String: String]
  /// The file that asks for it.
  public let specification: String
  /// The experiment's title, for people; not part of the key.
  public let title: String
  /// The hash of the published numbers and margins that its scores are judged by, for a training
  /// run of the full profile; not part of the key.
  public let published: String?
  /// When it starts, among other runs; not part of the key.
  public var priority: Priority
  public let key: RunKey
  /// The key without the steps at which training ends, is evaluated and is kept.
  ///
  /// Runs that share it share checkpoints, so that a longer run goes on from a shorter one.
  public let checkpointKey: RunKey

  /// The name for people: experiment, task, method and seed.
  public var name: String { "\(cell.experimentAndTask) \(cell.method) seed \(seed)" }

  /// The path of its cell and its seed, as in `robot/standing-still/robot-human-data/dmil/0`.
  public var path: String { "\(cell.path)/\(seed)" }

  public init(
    kind: RunKind, cell: Cell, seed: Int, values: RunValues, inputs: [RunInput],
    numerics: [String: Int], sources: [String: String] = [:], specification: String,
    title: String, published: String? = nil, priority: Priority = Priority()
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
    self.priority = priority
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

  /// The number of steps that its time is proportional to, in units of its kind.
  public var stepCount: Int {
    switch kind {
    case .dataset: values.integer("transitions")
    case .evaluation: values.integer("episodes")
    case .training, .expert: values.integer("train.steps")
    case .embedding: values.integer("iterations")
    case .rendering, .check, .repetition: 1
    }
  }
}

extension RunValues {
  /// The values that training depends on, without those that say when it ends, is evaluated and is
  /// kept.
  fileprivate var withoutSchedule: RunValues {
    filter { path in
      path != "train.steps" && path != "snapshots" && !path.hasPrefix("evaluation.")
        && !path.hasPrefix("policy_steps.")
    }
  }
}
