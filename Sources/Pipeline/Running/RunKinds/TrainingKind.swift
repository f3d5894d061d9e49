import Datasets
import Imitation
public import Records
import Specifications
import Store

/// The training of a method on a dataset, with evaluations.
extension RunKindDefinition {
  static let training = RunKindDefinition(
    fields: trainingFields,
    rules: [percents, expertShares, expertTransitions, suboptimalTransitions],
    modules: { _ in NumericsModule.learning },
    output: { run, execution, monitor in
      try execution.train(run, in: try execution.checkpointFolder(of: run), monitor)
    })

  private static let isExpMed = Condition("mixture", is: Mixture.Kind.expMed.rawValue)
  private static let isFewExpert = Condition(
    "mixture", is: Mixture.Kind.fewExpert.rawValue)
  private static let isMixed = Condition(
    "mixture", isOneOf: isExpMed.choices + isFewExpert.choices)

  private static let trainingFields = [
    task, inertia,
    Field(
      "percents", .ascendingNumbers(Bounds(above: 0, through: 100)),
      default: .list([.number(100)]),
      "Random subsets of the dataset to learn from, in percent of its transitions, a run for each.",
      variesByProfile: true, onlyWhen: onBenchmark),
    Field(
      "noise_percent", .number(Bounds(0...100)), default: .number(0),
      "Transitions whose state gets Gaussian noise of the dataset's own deviation, in percent.",
      onlyWhen: onBenchmark),
    Field(
      "mixture", .choice(Mixture.Kind.allCases.map(\.rawValue)),
      default: .text(Mixture.Kind.none.rawValue),
      "The dataset of mixed quality: none; exp-med, a share of the expert's trajectories among "
        + "suboptimal transitions; few-expert, few transitions of the expert beside those."),
    Field(
      "expert_shares", .ascendingNumbers(Bounds(above: 0, below: 1)),
      "Shares of the expert's trajectories among the suboptimal data, the X of exp-med-X, a run "
        + "for each.",
      variesByProfile: true, onlyWhen: isExpMed),
    Field(
      "expert_trajectories", .integer(2...1_000_000), default: .integer(10),
      "Random trajectories of the expert, before a share of them goes to the suboptimal data.",
      variesByProfile: true, onlyWhen: isExpMed),
    Field(
      "suboptimal_transitions", .integer(1...10_000_000), default: .integer(20_000),
      "Random transitions of the suboptimal dataset.", variesByProfile: true,
      onlyWhen: isMixed),
    Field(
      "expert_transition_counts", .distinctIntegers(1...10_000_000),
      "Random transitions of the expert to learn from, a run for each number.",
      variesByProfile: true, onlyWhen: isFewExpert),
    Field(
      "train.steps", .integer(1...100_000_000), "Training steps N, without pre-training.",
      variesByProfile: true),
    Field(
      "train.batch_size", .integer(1...65_536), default: .integer(256),
      "Transitions that a step draws from each dataset."),
    Field(
      "evaluation.interval", .integer(1...100_000_000),
      "Training steps between two evaluations; step 0 and the last are evaluated too.",
      variesByProfile: true),
    Field(
      "evaluation.episodes", .integer(1...10_000), default: .integer(10),
      "Episodes in each evaluation.", variesByProfile: true),
    Field(
      "snapshots", .ascendingNumbers(Bounds(above: 0, through: 1)),
      default: .list([.number(1)]), "When the learner is kept, as fractions of N.",
      variesByProfile: true),
  ]

  // MARK: Rules

  private static let percents = Rule("percents") { values in
    guard values["percents"] != nil, values["dataset.transitions"] != nil else { return nil }
    let count = values.integer("dataset.transitions")
    guard let least = values.numbers("percents").first, (least / 100 * Double(count)).rounded() < 1
    else { return nil }
    return (
      "\(least) % of at most \(count) transitions is none", "write at least \(100 / Double(count))"
    )
  }

  private static let expertShares = Rule("expert_shares") { values in
    guard values["expert_shares"] != nil else { return nil }
    let total = values.integer("expert_trajectories")
    for share in values.numbers("expert_shares") {
      let count = Int((share * Double(total)).rounded())
      guard (1..<total).contains(count) else {
        return (
          "a share of \(share) leaves \(total - count) of \(total) trajectories to the expert and "
            + "\(count) to the suboptimal data",
          "write a share that leaves both at least one"
        )
      }
    }
    return nil
  }

  private static let expertTransitions = Rule("expert_transition_counts") { values in
    guard values["expert_transition_counts"] != nil else { return nil }
    return values.integers("expert_transition_counts").lazy
      .compactMap { excess($0, over: "dataset", in: values) }.first
  }

  private static let suboptimalTransitions = Rule("suboptimal_transitions") { values in
    guard values["suboptimal_transitions"] != nil else { return nil }
    return excess(
      values.integer("suboptimal_transitions"), over: "suboptimal_dataset", in: values)
  }

  private static func excess(
    _ count: Int, over dataset: String, in values: RunValues
  ) -> (message: String, remedy: String)? {
    guard values["\(dataset).transitions"] != nil else { return nil }
    let available = values.integer("\(dataset).transitions")
    guard count > available else { return nil }
    return (
      "\(count) transitions are asked of a dataset of at most \(available)",
      "write at most \(available)"
    )
  }
}

