/// One episode of a benchmark task, as far as scores go.
public struct Episode: Equatable, Sendable {
  /// Undiscounted sum of rewards.
  public var totalReward: Double
  /// Actions taken.
  public var length: Int
  /// Whether the task counted as solved at any step.
  public var isSuccess: Bool

  public init(totalReward: Double = 0, length: Int = 0, isSuccess: Bool = false) {
    self.totalReward = totalReward
    self.length = length
    self.isSuccess = isSuccess
  }

  /// Counts one more step.
  public mutating func add(_ outcome: StepOutcome) {
    totalReward += outcome.reward
    length += 1
    if outcome.isSuccess { isSuccess = true }
  }
}

/// How well a policy did a benchmark task over some episodes; standard deviations are over
/// episodes and divide by their number.
public struct BenchmarkSummary: Equatable, Sendable {
  public let returnMean, returnDeviation: Double
  /// In D4RL's normalised score.
  public let scoreMean, scoreDeviation: Double
  /// In actions.
  public let lengthMean: Double
  public let successCount, episodeCount: Int

  /// - Precondition: there is an episode.
  public init(of episodes: [Episode], task: BenchmarkTask) {
    precondition(!episodes.isEmpty, "No episodes to summarise")
    let count = Double(episodes.count)
    let mean = episodes.reduce(0) { $0 + $1.totalReward } / count
    let squares = episodes.reduce(0) { $0 + ($1.totalReward - mean) * ($1.totalReward - mean) }
    let scale = NormalizedScore(of: task)
    returnMean = mean
    returnDeviation = (squares / count).squareRoot()
    scoreMean = scale.score(ofReturn: mean)
    scoreDeviation = 100 * returnDeviation / (scale.expert - scale.random)
    lengthMean = Double(episodes.reduce(0) { $0 + $1.length }) / count
    successCount = episodes.count(where: \.isSuccess)
    episodeCount = episodes.count
  }

  /// The numbers with the names that results and the paper use.
  public var metrics: [(name: String, value: Double)] {
    [
      ("return_mean", returnMean), ("return_std", returnDeviation),
      ("normalized_score_mean", scoreMean), ("normalized_score_std", scoreDeviation),
      ("length_mean", lengthMean), ("success_count", Double(successCount)),
      ("episode_count", Double(episodeCount)),
    ]
  }
}
