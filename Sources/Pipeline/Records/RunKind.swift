/// What a run does.
public enum RunKind: String, CaseIterable, Codable, Sendable {
  /// A demonstrator acts and its transitions are recorded.
  case demonstration
  /// A policy learns a task from its reward, to be a demonstrator.
  case expert
  /// A reference controller is evaluated.
  case evaluation
  /// A learner imitates a demonstration and is evaluated on the way.
  case training
  /// Expert data and rollouts of one training run are laid out in the plane.
  case embedding
  /// A training run is carried out once more, with a stop on the way, and compared with its result.
  case repetition
  /// A body is drawn as its task begins.
  case rendering
  /// The equations of the paper are checked against the sources.
  case check

  /// Whether it trains, or reads what was trained; the others take minutes at most.
  public var trains: Bool {
    self == .training || self == .expert || self == .embedding || self == .repetition
  }
}
