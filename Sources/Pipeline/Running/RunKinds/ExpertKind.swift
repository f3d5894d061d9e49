import Experts
import Records
import Specifications
import Store

/// The training of an expert and a medium policy of a benchmark task on its reward.
extension RunKindDefinition {
  static let expert = RunKindDefinition(
    fields: expertFields + trainer.fields, rules: [epochs, policySteps, updates, quantiles],
    modules: { _ in NumericsModule.simulation + [.experts, .networks] },
    output: { run, execution, monitor in
      let values = run.values
      return try ExpertRun(
        settings: trainer.settings(in: values),
        model: try execution.model(of: run, try run.choice("task")), seed: UInt64(run.seed),
        stepCount: values.integer("train.steps"), episodeCount: values.integer("epoch_episodes"),
        stepCounts: Dictionary(
          uniqueKeysWithValues: ExpertPolicy.Level.allCases.map {
            ($0, values.integer("policy_steps.\($0.rawValue)"))
          }),
        finalEpisodeCount: values.integer("evaluation.episodes"),
        folder: ExpertFolder(
          url: try execution.store.checkpointFolder(for: run), owner: CheckpointOwner(run))
      ).output(monitor: monitor)
    })

  private static let expertFields =
    [
      Field("task", .choice(benchmarkTasks), "The task of D4RL to learn."), inertia,
      Field(
        "train.steps", .integer(1...100_000_000), "Exploration steps in all, whole epochs.",
        variesByProfile: true),
      Field(
        "epoch_episodes", .integer(1...10_000), default: .integer(10),
        "Episodes of the evaluation after each epoch, with sampled actions.",
        variesByProfile: true),
      Field(
        "evaluation.episodes", .integer(1...10_000), default: .integer(50),
        "Episodes in which each policy is evaluated.", variesByProfile: true),
    ]
    + policies.map { level in
      Field(
        "policy_steps.\(level)", .integer(1...100_000_000),
        "Exploration steps after which the \(level) policy is kept, whole epochs.",
        variesByProfile: true)
    }

  private static let trainer = SettingTable(
    ExpertTrainer.Settings(),
    [
      .integer(
        "exploration.environments", \.environmentCount, 1...1024, "Parallel environments."),
      .integer(
        "exploration.epoch_steps", \.epochStepCount, 1...10_000_000,
        "Exploration steps of all environments in an epoch.", variesByProfile: true),
      .integer(
        "exploration.warm_up_steps", \.warmUpStepCount, 1...10_000_000,
        "Exploration steps with uniform actions, before the first of learning.",
        variesByProfile: true),
      .integer(
        "exploration.steps_per_update", \.stepsPerUpdate, 1...1024,
        "Exploration steps for one of learning."),
      .integer(
        "replay_capacity", \.replayCapacity, 1...100_000_000,
        "Transitions that the replay buffer holds."),
      .learningRate("learning_rate", \.learner.learningRate, for: "all networks"),
      .integer(
        "batch_size", \.learner.batchCount, 1...65_536, "Transitions in a step of learning."),
      .number("discount", \.learner.discount, Bounds(0..<1), "Discount of a step."),
      .number(
        "target_rate", \.learner.targetRate, Bounds(above: 0, through: 1),
        "Fraction of the distance to its critic that a target critic moves in a step."),
      .widths("policy_widths", \.learner.policyWidths, "Widths of the policy's hidden layers."),
      .widths("critic_widths", \.learner.criticWidths, "Widths of a critic's hidden layers."),
      .integer("critics", \.learner.criticCount, 1...16, "Critics."),
      .integer("quantiles", \.learner.quantileCount, 1...1024, "Quantiles of a critic."),
      .integer(
        "dropped_quantiles", \.learner.droppedQuantileCount, 0...1023,
        "Largest quantiles dropped for each critic."),
      .number(
        "initial_temperature", \.learner.initialTemperature, Bounds(above: 0),
        "Weight of the entropy at the start."),
    ])

  // MARK: Rules

  private static let epochs = Rule("train.steps") { wholeEpochs("train.steps", in: $0) }

  private static let policySteps = Rule("policy_steps.medium") { values in
    policies.lazy.compactMap { wholeEpochs("policy_steps.\($0)", in: values) }.first
  }

  private static func wholeEpochs(
    _ path: String, in values: RunValues
  ) -> (message: String, remedy: String)? {
    let (epoch, count) = (values.integer("exploration.epoch_steps"), values.integer(path))
    guard !count.isMultiple(of: epoch) || count > values.integer("train.steps") else { return nil }
    return (
      "\(count) steps are not a number of whole epochs of \(epoch) within 'train.steps'",
      "write a multiple of \(epoch)"
    )
  }

  private static let updates = Rule("exploration.environments") { values in
    let environments = values.integer("exploration.environments")
    let (epoch, update) = (
      values.integer("exploration.epoch_steps"), values.integer("exploration.steps_per_update")
    )
    return epoch.isMultiple(of: environments) && environments.isMultiple(of: update)
      ? nil
      : (
        "an epoch of \(epoch) steps is not a whole number of steps of \(environments) environments, "
          + "or these are not a whole number of updates of \(update) steps",
        "write a divisor of 'exploration.epoch_steps' and multiple of 'exploration.steps_per_update'"
      )
  }

  private static let quantiles = Rule("dropped_quantiles") { values in
    let (dropped, all) = (values.integer("dropped_quantiles"), values.integer("quantiles"))
    return dropped < all ? nil : ("all of \(all) quantiles are dropped", "write at most \(all - 1)")
  }
}
