import DataFiles
import Datasets
import Environments
import Experts
import Foundation
import Records
import Specifications
import Store

/// Demonstrations of a task of the robot or of D4RL, generated or read from a file.
extension RunKindDefinition {
  static let dataset = RunKindDefinition(
    fields: datasetFields, rules: [demonstrator, namedFile, torques],
    modules: demonstratingModules,
    output: { run, execution, monitor in
      let (count, seed) = (run.values.integer("transitions"), UInt64(run.seed))
      return switch try run.task() {
      case .robot(let task):
        try DemonstrationRun(
          task: task, demonstrator: try run.choice("demonstrator"),
          human: human.settings(in: run.values), transitionCount: count, seed: seed
        ).output()
      case .benchmark(let task):
        try BenchmarkDemonstrationRun(
          task: task, origin: try origin(of: run, task, in: execution), transitionCount: count,
          seed: seed
        ).output(monitor: monitor)
      }
    })

  /// The modules that demonstrate; our policy is a network; its transitions, or the transitions of a
  /// file, are a dataset.
  @Sendable static func demonstratingModules(_ demonstrator: String) -> [NumericsModule] {
    NumericsModule.simulation + [.experts]
      + (policies.contains(demonstrator) || demonstrator == "human" ? [.networks, .datasets] : [])
  }

  private static func origin(
    of run: Run, _ task: BenchmarkTask, in execution: RunExecution
  ) throws -> BenchmarkDemonstrationRun.Origin {
    let values = run.values
    if let source = try DataSource(of: run) {
      return .file(
        try source.location(in: execution.dataFolder, repository: execution.repository),
        layout: try run.choice("source") == BenchmarkDemonstrationRun.Source.d4rl ? .d4rl : .minari,
        clipsActions: values.flag("clip_actions"))
    }
    return .policy(
      try ExpertPolicy(
        try run.choice("demonstrator"), of: task, in: execution.repository,
        sha256: values.text("policy_sha256")),
      try execution.model(of: run, task))
  }

  private static let recorded = Condition("source", is: "d4rl", "minari")

  private static let datasetFields =
    [
      task, inertia,
      Field(
        "source", .choice(BenchmarkDemonstrationRun.Source.allCases.map(\.rawValue)),
        default: .text("generated"),
        "Whether a policy of ours acts, or a file in the layout of D4RL or Minari is read.",
        onlyWhen: onBenchmark),
      Field(
        "demonstrator",
        .choice(DemonstrationRun.Demonstrator.allCases.map(\.rawValue) + policies + ["human"]),
        "Who acts: on the robot the simulated human or the LQR, else a policy or a person."),
      Field(
        "policy_sha256", .sha256, "The hash of paper/experts/<task>-<demonstrator>.safetensors.",
        onlyWhen: Condition("source", is: "generated")),
      Field(
        "file", .text, default: .text(""),
        "The file to read, from the repository; empty for D4RL's own of this demonstrator.",
        onlyWhen: recorded),
      Field(
        "sha256", .sha256, default: .text(""), "The hash of the file that is named.",
        onlyWhen: recorded),
      Field(
        "clip_actions", .flag, default: .flag(false),
        "Whether recorded actions beyond ±1 are clipped; otherwise they are refused.",
        onlyWhen: recorded),
      Field(
        "transitions", .integer(1...10_000_000),
        "Transitions to record, one per control step; of a file at most so many.",
        variesByProfile: true),
    ]
    + human.fields.map {
      var field = $0
      field.condition = Condition("demonstrator", is: "simulated-human")
      return field
    }

  // MARK: Rules

  private static let demonstrator = Rule("demonstrator") { values in
    let actors =
      switch values["source"] {
      case nil: DemonstrationRun.Demonstrator.allCases.map(\.rawValue)
      case .text("generated"): policies
      default: policies + ["human"]
      }
    return refusal(of: values.text("demonstrator"), on: values.text("task"), among: actors)
  }

  private static let namedFile = Rule("file") { values in
    guard let file = values["file"], (file == .text("")) != (values["sha256"] == .text("")) else {
      return nil
    }
    return ("'file' and 'sha256' need each other", "set both, or neither for D4RL's own file")
  }

  private static let torques = Rule("human.maximum_torque") { values in
    guard values["human.maximum_torque"] != nil,
      values.number("human.maximum_torque") < values.number("human.torque_step")
    else { return nil }
    return (
      "the largest torque is below 'human.torque_step', so there is none to choose",
      "write at least \(values.number("human.torque_step"))"
    )
  }
}

