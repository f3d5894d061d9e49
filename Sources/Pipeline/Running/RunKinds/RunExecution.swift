import Datasets
import TSNE
import Environments
import Planning
import Records
import Store
import Foundation
import Imitation
import LinearAlgebra

/// A run that cannot be carried out although its specification is valid, and what to do.
public struct RunError: Error, Equatable, CustomStringConvertible {
  var problem: String

  public var description: String { problem }
}

/// Carries out one run: reads its inputs from the store and its values from the plan.
struct RunExecution {
  let plan: Plan
  let store: ResultStore
  /// The folder that holds paper/experts and the sources.
  let repository: URL
  /// What other runs of the process have read already.
  var recordings = DatasetCache()

  func output(of run: Run, monitor: RunMonitor) throws -> RunOutput {
    switch run.kind {
    case .dataset: try demonstrate(run, monitor: monitor)
    case .expert: try trainExpert(run, monitor: monitor)
    case .evaluation: try evaluate(run, monitor: monitor)
    case .training: try train(run, monitor: monitor)
    case .embedding: try embed(run, monitor: monitor)
    case .repetition: try `repeat`(run, monitor: monitor)
    case .rendering: try render(run)
    case .check: try CheckRun(repository: repository).output()
    }
  }

  /// The reported step at which a training run would go on; `nil` when it would start.
  func resumableStep(of run: Run) -> Int? {
    guard run.kind == .training, let method = Method.named(run.cell.method) else { return nil }
    let pretraining = method.pretrainingStepCount(settings: run.methodSettings)
    // Reading makes no folder, and a damaged checkpoint is named when the run is carried out.
    let folder = CheckpointFolder(url: store.checkpointPath(of: run), owner: CheckpointOwner(run))
    let checkpoint = try? folder.latest(
      fitting: TrainingProtocol(run.values), pretrainingStepCount: pretraining)
    return checkpoint.map { $0.updateCount - pretraining }
  }

  // MARK: Kinds

  private func demonstrate(_ run: Run, monitor: RunMonitor) throws -> RunOutput {
    switch try run.task() {
    case .robot(let task):
      try DemonstrationRun(
        task: task, demonstrator: try run.choice("demonstrator"),
        human: Catalogue.human.settings(in: run.values),
        transitionCount: run.values.integer("transitions"), seed: UInt64(run.seed)
      ).output()
    case .benchmark(let task):
      try BenchmarkDemonstrationRun(
        task: task, origin: try origin(of: run, task),
        transitionCount: run.values.integer("transitions"), seed: UInt64(run.seed)
      ).output(monitor: monitor)
    }
  }

  private func origin(
    of run: Run, _ task: BenchmarkTask
  ) throws -> BenchmarkDemonstrationRun.Origin {
    let source: BenchmarkDemonstrationRun.Source = try run.choice("source")
    guard source == .generated else {
      return .file(
        try DataSource(
          task: task, demonstrator: run.values.text("demonstrator"),
          file: run.values.text("file"), sha256: run.values.text("sha256")
        ).location(in: DataFolder(store.root.appending(path: "data")), repository: repository),
        layout: source.layout, clipsActions: run.values["clip_actions"] == .flag(true))
    }
    return .policy(
      try ExpertPolicy(
        try run.choice("demonstrator"), of: task, in: repository,
        sha256: run.values.text("policy_sha256")),
      try model(of: run, task))
  }

  private func render(_ run: Run) throws -> RunOutput {
    let name = run.values.text("task")
    guard name != RenderingRun.robot else { return try RenderingRun(model: nil).output() }
    let task: BenchmarkTask = try run.choice(name, as: "task")
    return try RenderingRun(
      model: try Models(work: store.root).model(of: task, inertia: .cylinder)
    ).output()
  }

  private func trainExpert(_ run: Run, monitor: RunMonitor) throws -> RunOutput {
    let task: BenchmarkTask = try run.choice("task")
    return try ExpertRun(
      settings: Catalogue.expert.settings(in: run.values), model: try model(of: run, task),
      seed: UInt64(run.seed), stepCount: run.values.integer("train.steps"),
      episodeCount: run.values.integer("epoch_episodes"),
      stepCounts: Dictionary(
        uniqueKeysWithValues: ExpertPolicy.Level.allCases.map {
          ($0, run.values.integer("policy_steps.\($0.rawValue)"))
        }),
      finalEpisodeCount: run.values.integer("evaluation.episodes"),
      folder: ExpertFolder(
        url: try store.checkpointFolder(for: run), owner: CheckpointOwner(run))
    ).output(monitor: monitor)
  }

  private func evaluate(_ run: Run, monitor: RunMonitor) throws -> RunOutput {
    switch try run.task() {
    case .robot(let task):
      return try EvaluationRun(
        task: task, reference: try run.choice("controller"),
        human: Catalogue.human.settings(in: run.values),
        episodeCount: run.values.integer("episodes"), seed: UInt64(run.seed)
      ).output(monitor: monitor)
    case .benchmark(let task):
      let level: ExpertPolicy.Level = try run.choice("controller")
      return try ExpertEvaluationRun(
        expert: try ExpertPolicy(
          level, of: task, in: repository,
          sha256: run.values.text("\(level.rawValue)_sha256")),
        model: try model(of: run, task), episodeCount: run.values.integer("episodes"),
        seed: UInt64(run.seed)
      ).output(monitor: monitor)
    }
  }

  private func model(of run: Run, _ task: BenchmarkTask) throws -> BenchmarkModel {
    try Models(work: store.root).model(of: task, inertia: try run.choice("inertia"))
  }

  private func train(_ run: Run, monitor: RunMonitor) throws -> RunOutput {
    try train(run, in: try checkpointFolder(of: run), monitor)
  }

