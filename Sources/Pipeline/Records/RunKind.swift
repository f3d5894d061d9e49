/// The kind of work that a run does.
public enum RunKind: String, CaseIterable, Codable, Sendable {
  /// Records a demonstrator's transitions, or reads them from a file.
  case dataset
  /// Trains policies on a task's reward, to be demonstrators.
  case expert
  /// Evaluates a reference controller or a demonstrator.
  case evaluation
  /// Trains a method on a dataset and evaluates it at intervals.
  case training
  /// Lays out expert data and rollouts of training runs in the plane.
  case embedding
  /// Repeats a training run with a stop half-way and compares the results.
  case repetition
  /// Draws a task's initial state.
  case rendering
  /// Checks the equations of the paper against the sources.
  case check

  /// Whether it trains or reads trained policies; runs of other kinds take minutes at most.
  public var trains: Bool {
    self == .training || self == .expert || self == .embedding || self == .repetition
  }

  /// Whether a stopped run resumes from a checkpoint; runs of other kinds begin again.
  public var hasCheckpoints: Bool { self == .training || self == .expert }
}

/// How much of the paper is made.
public enum Profile: String, CaseIterable, Sendable {
  case smoke
  case quick
  /// The runs of `full` that decide the main claims.
  case headline
  case full

  /// The profiles of a specification whose values apply, from weak to strong.
  public var layers: [Profile] { self == .headline ? [.full, .headline] : [self] }

  /// Whether its runs count for the full paper: they are archived, and judged by the published scores.
  public var isOfFullLength: Bool { layers.contains(.full) }

  /// All profiles, for people: smoke, quick, headline or full.
  public static let choices = {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + names.suffix(1).joined()
  }()
}
