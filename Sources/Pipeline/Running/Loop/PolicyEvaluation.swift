import Networks

/// An evaluation of a policy on its task.
protocol PolicyEvaluation {
  /// The metrics of a learning curve; the first scores the run.
  var metricNames: [String] { get }

  /// Evaluates a policy.
  ///
  /// - Parameters:
  ///   - policy: A policy of normalized states.
  ///   - step: Its training step.
  ///   - continues: Whether to go on; called before every control step.
  /// - Returns: Metrics, including `metricNames`, and files.
  /// - Throws: `Interrupted` if `continues` returns false; `EnvironmentError` if the simulation fails.
  func output(
    of policy: TanhGaussianPolicy, at step: Int, while continues: () -> Bool
  ) throws -> RunOutput
}
