import Testing

@testable import Environments

struct NormalizedScoreTests {
  @Test("Random scores 0 and expert 100", arguments: BenchmarkTask.allCases)
  func ends(task: BenchmarkTask) {
    let scale = NormalizedScore(of: task)
    #expect(scale.score(ofReturn: scale.random) == 0)
    #expect(abs(scale.score(ofReturn: scale.expert) - 100) < 1e-12)
    #expect(abs(scale.score(ofReturn: (scale.random + scale.expert) / 2) - 50) < 1e-12)
  }

  /// 100 · (3000 + 20.272305) / (3234.3 + 20.272305).
  @Test("A score agrees with one computed by hand") func byHand() {
    #expect(abs(NormalizedScore(of: .hopper).score(ofReturn: 3000) - 92.800897) < 1e-5)
  }
}
