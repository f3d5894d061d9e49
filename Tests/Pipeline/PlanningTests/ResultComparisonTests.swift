import TestSupport
import Testing
@testable import Planning
@testable import Records

struct ResultComparisonTests {
  private let run: Run

  init() throws { run = try Sample.folder().plan().runs[3] }

  private func result(
    _ metrics: [String: Double] = ["score": 0.5, "last_loss": .nan],
    chain: [String] = ["a", "b", "c"], files: [String: String] = ["curve.csv": "x"]
  ) -> RunResult {
    RunResult(of: run, inputs: [:], metrics: metrics, chain: chain, files: files)
  }

  @Test("The same is identical, not-a-number included") func identical() {
    let comparison = ResultComparison(of: result(), with: result())
    #expect(comparison.verdict == .identical)
    #expect(comparison.firstLink == nil && comparison.metrics.isEmpty && comparison.files.isEmpty)
  }

  @Test("One unit in the last place, a sign of zero and other files are within tolerance")
  func withinTolerance() {
    let ulp = ResultComparison(
      of: result(), with: result(["score": 0.5.nextUp, "last_loss": .nan], chain: ["a", "d", "c"]))
    #expect(ulp.verdict == .withinTolerance && ulp.worstMetric?.name == "score")
    #expect(ulp.firstLink == 1)
    let files = ResultComparison(of: result(), with: result(files: ["curve.csv": "y"]))
    #expect(files.verdict == .withinTolerance && files.files == ["curve.csv"])
    let zeros = ResultComparison(of: result(["score": 0]), with: result(["score": -0.0]))
    #expect(zeros.verdict == .withinTolerance)
    #expect(ResultComparison(of: result(), with: result(chain: ["a", "b"])).firstLink == 2)
  }

  @Test(
    "More is different, and the first metric is named",
    arguments: [
      ["score": 0.5001, "last_loss": .nan], ["score": .nan, "last_loss": .nan],
      ["score": 0.5, "last_loss": 1], ["score": 0.5],
    ])
  func different(metrics: [String: Double]) {
    let comparison = ResultComparison(of: result(), with: result(metrics))
    #expect(comparison.verdict == .different)
    let name = metrics["score"] == 0.5 ? "last_loss" : "score"
    #expect(comparison.firstDifferentMetric?.name == name)
  }
}
