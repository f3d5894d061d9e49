import Testing
@testable import Store
@testable import Running

@Suite struct TrainingCurveTests {
  private static func curve(returns: [Double]) -> TrainingCurve {
    var curve = TrainingCurve(
      measures: ["return_mean", "return_std", "survival_mean_s", "tilt_rms_deg"],
      remarks: ["policy_loss"])
    for (index, value) in returns.enumerated() {
      curve.rows.append(
        TrainingCurve.Row(
          step: 10 * index, values: [value, 0.1, 1 / 3, 2e-7, index == 0 ? nil : -1.5],
          digest: "d\(index)"))
    }
    return curve
  }

  @Test func writesOneRowPerEvaluationAndLeavesMissingValuesEmpty() {
    #expect(
      Self.curve(returns: [1, 2]).csv == """
        step,return_mean,return_std,survival_mean_s,tilt_rms_deg,policy_loss
        0,1.0,0.1,0.3333333333333333,2e-07,
        10,2.0,0.1,0.3333333333333333,2e-07,-1.5

        """)
  }

  @Test func readsBackExactlyWhatItWrote() {
    let curve = Self.curve(returns: [1, 2, 0.1])
    let read = TrainingCurve(csv: curve.csv, digests: ["d0", "d1", "d2"])
    #expect(read == curve)
  }

  @Test func refusesOtherColumnsAndOtherCounts() {
    let csv = Self.curve(returns: [1]).csv
    #expect(TrainingCurve(csv: "a" + csv, digests: ["d0"]) == nil)
    #expect(TrainingCurve(csv: csv + "20\n", digests: ["d0", "d1"]) == nil)
    #expect(TrainingCurve(csv: csv, digests: []) == nil)
  }

  @Test func scoresTheMeanOfTheLastTenReturns() {
    #expect(Self.curve(returns: (1...12).map(Double.init)).score == 7.5)
    #expect(Self.curve(returns: [1, 2]).score == 1.5)
    #expect(Self.curve(returns: []).score == nil)
  }
}
