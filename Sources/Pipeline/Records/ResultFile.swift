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
public enum EmbeddingColumn: String, CaseIterable, Sendable {
  /// The step of the snapshot, or the index of the training run; −1 for expert data.
  case panel
  /// `expert` or `rollout`.
  case kind
  case x, y
  /// Discriminator output; empty if there is none.
  case discriminator
}
