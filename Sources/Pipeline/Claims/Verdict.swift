/// The verdict on a published number.
public enum Verdict: Equatable, Sendable {
  case comparable(Outcome)
  /// The scores cannot be compared, for these reasons in the order of `Obstacle`.
  case notComparable([Obstacle])
}

/// The outcome of a comparison.
public enum Outcome: Equatable, Sendable {
  /// The 90 % interval of ours − published lies inside ±margin.
  case equivalent
  /// Our mean is higher: the 95 % interval lies above 0, after Holm's correction over the table.
  case higher
  /// Our mean is lower.
  case lower
  /// Undecided. With equal means and spreads, this number of our seeds would decide it; `nil` if no
  /// number up to `Comparison.greatestSeedCount` would.
  case inconclusive(seedsNeeded: Int?)
}

/// A reason why a comparison is meaningless.
public enum Obstacle: Int, CaseIterable, Sendable, CustomStringConvertible {
  case noResult, tooFewSeeds, diverged, otherProfile, otherCriteria, generatedData, unknownSpread,
    unknownSeedCount

  public var description: String {
    switch self {
    case .noResult: "no result"
    case .tooFewSeeds: "fewer than 2 seeds of ours"
    case .diverged: "a seed of ours diverged"
    case .otherProfile: "not the full profile"
    case .otherCriteria: "run before these published numbers and margins were fixed"
    case .generatedData: "generated data, not D4RL's"
    case .unknownSpread: "the published ± is not explained"
    case .unknownSeedCount: "the published number of seeds is not known"
    }
  }

  /// Whether it rules out comparisons under assumptions, too.
  var isOurs: Bool { self != .unknownSpread && self != .unknownSeedCount }
}
