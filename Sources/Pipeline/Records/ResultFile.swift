/// Names of the files of a result.
public enum ResultFile {
  /// A `Curve`.
  public static let curve = "curve.csv"
  /// One episode of the robot; columns: `TrajectoryColumn`.
  public static let trajectory = "trajectory.csv"
  /// Points of a t-SNE embedding; columns: `EmbeddingColumn`.
  public static let embedding = "embedding.csv"
  /// Metrics of both policies of an expert's training.
  public static let evaluation = "evaluation.csv"
  public static let picture = "picture.png"
  /// A dataset.
  public static let transitions = "transitions.safetensors"
  /// The learner at the end of training, with the normalizer of its states.
  public static let checkpoint = "checkpoint.safetensors"
  /// The learner at a step of training, with the normalizer of its states.
  public static func snapshot(at step: Int) -> String { "snapshot-\(step).safetensors" }
}

/// The columns of `curve.csv`, beside score and losses, that figures read.
public enum CurveColumn: String, CaseIterable, Sendable {
  /// Mean d on D_e and D_r.
  case discriminatorOnExpert = "discriminator_mean_expert"
  case discriminatorOnRollouts = "discriminator_mean_rollout"
  /// Mean and standard deviation of the weights of log π in the policy's loss, on D_e and D_r.
  case expertWeight = "policy_weight_mean_expert"
  case expertWeightDeviation = "policy_weight_std_expert"
  case rolloutWeight = "policy_weight_mean_rollout"
  case rolloutWeightDeviation = "policy_weight_std_rollout"
  /// ‖g_r‖ / Σ ‖g_D‖, of the gradients of the terms of the policy's loss, one for each dataset D.
  case rolloutShare = "policy_gradient_share_rollout"
  /// The cosine of the whole gradient with that of behavioral cloning.
  case cloningCosine = "policy_gradient_bc_cosine"
  /// Mean log π(a|s), in nats for a transition, of the expert's actions on D_e, and on transitions of
  /// its dataset that are not in D_e.
  case trainingLogLikelihood = "log_likelihood_training"
  case heldOutLogLikelihood = "log_likelihood_held_out"
}

/// Columns of `trajectory.csv`: one row per control step, SI units.
public enum TrajectoryColumn: String, CaseIterable, Sendable {
  case time = "time_s"
  case tilt = "tilt_rad"
  case tiltRate = "tilt_rate_rad_s"
  case position = "position_m"
  case velocity = "velocity_m_s"
  case torque = "torque_n_m"
}

/// Columns of `embedding.csv`: one row per point.
///
/// Of the snapshots of one run, the i-th rollout of each panel starts at the i-th expert transition.
public enum EmbeddingColumn: String, CaseIterable, Sendable {
  /// The step of the snapshot, or the index of the training run.
  case panel
  /// `expert` or `rollout`.
  case kind
  case x, y
  /// Discriminator output; empty if there is none.
  case discriminator
}
