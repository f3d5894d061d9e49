import Datasets
import Imitation
import LinearAlgebra
import Networks
import Testing

@Suite struct BehavioralCloningTests {
  private func learner(seed: UInt64 = 0) -> BehavioralCloning {
    var settings = BehavioralCloning.Settings()
    settings.learningRate = 3e-3
    settings.policyWidths = [32, 32]
    return BehavioralCloning(
      settings: settings, data: LinearExpert.data(), batchCount: 64, seed: seed)
  }

  @Test("Recovers a linear expert") func recovers() {
    var learner = learner()
    learner.run(3_000)
    #expect(LinearExpert.relativeError(of: learner) < 1e-3)
  }

  @Test("The loss decreases") func loss() throws {
    var learner = learner()
    let before = learner.run(1)
    let first = try #require(before[0])
    let last = learner.run(from: 1, 500)
    #expect(last.count == BehavioralCloning.lossNames.count)
    #expect(try #require(last[0]) < first - 1)
  }

  @Test("A resumed run has the same bits") func resume() throws {
    let (whole, resumed) = try tensors(
      ofRunsBy: learner(), stoppedAt: 25, endingAt: 40)
    #expect(resumed == whole)
  }

  @Test("Another seed gives another run") func seeds() {
    var (first, second) = (learner(seed: 0), learner(seed: 1))
    first.run(3)
    second.run(3)
    #expect(first.tensors != second.tensors)
  }
}
