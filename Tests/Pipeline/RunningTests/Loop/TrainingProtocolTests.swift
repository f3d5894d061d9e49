import Testing
@testable import Running

@Suite struct TrainingProtocolTests {
  private let plan = TrainingProtocol(
    stepCount: 1000, evaluationInterval: 300, episodeCount: 1,
    snapshotFractions: [1, 0.01, 0.2, 0.2])

  @Test func evaluatesAtTheStartTheIntervalAndTheEndButNotInThePretraining() {
    #expect((-300...1000).filter(plan.evaluates) == [0, 300, 600, 900, 1000])
    #expect(plan.evaluationSteps(before: 600) == [0, 300])
    #expect(plan.evaluationSteps(before: -5) == [])
  }

  @Test func keepsEachSnapshotOnceInOrder() {
    #expect(plan.snapshotSteps == [10, 200, 1000])
  }
}
