import Testing

@testable import Environments

struct BenchmarkSummaryTests {
  @Test("An episode sums rewards and remembers success") func episode() {
    var episode = Episode()
    episode.add(StepOutcome(reward: 2, isTerminal: false, isSuccess: true))
    episode.add(StepOutcome(reward: -0.5, isTerminal: true))
    #expect(episode == Episode(totalReward: 1.5, length: 2, isSuccess: true))
  }

  @Test("Means and deviations divide by the number of episodes") func summary() {
    let scale = NormalizedScore(of: .door)
    let summary = BenchmarkSummary(
      of: [
        Episode(totalReward: scale.random, length: 100, isSuccess: false),
        Episode(totalReward: scale.expert, length: 200, isSuccess: true),
      ], task: .door)
    #expect(abs(summary.scoreMean - 50) < 1e-12)
    #expect(abs(summary.scoreDeviation - 50) < 1e-12)
    #expect(abs(summary.returnDeviation - (scale.expert - scale.random) / 2) < 1e-9)
    #expect(summary.lengthMean == 150)
    #expect(summary.successCount == 1)
    #expect(summary.episodeCount == 2)
    #expect(
      summary.metrics.map(\.name) == [
        "return_mean", "return_std", "normalized_score_mean", "normalized_score_std",
        "length_mean", "success_count", "episode_count",
      ])
  }

  @Test("A summary needs an episode") func noEpisodes() async {
    await #expect(processExitsWith: .failure) { _ = BenchmarkSummary(of: [], task: .pen) }
  }
}
