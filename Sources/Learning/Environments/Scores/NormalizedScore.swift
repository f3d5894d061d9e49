/// D4RL's normalized score.
///
///     100 · (return − random) / (expert − random)
///
/// with D4RL's mean returns of a random and of an expert policy (`d4rl/infos.py`).
public struct NormalizedScore: Equatable, Sendable {
  /// The return with score 0.
  public let random: Double
  /// The return with score 100.
  public let expert: Double

  public init(of task: BenchmarkTask) {
    switch task {
    case .hopper: (random, expert) = (-20.272305, 3234.3)
    case .halfCheetah: (random, expert) = (-280.178953, 12135.0)
    case .walker2d: (random, expert) = (1.629008, 4592.3)
    case .pen: (random, expert) = (96.262799, 3076.8331017826877)
    case .hammer: (random, expert) = (-274.856578, 12794.134825156867)
    case .door: (random, expert) = (-56.512833, 2880.5693087298737)
    }
  }

  /// The score of an undiscounted return.
  public func score(ofReturn episodeReturn: Double) -> Double {
    100 * (episodeReturn - random) / (expert - random)
  }
}
