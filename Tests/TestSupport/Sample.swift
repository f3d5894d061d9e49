public import Foundation
public import Planning
public import Records
public import Specifications
public import Store

/// A small schema and the specifications of `Tests/Golden/Specifications`, whatever the program's
/// own keys are.
public enum Sample {
  public static let goldenFolder = repository.appending(path: "Tests/Golden/Specifications")

  public static let task = Field("task", .choice(["stand", "walk"]), "The task.")

  public static func schema(versions: [String: Int] = ["Networks": 1, "Environments": 1]) -> Schema
  {
    Schema(
      fields: [
        .dataset: [
          task,
          Field("demonstrator", .choice(["linear", "person"]), "Who acts."),
          Field("transitions", .integer(1...1000), "How many."),
          Field(
            "person.delay", .number(Bounds(0...1)), "In s.",
            onlyWhen: Condition("demonstrator", is: "person")),
        ],
        .evaluation: [
          task,
          Field("controllers", .choices(["linear", "person", "zero"]), "Who acts."),
          Field("episodes", .integer(1...100), "How many.", variesByProfile: true),
        ],
        .training: [
          task,
          Field(
            "percents", .ascendingNumbers(Bounds(above: 0, through: 100)),
            default: .list([.number(100)]), "Of the data.", variesByProfile: true,
            onlyWhen: Condition("task", is: "walk")),
          Field("train.steps", .integer(1...1_000_000), "How many.", variesByProfile: true),
          Field("train.batch_size", .integer(1...4096), default: .integer(2), "How many."),
          Field("evaluation.interval", .integer(1...1_000_000), "Steps.", variesByProfile: true),
          Field("evaluation.episodes", .integer(1...100), "How many.", variesByProfile: true),
          Field(
            "snapshots", .ascendingNumbers(Bounds(above: 0, through: 1)),
            default: .list([.number(1)]), "Fractions.", variesByProfile: true),
        ],
        .embedding: [
          Field("iterations", .integer(1...10_000), "How many.", variesByProfile: true)
        ],
        .rendering: [task],
        .check: [],
      ],
      methods: [
        "plain": [learningRate],
        "deep": [
          learningRate, Field("sampled", .flag, default: .flag(false), "Whether to draw."),
        ],
      ],
      numerics: { kind, _ in
        kind == .training || kind == .embedding
          ? versions : versions.filter { $0.key == "Environments" }
      })
  }

  private static let learningRate = Field(
    "learning_rate", .number(Bounds(above: 0, through: 1)), default: .number(1e-3), "Adam's.")

  public static func provenance(seconds: Double = 2) -> Provenance {
    Provenance(
      sourceSHA256: sha256(of: "source"), commit: "c0ffee", isDirty: false,
      environment: ["swift": "6.3"], start: "2026-01-01T00:00:00Z", end: "2026-01-01T00:00:02Z",
      wallSeconds: seconds, cpuSeconds: seconds, resumeCount: 0)
  }

  /// A folder with the sound specifications, to be changed and read.
  public static func folder() throws -> Folder {
    let folder = try Folder()
    let sound = goldenFolder.appending(path: "sound")
    try folder.specifications.copy(sound.names, from: sound)
    return folder
  }
}

/// A specification with the keys that every file has.
public func specification(_ id: String, _ text: String) -> String {
  "schema: dmil-spec/1\nid: \(id)\ntitle: A title\n\(text)\n"
}

/// A temporary folder with specifications and a store.
public final class Folder {
  private let folder: TemporaryFolder
  public var url: URL { folder.url }

  public init() throws {
    folder = try TemporaryFolder()
    try specifications.makeFolder()
  }

  /// Called `experiments` in messages.
  public var specifications: URL {
    URL(fileURLWithPath: "experiments", relativeTo: URL(fileURLWithPath: url.path + "/"))
  }

  public var store: ResultStore {
    ResultStore(root: url.appending(path: "work"), archives: [url.appending(path: "archive")])
  }

  public func plan(
    _ profile: Profile = .quick, schema: Schema = Sample.schema()
  ) throws -> Plan {
    try Plan(loading: specifications, profile: profile, schema: schema)
  }

  public func write(_ text: String, to file: String) throws {
    try specifications.appending(path: file).write(text)
  }

  /// Adds specifications, by id, without the keys of every file.
  public func add(_ specifications: [String: String]) throws {
    for (id, text) in specifications { try write(specification(id, text), to: "\(id).yaml") }
  }

  /// Adds a dataset of the robot, `data`, and the training `bc` of some milliseconds on it, in the keys
  /// of the program.
  public func addShortTraining(seeds: Range<Int> = 0..<1) throws {
    try add([
      "data": "kind: dataset\ntask: standing-still\ndemonstrator: lqr\ntransitions: 100",
      "bc": """
      kind: training
      task: standing-still
      dataset: data
      train: {steps: 40, batch_size: 8}
      evaluation: {interval: 20, episodes: 1}
      snapshots: [0.25, 1]
      methods: {bc: {policy_widths: [4]}}
      seeds: [\(seeds.map(String.init).joined(separator: ", "))]
      """,
    ])
  }

  /// Replaces the only occurrence of `old` in a specification.
  public func edit(_ file: String, _ old: String, _ new: String) throws {
    let parts = try specifications.appending(path: file).text.components(separatedBy: old)
    precondition(parts.count == 2, "'\(old)' stands \(parts.count - 1) times in \(file)")
    try write(parts.joined(separator: new), to: file)
  }

  /// Adds an experiment like `train` under another id.
  public func addTraining(_ id: String, learningRate: String = "1e-4") throws {
    let text = try specifications.appending(path: "train.yaml").text.replacing(
      "id: train", with: "id: \(id)")
    try write(text.replacing("1e-4", with: learningRate), to: "\(id).yaml")
  }
}

extension ResultStore {
  /// Gives the run a result of one small file.
  @discardableResult
  public func make(
    _ run: Run, score: Double = 0.1, seconds: Double = 2
  ) throws(StoreError) -> RunResult {
    let folder = try stagingFolder(for: run)
    try writeDurably(Data("step,return_mean\n".utf8), to: folder.appending(path: "curve.csv"))
    try writeDurably(Data("began\n".utf8), to: folder.appending(path: "log.txt"))
    return try commit(
      folder, metrics: ["score": score, "last_loss": .nan], chain: [sha256(of: "weights")],
      provenance: Sample.provenance(seconds: seconds), of: run)
  }

  public func folder(of run: Run) -> URL {
    root.appending(path: "results/\(run.key.hex.prefix(2))/\(run.key.hex)")
  }
}