  private func train(
    _ run: Run, in folder: CheckpointFolder, _ monitor: RunMonitor
  ) throws -> RunOutput {
    let lesson = try lesson(of: run)
    return try TrainingRun(
      plan: TrainingProtocol(run.values), task: run.cell.task, normalizer: lesson.normalizer,
      evaluation: try policyEvaluation(of: run, normalizer: lesson.normalizer), folder: folder
    ).output(of: try learner(of: run, imitating: lesson.data), monitor: monitor)
  }

  private func `repeat`(_ run: Run, monitor: RunMonitor) throws -> RunOutput {
    let training = try input("training_run", of: run)
    guard let original = try store.result(of: training) else {
      throw RunError(problem: "\(training.name) has no result to compare with")
    }
    let folder = try checkpointFolder(of: run)
    return try RepetitionRun(of: original) { monitor in
      try train(training, in: folder, monitor)
    }.output(monitor: monitor)
  }

  private func checkpointFolder(of run: Run) throws -> CheckpointFolder {
    CheckpointFolder(url: try store.checkpointFolder(for: run), owner: CheckpointOwner(run))
  }

  func policyEvaluation(
    of training: Run, normalizer: Normalizer
  ) throws -> any PolicyEvaluation {
    let episodeCount = training.values.integer("evaluation.episodes")
    let seed = UInt64(training.seed)
    switch try training.task() {
    case .robot(let task):
      return RobotEvaluation(
        task: task, normalizer: normalizer, episodeCount: episodeCount, seed: seed)
    case .benchmark(let task):
      return BenchmarkEvaluation(
        model: try model(of: training, task), normalizer: normalizer, episodeCount: episodeCount,
        seed: seed)
    }
  }

  // MARK: Inputs

  func input(_ name: String, of run: Run) throws(RunError) -> Run {
    guard let input = run.inputs.first(where: { $0.name == name }), let found = plan.run(input.key)
    else { throw RunError(problem: "its input '\(name)' is not in the plan") }
    return found
  }

  /// What a training run imitates.
  func lesson(of run: Run) throws -> TrainingData {
    let expert = try recording("dataset", of: run)
    let seed = UInt64(run.seed)
    let task = try run.task()
    func suboptimal() throws -> Dataset {
      try recording("suboptimal_dataset", of: run).selecting(
        .transitions(run.values.integer("suboptimal_transitions")), seed: seed)
    }
    switch try run.choice("mixture") as TrainingData.Mixing {
    case .none:
      guard case .benchmark = task else { return TrainingData(task: task, expert: expert) }
      let chosen = try expert.selecting(
        .fraction(run.values.number("percent") / 100), seed: seed)
      let noisy = chosen.transitions.addingStateNoise(
        fraction: run.values.number("noise_percent") / 100, seed: seed)
      return TrainingData(task: task, expert: chosen.replacing(noisy))
    case .expMed:
      let trajectoryCount = run.values.integer("expert_trajectories")
      let mixture = try Mixture(
        expert: expert.selecting(.randomTrajectories(trajectoryCount), seed: seed),
        medium: suboptimal(),
        expertShare: run.values.number("expert_share"), seed: seed)
      return TrainingData(task: task, expert: mixture.expert, suboptimal: mixture.suboptimal)
    case .fewExpert:
      return TrainingData(
        task: task,
        expert: try expert.selecting(
          .transitions(run.values.integer("expert_transition_count")), seed: seed),
        suboptimal: try suboptimal())
    }
  }

  /// A recording that a run reads.
  private func recording(_ name: String, of run: Run) throws -> Dataset {
    let data = try input(name, of: run)
    return try recordings.dataset(of: data.key) {
      let file = DemonstrationRun.transitionsFile
      let contents = try Safetensors(
        decoding: store.data(file, of: data), file: file, isSealed: true)
      guard case .benchmark = try run.task() else {
        return Dataset(unrewarded: try Transitions(contents, file: file))
      }
      return try Dataset(contents, file: file)
    }
  }

  /// The learner of a training run before its first step.
  func learner(of run: Run, imitating data: ImitationData) throws -> any Learner {
    guard let method = Method.named(run.cell.method) else {
      throw RunError(problem: "'\(run.cell.method)' is no method")
    }
    return method.learner(
      settings: run.methodSettings, data: data, batchCount: run.values.integer("train.batch_size"),
      seed: UInt64(run.seed))
  }
}

extension TrainingProtocol {
  /// Reads the values of a training run.
  init(_ values: RunValues) {
    self.init(
      stepCount: values.integer("train.steps"),
      evaluationInterval: values.integer("evaluation.interval"),
      episodeCount: values.integer("evaluation.episodes"),
      snapshotFractions: values.numbers("snapshots"))
  }
}

/// The two families of tasks.
enum TaskChoice {
  case robot(RobotTask)
  case benchmark(BenchmarkTask)
}

extension Run {
  /// The values of the learner of a training run.
  fileprivate var methodSettings: RunValues { values.group("methods.\(cell.method)") }

  fileprivate func task() throws(RunError) -> TaskChoice {
    let name = values.text("task")
    if let task = RobotTask(rawValue: name) { return .robot(task) }
    return .benchmark(try choice("task"))
  }

  fileprivate func choice<Choice: RawRepresentable<String>>(
    _ path: String
  ) throws(RunError) -> Choice {
    try choice(values.text(path), as: path)
  }

  fileprivate func choice<Choice: RawRepresentable<String>>(
    _ name: String, as path: String
  ) throws(RunError) -> Choice {
    guard let choice = Choice(rawValue: name) else {
      throw RunError(problem: "'\(name)' is no \(path)")
    }
    return choice
  }
}
