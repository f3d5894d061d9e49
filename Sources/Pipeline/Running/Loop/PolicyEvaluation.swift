import Networks

/// An evaluation of a policy on its task.
protocol PolicyEvaluation {
  /// The metrics of a learning curve; the first scores the run.
  var metricNames: [String] { get }

  /// Evaluates a policy of normalized states after a training step; gives metrics, including
  /// `metricNames`, and files.
  ///
  /// - Throws: `Interrupted` if `continues`, called before every control step, returns false;
  ///   `EnvironmentError` if the simulation fails.
  func output(
    of policy: TanhGaussianPolicy, at step: Int, while continues: () -> Bool
  ) throws -> RunOutput
}
