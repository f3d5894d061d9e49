import Datasets
import Environments
import Testing
@testable import Running

@Suite struct BenchmarkEvaluationTests {
  private static let policy = untrainedPolicy(observationCount: 11, actionCount: 3)

  private static func evaluation(episodeCount: Int) throws -> BenchmarkEvaluation {
    BenchmarkEvaluation(
      model: try DemonstratedHopper.model,
      normalizer: Normalizer(
        mean: Array(repeating: 0, count: 11), deviation: Array(repeating: 1, count: 11)),
      episodeCount: episodeCount, seed: 1)
  }

  @Test func givesEveryMeasureOfItsCurve() throws {
    let evaluation = try Self.evaluation(episodeCount: 3)
    let output = try evaluation.output(of: Self.policy, at: 0, while: { true })
    for name in evaluation.metricNames { #expect(output[name]?.isFinite == true) }
    #expect(output["episode_count"] == 3)
    #expect(
      output["normalized_score_mean"]
        == NormalizedScore(of: .hopper).score(ofReturn: try #require(output["return_mean"])))
  }

  @Test func dependsOnTheStepAndOnNothingElse() throws {
    let evaluation = try Self.evaluation(episodeCount: 3)
    func output(_ step: Int) throws -> RunOutput {
      try evaluation.output(of: Self.policy, at: step, while: { true })
    }
    #expect(try output(5) == output(5))
    #expect(try output(5) != output(6))
  }

  @Test func isInterruptedBetweenSteps() throws {
    #expect(throws: Interrupted.self) {
      try Self.evaluation(episodeCount: 1).output(of: Self.policy, at: 0, while: { false })
    }
  }
}
