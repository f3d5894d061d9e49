import Testing
@testable import Reporting

struct StoredColumnsTests {
  @Test func aCurveIsStepAndScore() throws {
    let results = SyntheticResults.make()
    let entry = try #require(
      results.entries(experiment: "hopper-expert", method: "dmil").first)
    let curve = try results.scoreCurve(of: entry)
    #expect(curve.map(\.step) == [0, 2000, 4000, 6000, 8000, 10_000])
    #expect(curve.map(\.score) == [-2, 22, 46, 70, 94, 118])
  }
}