extension RunKindDefinition {
  /// The keys of the simulated human's parameters.
  static let human = SettingTable(
    SimulatedHuman.Parameters(),
    [
      .number(
        "human.reaction_delay", \.reactionDelay, Bounds(0...1),
        "Time from a state to the torque that answers it, in s."),
      .number(
        "human.decision_interval", \.decisionInterval, Bounds(WheelLeggedRobot.controlInterval...1),
        "Time for which a torque is held, in s."),
      .number(
        "human.torque_step", \.torqueLevel, Bounds(above: 0),
        "Difference of neighboring torques to choose from, in N m."),
      .number(
        "human.maximum_torque", \.torqueMaximum, Bounds(0...WheelLeggedRobot.torqueLimit),
        "Largest torque to choose from, in N m."),
      .number(
        "human.torque_noise", \.torqueNoise, Bounds(0...),
        "Standard deviation of the hand's noise, in N m."),
      .number(
        "human.tilt_noise", \.tiltNoise, Bounds(0...),
        "Standard deviation of the perceived tilt, in rad."),
      .number(
        "human.tilt_rate_noise", \.tiltRateNoise, Bounds(0...),
        "Standard deviation of the perceived tilt rate, in rad/s."),
      .number("human.tilt_gain", \.tiltGain, Bounds(0...), "Torque for tilt, in N m/rad."),
      .number(
        "human.tilt_rate_gain", \.tiltRateGain, Bounds(0...),
        "Torque for tilt rate, in N m s/rad."),
      .number(
        "human.position_gain", \.positionGain, Bounds(0...), "Torque for displacement, in N."),
      .number("human.velocity_gain", \.velocityGain, Bounds(0...), "Torque for velocity, in N s."),
      .number(
        "human.position_wander", \.positionWander, Bounds(0...),
        "Standard deviation of the wandering intended position, in m."),
      .number(
        "human.velocity_wander", \.velocityWander, Bounds(0...),
        "Standard deviation of the wandering intended velocity, in m/s."),
      .number(
        "human.wander_time", \.wanderTime, Bounds(WheelLeggedRobot.controlInterval...1000),
        "Time over which the intentions wander, in s."),
    ])
}

/// The dataset file of a specification.
struct DataSource {
  let task: BenchmarkTask
  let demonstrator: String
  /// A path from the repository or the root; empty for D4RL's published file.
  let file: String
  /// The hash of the named file; empty for D4RL's published file.
  let sha256: String

  /// D4RL's name of the dataset, such as `hopper-expert-v2`.
  private var publishedName: String {
    "\(task.rawValue)-\(demonstrator)-\(task.isLocomotion ? "v2" : "v1")"
  }

  private struct Place {
    let url: URL
    let sha256: String
    let remedy: String
  }

  private func place(in folder: DataFolder, _ repository: URL) throws(RunError) -> Place {
    guard file.isEmpty else {
      return Place(
        url: file.hasPrefix("/") ? URL(filePath: file) : repository.appending(path: file),
        sha256: sha256, remedy: "put it at \(file)")
    }
    guard let known = KnownFile.named(publishedName) else {
      throw RunError(problem: "D4RL has no dataset \(publishedName); name a file and its sha256")
    }
    return Place(
      url: folder.location(of: known), sha256: known.sha256,
      remedy: "dmil data fetch \(publishedName)")
  }

  private func absence(_ place: Place) -> Unavailable {
    Unavailable(
      note: "\(file.isEmpty ? publishedName : file): data not present; \(place.remedy)")
  }

  /// What is missing, with a remedy; `nil` if there is a file.
  func absence(in folder: DataFolder, repository: URL) throws(RunError) -> Unavailable? {
    let place = try place(in: folder, repository)
    return FileManager.default.isReadableFile(atPath: place.url.path) ? nil : absence(place)
  }

  /// The file, after its hash was verified.
  ///
  /// - Throws: `Unavailable` if it is missing; `RunError` if its hash differs.
  func location(in folder: DataFolder, repository: URL) throws -> URL {
    let place = try place(in: folder, repository)
    guard let bytes = try? Data(contentsOf: place.url, options: .alwaysMapped) else {
      throw absence(place)
    }
    let found = Records.sha256(of: bytes)
    guard found == place.sha256 else {
      throw RunError(
        problem: "\(place.url.path) has the sha256 \(found), expected \(place.sha256); "
          + place.remedy)
    }
    return place.url
  }
}

extension DataSource {
  /// The file that a dataset of the plan is read from; `nil` if its demonstrator acts.
  init?(of run: Run) throws {
    guard case .benchmark(let task) = try run.task(), run.values.text("source") != "generated"
    else { return nil }
    self.init(
      task: task, demonstrator: run.values.text("demonstrator"), file: run.values.text("file"),
      sha256: run.values.text("sha256"))
  }
}
