/// Names that former versions of the language used, each with its present name.
enum FormerNames {
  private static let keys = [
    "data": "dataset", "suboptimal": "suboptimal_dataset", "demonstration": "dataset",
    "mislaid_shares": "expert_shares", "expert_transitions": "expert_transition_counts",
    "train.batch": "train.batch_size", "evaluation.every": "evaluation.interval",
    "of": "training_run", "training_run.part": "training_run.subset",
    "training_run.beside": "training_run.other_experiments",
    "exaggerated_iterations": "early_exaggeration_iterations", "taken_at": "policy_steps",
    "episodes": "epoch_episodes", "batch": "batch_size",
    "exploration.bodies": "exploration.environments",
    "exploration.epoch": "exploration.epoch_steps",
    "exploration.warm_up": "exploration.warm_up_steps",
    "human.torque_level": "human.torque_step", "human.torque_maximum": "human.maximum_torque",
  ]
  private static let methodSettings = [
    "fresh_policy": "reinitialize_policy", "positive_share": "positive_class_prior",
    "replay_share": "replay_regularization", "model_episode_steps": "model_episode_step_limit",
  ]
  private static let choices = [
    "kind": ["demonstration": "dataset"],
    "mixture": ["mislaid": "exp-med", "scarce": "few-expert"],
  ]

  /// The present name of a key or a group; `nil` if `path` never was one.
  static func key(_ path: String) -> String? {
    if let new = keys[path] { return new }
    guard path.hasPrefix("methods."), let name = path.split(separator: ".").last,
      let new = methodSettings[String(name)]
    else { return nil }
    return path.dropLast(name.count) + new
  }

  static func choice(_ word: String, at path: String) -> String? { choices[path]?[word] }
}
