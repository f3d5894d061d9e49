/// The role of a dataset in training.
public enum DatasetRole: String, Sendable, CustomStringConvertible {
  /// D_e.
  case expert
  /// D_o.
  case suboptimal
  /// D_r.
  case rollout
  /// D_e ∪ D_o as one dataset of equally weighted transitions.
  case union

  public var description: String { rawValue }
}
