import Records
import Environments
import Specifications
import Experts

/// The keys of the training of an expert.
extension Catalogue {
  static var expertFields: [Field] {
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
      + ExpertPolicy.Level.allCases.map { level in
        Field(
          "policy_steps.\(level.rawValue)", .integer(1...100_000_000),
          "Exploration steps after which the \(level.rawValue) policy is kept, whole epochs.",
          variesByProfile: true)
      } + expert.fields
  }

  /// The fields of `ExpertTrainer.Settings`.
  static var expert: SettingTable<ExpertTrainer.Settings> {
    SettingTable(ExpertTrainer.Settings())
      .integer(
        "exploration.environments", \.environmentCount, 1...1024, "Parallel environments."
      )
      .integer(
        "exploration.epoch_steps", \.epochStepCount, 1...10_000_000,
        "Exploration steps of all environments in an epoch.", variesByProfile: true
      )
      .integer(
        "exploration.warm_up_steps", \.warmUpStepCount, 1...10_000_000,
        "Exploration steps with uniform actions, before the first of learning.",
        variesByProfile: true
      )
      .integer(
        "exploration.steps_per_update", \.stepsPerUpdate, 1...1024,
        "Exploration steps for one of learning."
      )
      .integer(
        "replay_capacity", \.replayCapacity, 1...100_000_000,
        "Transitions that the replay buffer holds."
      )
      .number("learning_rate", \.learner.learningRate, learningRate, "Step size of Adam.")
      .integer("batch_size", \.learner.batchCount, 1...65_536, "Transitions in a step of learning.")
      .number("discount", \.learner.discount, Bounds(0..<1), "Discount of a step.")
      .number(
        "target_rate", \.learner.targetRate, Bounds(above: 0, through: 1),
        "Fraction of the distance to its critic that a target critic moves in a step."
      )
      .widths("policy_widths", \.learner.policyWidths, "Widths of the policy's hidden layers.")
      .widths("critic_widths", \.learner.criticWidths, "Widths of a critic's hidden layers.")
      .integer("critics", \.learner.criticCount, 1...16, "Critics.")
      .integer("quantiles", \.learner.quantileCount, 1...1024, "Quantiles of a critic.")
      .integer(
        "dropped_quantiles", \.learner.droppedQuantileCount, 0...1023,
        "Largest quantiles dropped for each critic."
      )
      .number(
        "initial_temperature", \.learner.initialTemperature, Bounds(above: 0),
        "Weight of the entropy at the start.")
  }
}