// MARK: The data, learner and evaluation of a run

extension RunExecution {
  /// Trains, or continues from the latest checkpoint in `folder`.
  func train(
    _ run: Run, in folder: CheckpointFolder, _ monitor: RunMonitor
  ) throws -> RunOutput {
    let data = try trainingData(of: run)
    let learner = try learner(of: run, imitating: data.data)
    var evaluation = try policyEvaluation(of: run, normalizer: data.normalizer)
    if type(of: learner).learnsDensity {
      let likelihood = DemonstrationLikelihood(
        expert: data.data.expert.transitions, heldOut: data.heldOut, seed: UInt64(run.seed))
      evaluation = LikelihoodEvaluation(episodes: evaluation, likelihood: likelihood)
    }
    return try TrainingRun(
      plan: TrainingProtocol(run.values), task: run.cell.task, normalizer: data.normalizer,
      evaluation: evaluation, folder: folder
    ).output(of: learner, monitor: monitor)
  }

  /// The training step from which a training run would continue; `nil` if it would start.
  public func resumableStep(of run: Run) -> Int? {
    latestCheckpoint(of: run).map { $0.updateCount - run.pretrainingStepCount }
  }

  /// An unfinished training run.
  public struct UnfinishedTraining: Sendable {
    public let history: TrainingHistory
    /// The share of its updates that are done.
    public let share: Double
    /// Wall time so far.
    public let seconds: Double
  }

  /// The training of a run up to its latest checkpoint; `nil` if there is none.
  public func unfinishedTraining(of run: Run) -> UnfinishedTraining? {
    latestCheckpoint(of: run).map { checkpoint in
      UnfinishedTraining(
        history: TrainingHistory(curve: checkpoint.curve, chain: checkpoint.chain),
        share: run.share(ofUpdates: checkpoint.updateCount),
        seconds: checkpoint.effort.wallSeconds)
    }
  }

  private func latestCheckpoint(of run: Run) -> Checkpoint? {
    guard run.kind == .training else { return nil }
    // Reading makes no folder, and execution reports a damaged checkpoint.
    let folder = CheckpointFolder(url: store.checkpointPath(of: run), owner: CheckpointOwner(run))
    return try? folder.latest(
      fitting: TrainingProtocol(run.values), pretrainingStepCount: run.pretrainingStepCount)
  }

  func trainingData(of run: Run) throws -> TrainingData {
    let expert = try dataset("dataset", of: run)
    let (values, seed, task) = (run.values, UInt64(run.seed), try run.task())
    let mixing: Mixture.Kind = try run.choice("mixture")
    let part: Selection =
      switch (mixing, task) {
      case (.none, .robot): .all
      case (.none, .benchmark): .fraction(values.number("percent") / 100)
      case (.expMed, _): .randomTrajectories(values.integer("expert_trajectories"))
      case (.fewExpert, _): .transitions(values.integer("expert_transition_count"))
      }
    var chosen = try expert.selecting(part, seed: seed)
    var suboptimal: Dataset?
    if mixing != .none {
      suboptimal = try dataset("suboptimal_dataset", of: run).selecting(
        .transitions(values.integer("suboptimal_transitions")), seed: seed)
    } else if case .benchmark = task {
      chosen = chosen.replacing(
        chosen.transitions.addingStateNoise(
          fraction: values.number("noise_percent") / 100, seed: seed))
    }
    if mixing == .expMed, let medium = suboptimal {
      let mixture = try Mixture(
        expert: chosen, medium: medium, expertShare: values.number("expert_share"), seed: seed)
      (chosen, suboptimal) = (mixture.expert, mixture.suboptimal)
    }
    return TrainingData(
      task: task, expert: chosen, suboptimal: suboptimal,
      heldOut: try expert.heldOut(
        from: part, count: DemonstrationLikelihood.transitionCount, seed: seed))
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

  func policyEvaluation(
    of training: Run, normalizer: Normalizer
  ) throws -> any PolicyEvaluation {
    let count = training.values.integer("evaluation.episodes")
    let seed = UInt64(training.seed)
    switch try training.task() {
    case .robot(let task):
      return RobotEvaluation(task: task, normalizer: normalizer, episodeCount: count, seed: seed)
    case .benchmark(let task):
      return BenchmarkEvaluation(
        model: try model(of: training, task), normalizer: normalizer, episodeCount: count,
        seed: seed)
    }
  }
}

extension Run {
  /// The first evaluation of a training run after step 0, and the share of all updates until then;
  /// `nil` if it is the last one, and for runs of other kinds.
  public var firstEvaluation: (step: Int, share: Double)? {
    guard kind == .training else { return nil }
    let step = TrainingProtocol(values).evaluationInterval
    guard step < stepCount else { return nil }
    return (step, share(ofUpdates: pretrainingStepCount + step))
  }

  fileprivate var pretrainingStepCount: Int {
    Method.named(cell.method)?.pretrainingStepCount(settings: methodSettings) ?? 0
  }

  fileprivate func share(ofUpdates count: Int) -> Double {
    Double(count) / Double(pretrainingStepCount + stepCount)
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
