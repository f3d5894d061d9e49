/// What our scores say of a published number.
public enum Verdict: Equatable, Sendable {
  case comparable(Outcome)
  /// They cannot be held against each other, for these reasons, in the order of `Obstacle`.
  case notComparable([Obstacle])
}

/// What a comparison comes to.
public enum Outcome: Equatable, Sendable {
  /// The 90 % interval of ours − published lies inside ±margin.
  case equivalent
  /// Ours is more: the 95 % interval lies above 0, after Holm's correction over the table.
  case higher
  /// Ours is less.
  case lower
  /// Neither. With the same means and spreads, this many seeds of ours would decide; `nil` where no
  /// number up to `Comparison.greatestSeedCount` would, the published spread being too wide.
  case inconclusive(seedsNeeded: Int?)
}

/// Why a comparison would say nothing.
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

  /// Whether it keeps even a comparison under an assumption from meaning anything.
  var isOurs: Bool { self != .unknownSpread && self != .unknownSeedCount }
}
