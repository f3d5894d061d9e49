public import Records

/// Everything that a specification may say.
///
/// The value is made where the settings of the algorithms are known, so that their defaults are
/// written only there. It gives every key but those of the header (`schema`, `kind`, `id`,
/// `extends`, `title`, `profiles`), `methods`, `seeds`, the `demonstration` of an evaluation, the
/// `data` of a training and the `of` of an embedding or a repetition.
public struct Schema: Sendable {
  /// The keys of each kind.
  ///
  /// These are wanted by name, since runs are made from them:
  /// - `task` of a demonstration, an evaluation and a training;
  /// - `demonstrator` (a choice) and `transitions` of a demonstration;
  /// - `controllers` (choices) and `episodes` of an evaluation;
  /// - `train.steps`, `evaluation.…` and `snapshots` of a training;
  /// - `iterations` of an embedding;
  /// - `tasks` (choices) of a rendering.
  ///
  /// A training may have one of `mislaid_shares`, `expert_transitions` and `percents`, lists of the
  /// parts of its demonstration to learn from; then it has a run for each, which finds its own as
  /// `mislaid_share`, `expert_transition_count` or `percent`. It may have a `mixture`, a choice, of
  /// which all but `none` want the `suboptimal` demonstration beside `data`.
  public var fields: [RunKind: [Field]]
  /// The settings of each learner by its name, spelled `methods.<method>.<field>`.
  public var methods: [String: [Field]]
  /// The learners that want a mixture.
  public var methodsOfMixedData: Set<String>
  /// The numerics versions of the modules that a run of this kind with this method (learner,
  /// controller or demonstrator) involves, by module name.
  public var numerics: @Sendable (_ kind: RunKind, _ method: String) -> [String: Int]
  /// The SHA-256 of each source text that a run of this kind shows in its result, by its path from
  /// the repository; none for a kind whose result does not depend on how a source is worded.
  public var sources: @Sendable (_ kind: RunKind) -> [String: String]

  public init(
    fields: [RunKind: [Field]], methods: [String: [Field]],
    methodsOfMixedData: Set<String> = [],
    numerics: @escaping @Sendable (_ kind: RunKind, _ method: String) -> [String: Int],
    sources: @escaping @Sendable (_ kind: RunKind) -> [String: String] = { _ in [:] }
  ) {
    self.fields = fields
    self.methods = methods
    self.methodsOfMixedData = methodsOfMixedData
    self.numerics = numerics
    self.sources = sources
  }
}

extension Schema {
  /// The name and version of the language, the value of every file's `schema`.
  public static let language = "dmil-spec/1"

  /// All keys of a kind but those of the header and of `methods`.
  func allFields(of kind: RunKind) -> [Field] { (fields[kind] ?? []) + formFields(of: kind) }

  private func formFields(of kind: RunKind) -> [Field] {
    let seedRange = 0...Int(Int32.max)
    let seeds = Field(
      "seeds", .distinctIntegers(seedRange), default: .list([.integer(0)]),
      "A run for each of these seeds; none with [].", variesByProfile: true)
    switch kind {
    case .demonstration, .expert, .rendering, .check:
      return [seeds]
    case .evaluation:
      return [
        seeds,
        Field(
          "demonstration", .reference(.demonstration),
          "The demonstration whose demonstrator is evaluated, with its parameters.",
          onlyWhen: Condition("controllers", isOneOf: parameterizedDemonstrators)),
      ]
    case .training:
      return [
        seeds, Field("data", .reference(.demonstration), "The demonstration to imitate."),
        Field(
          "suboptimal", .reference(.demonstration),
          "The demonstration of lower quality, of which a mixture takes the rest of its data.",
          onlyWhen: Condition("mixture", isOneOf: mixtures)),
      ]
    case .embedding, .repetition:
      return [
        seeds,
        Field("of.experiment", .reference(.training), "The training experiment to look into."),
        Field("of.method", .choice(methods.keys.sorted()), "The learner to look into."),
        Field("of.seed", .integer(seedRange), "The seed of the run to look into."),
        Field(
          "of.part", .text, default: .text(""),
          "The part of its data, as in '5 %'; must be said where the experiment has several."),
      ]
        + (kind == .embedding
          ? [
            Field(
              "of.beside", .references(.training), default: .list([]),
              "Other training experiments with such a run: a panel for each, at its last snapshot.")
          ] : [])
    }
  }

  /// What a mixture may be, but for none.
  private var mixtures: [String] {
    guard let mixture = fields[.training]?.first(where: { $0.path == "mixture" }),
      case .choice(let choices) = mixture.type
    else { return [] }
    return choices.filter { .text($0) != mixture.default }
  }

  /// The demonstrators that have keys of their own in a demonstration and none in an evaluation.
  private var parameterizedDemonstrators: [String] {
    choices(of: "demonstrator", in: .demonstration)
      .subtracting(choices(of: "controllers", in: .evaluation)).sorted()
  }

  /// The choices at `path` that some key of this kind depends on.
  private func choices(of path: String, in kind: RunKind) -> Set<String> {
    let conditions = (fields[kind] ?? []).compactMap(\.condition)
    return Set(conditions.filter { $0.path == path }.flatMap(\.choices))
  }
}
