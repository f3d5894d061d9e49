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

  private func comparison(with new: RunResult, isOfOneClass: Bool = false) -> ResultComparison {
    ResultComparison(of: result(), with: new, isOfOneClass: isOfOneClass)
  }

  @Test("The same is identical, not-a-number included", arguments: [true, false])
  func identical(isOfOneClass: Bool) {
    let comparison = comparison(with: result(), isOfOneClass: isOfOneClass)
    #expect(comparison.verdict == .identical)
    #expect(comparison.firstLink == nil && comparison.metrics.isEmpty && comparison.files.isEmpty)
  }

  @Test(
    "One unit in the last place, a sign of zero, and files: within tolerance of another class, or different"
  )
  func smallDifferences() {
    let ulp = result(["score": 0.5.nextUp, "last_loss": .nan], chain: ["a", "d", "c"])
    #expect(comparison(with: ulp).verdict == .withinTolerance)
    #expect(comparison(with: ulp).worstMetric?.name == "score")
    #expect(comparison(with: ulp).firstLink == 1)
    let strict = comparison(with: ulp, isOfOneClass: true)
    #expect(strict.verdict == .different && strict.firstDifferentMetric?.name == "score")
    let files = result(files: ["curve.csv": "y"])
    #expect(comparison(with: files).verdict == .withinTolerance)
    #expect(comparison(with: files).files == ["curve.csv"])
    #expect(comparison(with: files, isOfOneClass: true).verdict == .different)
    let zeros = ResultComparison(
      of: result(["score": 0]), with: result(["score": -0.0]), isOfOneClass: false)
    #expect(zeros.verdict == .withinTolerance)
    #expect(comparison(with: result(chain: ["a", "b"])).firstLink == 2)
  }

  @Test(
    "More is different, and the first metric is named",
    arguments: [
      ["score": 0.5001, "last_loss": .nan], ["score": .nan, "last_loss": .nan],
      ["score": 0.5, "last_loss": 1], ["score": 0.5],
    ])
  func different(metrics: [String: Double]) {
    let comparison = comparison(with: result(metrics))
    #expect(comparison.verdict == .different)
    let name = metrics["score"] == 0.5 ? "last_loss" : "score"
    #expect(comparison.firstDifferentMetric?.name == name)
  }

  @Test(
    "The first evaluations of an unfinished training are compared, and values named by their steps")
  func unfinished() {
    func curve(_ scores: [Double]) -> Curve {
      var curve = Curve(metrics: ["return_mean"], trainingMetrics: ["loss"])
      curve.rows = scores.enumerated().map { Curve.Row(step: 500 * $0, values: [$1, 7]) }
      return curve
    }
    func comparison(
      _ scores: [Double], _ chain: [String], isOfOneClass: Bool = true,
      _ metrics: [String: Double] = ["score": 2, "return_mean": 3, "last_loss": 7, "other": 1]
    ) -> ResultComparison {
      ResultComparison(
        of: result(metrics), curve([1, 2, 3]),
        with: TrainingHistory(curve: curve(scores), chain: chain), isOfOneClass: isOfOneClass)
    }
    #expect(comparison([1, 2], ["a", "b"]).verdict == .identical)
    let other = comparison([1, 2.0.nextUp], ["a", "d"])
    #expect(other.verdict == .different && other.firstLink == 1)
    #expect(other.firstDifferentMetric?.name == "return_mean at step 500")
    #expect(
      comparison([1, 2.0.nextUp], ["a", "d"], isOfOneClass: false).verdict == .withinTolerance)
    #expect(comparison([1, 2.1], ["a", "d"], isOfOneClass: false).verdict == .different)
    for (name, value) in ["score": 2.5, "return_mean": 3.0.nextUp, "last_loss": 7.0.nextDown] {
      let forged = comparison([1], ["a"], [name: value])
      #expect(forged.verdict == .different && forged.firstDifferentMetric?.name == name)
    }
    #expect(comparison([1], ["a"], ["score": 5, "diverged_at_step": 3]).verdict == .identical)
  }
}
