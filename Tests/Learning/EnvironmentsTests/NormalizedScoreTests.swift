import Testing

@testable import Environments

struct NormalizedScoreTests {
  @Test(arguments: BenchmarkTask.allCases)
  func runsFromRandomToExpert(task: BenchmarkTask) {
    let scale = NormalizedScore(of: task)
    #expect(scale.score(ofReturn: scale.random) == 0)
    #expect(abs(scale.score(ofReturn: scale.expert) - 100) < 1e-12)
    #expect(abs(scale.score(ofReturn: (scale.random + scale.expert) / 2) - 50) < 1e-12)
  }

  /// 100 · (3000 + 20.272305) / (3234.3 + 20.272305).
  @Test func agreesWithAScoreByHand() {
    #expect(abs(NormalizedScore(of: .hopper).score(ofReturn: 3000) - 92.800897) < 1e-5)
  }
}
