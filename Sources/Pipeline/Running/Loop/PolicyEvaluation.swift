import Networks

/// What the training loop asks of an evaluation: how well a policy does its task.
protocol PolicyEvaluation {
  /// The metrics of a learning curve; the first scores the run.
  var metricNames: [String] { get }

  /// Lets the policy, which sees normalised states, act as it stands at a training step.
  ///
  /// - Parameters:
  ///   - policy: Sees normalised states.
  ///   - step: The training step at which it stands.
  ///   - continues: Asked before every control step.
  /// - Returns: Metrics, including `metricNames`, and files.
  /// - Throws: `Interrupted` when `continues` says no; `EnvironmentError` when nothing can be
  ///   simulated.
  func output(
    of policy: TanhGaussianPolicy, at step: Int, while continues: () -> Bool
  ) throws -> RunOutput
}
