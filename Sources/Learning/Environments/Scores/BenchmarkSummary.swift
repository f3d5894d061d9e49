/// Return, length and success of one episode of a benchmark task.
public struct Episode: Equatable, Sendable {
  /// Undiscounted sum of rewards.
  public var totalReward: Double
  /// The number of actions.
  public var length: Int
  /// Whether the task was solved at any step.
  public var isSuccess: Bool

  public init(totalReward: Double = 0, length: Int = 0, isSuccess: Bool = false) {
    self.totalReward = totalReward
    self.length = length
    self.isSuccess = isSuccess
  }

  /// Adds a step.
  public mutating func add(_ outcome: StepOutcome) {
    totalReward += outcome.reward
    length += 1
    if outcome.isSuccess { isSuccess = true }
  }
}

/// The performance of a policy on a benchmark task; standard deviations are over episodes and divide
/// by their number.
public struct BenchmarkSummary: Equatable, Sendable {
  public let returnMean, returnDeviation: Double
  /// D4RL's normalized score.
  public let scoreMean, scoreDeviation: Double
  /// The mean number of actions.
  public let lengthMean: Double
  public let successCount, episodeCount: Int

  /// - Precondition: `episodes` is not empty.
  public init(of episodes: [Episode], task: BenchmarkTask) {
    precondition(!episodes.isEmpty, "No episodes to summarize")
    let count = Double(episodes.count)
    let scale = NormalizedScore(of: task)
    (returnMean, returnDeviation) = meanAndDeviation(of: episodes.map(\.totalReward))
    scoreMean = scale.score(ofReturn: returnMean)
    scoreDeviation = 100 * returnDeviation / (scale.expert - scale.random)
    lengthMean = Double(episodes.reduce(0) { $0 + $1.length }) / count
    successCount = episodes.count(where: \.isSuccess)
    episodeCount = episodes.count
  }

  /// All values with their names in results and the paper.
  public var metrics: [(name: String, value: Double)] {
    [
      ("return_mean", returnMean), ("return_std", returnDeviation),
      ("normalized_score_mean", scoreMean), ("normalized_score_std", scoreDeviation),
      ("length_mean", lengthMean), ("success_count", Double(successCount)),
      ("episode_count", Double(episodeCount)),
    ]
  }
}
