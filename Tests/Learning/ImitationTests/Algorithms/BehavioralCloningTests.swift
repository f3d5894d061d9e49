import Datasets
import Imitation
import LinearAlgebra
import Networks
import Testing

@Suite struct BehavioralCloningTests {
  private let learner = BehavioralCloning(LinearExpert.data())

  @Test("Recovers a linear expert") func recovers() {
    var learner = learner
    learner.run(3_000)
    #expect(LinearExpert.relativeError(of: learner) < 1e-3)
  }

  @Test("The loss decreases") func loss() throws {
    var learner = learner
    let before = learner.run(1)
    let first = try #require(before[0])
    let last = learner.run(from: 1, 500)
    #expect(last.count == BehavioralCloning.lossNames.count)
    #expect(try #require(last[0]) < first - 1)
  }
}
