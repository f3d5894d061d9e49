import Networks

/// What the training loop asks of an evaluation: how well a policy does its task.
protocol PolicyEvaluation {
  /// The metrics that a learning curve has columns for, the one that scores a run first.
  var measures: [String] { get }

  /// Lets the policy, which sees normalised states, act as it stands at a training step.
  ///
  /// - Parameters:
  ///   - policy: Sees normalised states.
  ///   - step: The training step at which it stands.
  ///   - continues: Asked before every control step.
  /// - Returns: Metrics, those of `measures` among them, and what is worth keeping of the episodes.
  /// - Throws: `Interrupted` when `continues` says no; `EnvironmentError` when nothing can be
  ///   simulated.
  func output(
    of policy: TanhGaussianPolicy, at step: Int, while continues: () -> Bool
  ) throws -> RunOutput
}
