import Testing
import TestSupport
@testable import Records
@testable import Planning

struct ResultComparisonTests {
  private let run: Run

  init() throws { run = try Sample.folder().plan().runs[3] }

  private func result(
    _ metrics: [String: Double] = ["score": 0.5, "last_loss": .nan],
    chain: [String] = ["a", "b", "c"], files: [String: String] = ["curve.csv": "x"]
  ) -> RunResult {
    RunResult(of: run, inputs: [:], metrics: metrics, chain: chain, files: files)
  }

  @Test func theSameIsIdenticalNotANumberIncluded() {
    let comparison = ResultComparison(of: result(), with: result())
    #expect(comparison.verdict == .identical)
    #expect(comparison.firstLink == nil && comparison.metrics.isEmpty && comparison.files.isEmpty)
  }

  @Test func oneUlpIsWithinTolerance() {
    let comparison = ResultComparison(
      of: result(), with: result(["score": 0.5.nextUp, "last_loss": .nan], chain: ["a", "d", "c"]))
    #expect(comparison.verdict == .withinTolerance)
    #expect(comparison.worstMetric?.name == "score")
    #expect(comparison.firstLink == 1)
  }

  @Test func otherFilesAloneAreWithinTolerance() {
    let comparison = ResultComparison(of: result(), with: result(files: ["curve.csv": "y"]))
    #expect(comparison.verdict == .withinTolerance)
    #expect(comparison.files == ["curve.csv"])
  }

  @Test(arguments: [
    ["score": 0.5001, "last_loss": .nan], ["score": .nan, "last_loss": .nan],
    ["score": 0.5, "last_loss": 1], ["score": 0.5],
  ])
  func moreIsDifferentAndTheFirstMetricIsNamed(metrics: [String: Double]) {
    let comparison = ResultComparison(of: result(), with: result(metrics))
    #expect(comparison.verdict == .different)
    let name = metrics["score"] == 0.5 ? "last_loss" : "score"
    #expect(comparison.firstDifferentMetric?.name == name)
  }

  @Test func aShorterChainDiffersWhereItEnds() {
    #expect(ResultComparison(of: result(), with: result(chain: ["a", "b"])).firstLink == 2)
  }

  @Test func zerosOfBothSignsAreWithinTolerance() {
    let comparison = ResultComparison(of: result(["score": 0]), with: result(["score": -0.0]))
    #expect(comparison.verdict == .withinTolerance)
  }
}
