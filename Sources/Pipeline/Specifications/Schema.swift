public import Records

/// Everything that a specification may say.
///
/// The value is made where the settings of the algorithms are known, so that their defaults are
/// written only there. The schema itself adds the keys of every file (`header`), `methods`,
/// `profiles`, `seeds`, `priority`, `tasks` and all keys that name other experiments.
public struct Schema: Sendable {
  /// The keys of each kind.
  ///
  /// Runs are made from these, so each kind must have them:
  /// - `task` (a choice): a dataset, an evaluation, a training, an expert and a rendering;
  /// - `demonstrator` (a choice) and `transitions`: a dataset;
  /// - `controllers` (choices) and `episodes`: an evaluation;
  /// - `train.steps`, `evaluation.…` and `snapshots`: a training;
  /// - `iterations`: an embedding.
  ///
  /// A training may have a run for each subset of its dataset: see `Sweep`. It may have a
  /// `mixture`, a choice; all choices but its default need a `suboptimal_dataset`.
  public var fields: [RunKind: [Field]]
  /// The settings of each method by its name, written as `methods.<method>.<field>`.
  public var methods: [String: [Field]]
  /// The methods that need a mixture.
  public var methodsOfMixedData: Set<String>
  /// Relations between the values of an experiment of each kind.
  public var rules: [RunKind: [Rule]]
  /// The numerics versions of the modules that a run of this kind with this method (for an
  /// evaluation a controller, for a dataset a demonstrator) involves, by module name.
  public var numerics: @Sendable (_ kind: RunKind, _ method: String) -> [String: Int]
  /// The SHA-256 of each source text that a run of this kind shows in its result, by its path from
  /// the repository.
  public var sources: @Sendable (_ kind: RunKind) -> [String: String]

  public init(
    fields: [RunKind: [Field]], methods: [String: [Field]],
    methodsOfMixedData: Set<String> = [], rules: [RunKind: [Rule]] = [:],
    numerics: @escaping @Sendable (_ kind: RunKind, _ method: String) -> [String: Int],
    sources: @escaping @Sendable (_ kind: RunKind) -> [String: String] = { _ in [:] }
  ) {
    (self.fields, self.methods, self.rules) = (fields, methods, rules)
    self.methodsOfMixedData = methodsOfMixedData
    (self.numerics, self.sources) = (numerics, sources)
  }
}

/// A relation between values of an experiment that must hold although each of them has its type.
public struct Rule: Sendable {
  /// The key at whose value an error is reported.
  public var path: String
  /// The error and its remedy, or `nil`.
  ///
  /// The values belong to one task. Values of the experiments that it names have `dataset.`,
  /// `suboptimal_dataset.` or `training_run.` before their paths.
  public var problem: @Sendable (RunValues) -> (message: String, remedy: String)?

  public init(
    _ path: String, _ problem: @escaping @Sendable (RunValues) -> (message: String, remedy: String)?
  ) {
    (self.path, self.problem) = (path, problem)
  }
}

extension Schema {
  /// The name and version of the language, the value of every file's `schema`.
  public static let language = "dmil-spec/1"

  /// The keys of every file, which are in no run.
  static let header = [
    Field("schema", .choice([language]), "The language of the file and its version."),
    Field(
      "kind", .choice(RunKind.allCases.map(\.rawValue)),
      "What the experiment does; a file without it is there to be extended."),
    Field("id", .text, "The name of the experiment, and of its file."),
    Field(
      "extends", .text, default: .text(""),
      "A file without kind, beside this one, which sets what this one does not set."),
    Field(
      "title", .text, "The name for people, in which {task} stands for the task; in no run key."),
  ]

  /// All keys of a kind except the keys of every file and of methods.
  func allFields(of kind: RunKind) -> [Field] {
    let tasks = tasks(of: kind)
    let axis = Field(
      "tasks", .choices(tasks), default: .list([]),
      "Several tasks, in place of 'task': the same runs for each.", variesByProfile: true)
    return (fields[kind] ?? []) + [Self.seeds, Self.priority] + (tasks.isEmpty ? [] : [axis])
      + references(of: kind)
  }

  /// The settings of all methods, with their whole paths.
  var methodFields: [Field] {
    methods.sorted { $0.key < $1.key }.flatMap { method, fields in
      fields.map { field in
        var field = field
        field.path = "methods.\(method).\(field.path)"
        return field
      }
    }
  }

  /// The tasks of a kind; for a kind that reads training runs, the tasks of trainings.
  func tasks(of kind: RunKind) -> [String] {
    let owner = kind == .embedding || kind == .repetition ? .training : kind
    return choices(of: "task", in: owner)
  }

  private static let seedRange = 0...Int(Int32.max)

  private static let seeds = Field(
    "seeds", .distinctIntegers(seedRange), default: .list([.integer(0)]),
    "A run for each of these seeds; none with [].", variesByProfile: true)

  private static let priority = Field(
    "priority", .integer(1...1000), default: .integer(Priority.ordinaryLevel),
    "Runs with a smaller number start first, with what they need; in no run key.",
    variesByProfile: true)

  /// The keys that name other experiments.
  private func references(of kind: RunKind) -> [Field] {
    switch kind {
    case .dataset, .expert, .rendering, .check: []
    case .evaluation:
      [
        Field(
          "dataset", .reference(.dataset),
          "The dataset whose demonstrator is evaluated, with its parameters.",
          onlyWhen: Condition("controllers", isOneOf: parameterizedDemonstrators))
      ]
    case .training:
      [
        Field("dataset", .reference(.dataset), "The dataset to imitate."),
        Field(
          "suboptimal_dataset", .reference(.dataset),
          "The dataset of lower quality from which a mixture takes the rest of its data.",
          onlyWhen: Condition("mixture", isOneOf: mixtures)),
      ]
    case .embedding, .repetition:
      [
        Field(
          "task", .choice(tasks(of: kind)), default: .text(""),
          "The task of the run to read; needed only if its experiment has several."),
        Field(
          "training_run.experiment", .reference(.training), "The experiment of the run to read."),
        Field(
          "training_run.method", .choice(methods.keys.sorted()), "The method of the run to read."),
        Field("training_run.seed", .integer(Self.seedRange), "The seed of the run to read."),
        Field(
          "training_run.subset", .text, default: .text(""),
          "The subset of its dataset, as in '5 %'; needed only if its experiment has several."),
      ]
        + (kind == .embedding
          ? [
            Field(
              "training_run.other_experiments", .references(.training), default: .list([]),
              "Other experiments with such a run: a panel for each, at its last snapshot.")
          ] : [])
    }
  }

  /// The mixtures of two datasets.
  private var mixtures: [String] {
    let mixture = fields[.training]?.first { $0.path == "mixture" }
    return choices(of: "mixture", in: .training).filter { .text($0) != mixture?.default }
  }

  private func choices(of path: String, in kind: RunKind) -> [String] {
    guard case .choice(let choices)? = fields[kind]?.first(where: { $0.path == path })?.type else {
      return []
    }
    return choices
  }

  /// The demonstrators that have keys of their own in a dataset and none in an evaluation.
  private var parameterizedDemonstrators: [String] {
    conditions(on: "demonstrator", in: .dataset)
      .subtracting(conditions(on: "controllers", in: .evaluation)).sorted()
  }

  /// The choices at `path` that some key of this kind depends on.
  private func conditions(on path: String, in kind: RunKind) -> Set<String> {
    let conditions = (fields[kind] ?? []).compactMap(\.condition)
    return Set(conditions.filter { $0.path == path }.flatMap(\.choices))
  }
}
