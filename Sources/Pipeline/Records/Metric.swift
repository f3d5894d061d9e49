/// Names of the metrics that runs store and that tables, figures and claims read.
public enum Metric {
  /// Mean of a training run's score column over its last ten evaluations; see `Curve.score`.
  public static let score = "score"
  /// The step at which a training run stopped because a loss or weight was not finite.
  public static let divergedAtStep = "diverged_at_step"

  /// The latest value of a loss or diagnostic of a training run.
  public static func last(_ column: String) -> String { "last_\(column)" }

  // Of episodes.
  public static let episodeCount = "episode_count"
  public static let returnMean = "return_mean"
  public static let returnDeviation = "return_std"
  public static let normalizedScoreMean = "normalized_score_mean"
  public static let normalizedScoreDeviation = "normalized_score_std"
  public static let lengthMean = "length_mean"
  public static let successCount = "success_count"
  public static let transitionCount = "transition_count"

  // Mean log π(a|s) of demonstrated actions, in nats for a transition; see `CurveColumn`.
  /// Of a dataset, where π is the policy that demonstrated it.
  public static let demonstratorLogLikelihood = "log_likelihood_demonstrator"
  public static let trainingLogLikelihood = CurveColumn.trainingLogLikelihood.rawValue
  public static let heldOutLogLikelihood = CurveColumn.heldOutLogLikelihood.rawValue

  // Of episodes of the robot.
  public static let survivalMean = "survival_mean_s"
  public static let survivedCount = "survived_count"
  public static let tiltRootMeanSquare = "tilt_rms_deg"
  public static let displacementMaximum = "displacement_max_m"
  public static let velocityMean = "velocity_mean_m_s"
  /// 1 if the episode of `trajectory.csv` ended in a fall, otherwise 0.
  public static let trajectoryFell = "trajectory_fell"
  /// The velocity that a task of the robot asks for; only of tasks that ask for one.
  public static let targetVelocity = "target_velocity_m_s"

  // Of the linearized robot.
  public static let unstablePole = "unstable_pole_per_s"
  public static let discreteUnstablePole = "unstable_pole_discrete"

  // Of an embedding.
  public static let divergence = "kl_divergence"
  public static let trustworthiness = "trustworthiness"
  public static let stability = "stability"
  public static let neighborCount = "neighbor_count"
  public static let layoutCount = "layout_count"
  public static let pointCount = "point_count"
  public static let iterationCount = "iteration_count"
  public static let perplexity = "perplexity"
  /// Score of the policy at a snapshot.
  public static func score(at step: Int) -> String { "score_at_\(step)" }
  /// Mean discriminator output on the rollouts of a snapshot.
  public static func discriminatorMean(at step: Int) -> String {
    discriminatorMeanPrefix + String(step)
  }
  public static let discriminatorMeanPrefix = "discriminator_mean_at_"

  // Of a repetition: counts of the original, and how many of them are identical to the bit.
  public static let evaluationCount = "evaluation_count"
  public static let metricCount = "metric_count"
  public static let fileCount = "file_count"
  public static let firstDifferentEvaluation = "first_different_evaluation"
  public static func identical(_ count: String) -> String { "identical_\(count)" }

  // Of the checks of the equations.
  public static let checkCount = "check_count"
  public static let failedCount = "failed_count"
  public static let mutantCount = "mutant_count"
  public static let caughtMutantCount = "mutant_caught_count"
  public static let printedMutantCount = "printed_mutant_count"
  public static let caughtPrintedMutantCount = "printed_mutant_caught_count"
}
