import Testing
@testable import Records

@Suite struct CurveTests {
  private static func curve(returns: [Double]) -> Curve {
    var curve = Curve(
      metrics: ["return_mean", "return_std", "survival_mean_s", "tilt_rms_deg"],
      trainingMetrics: ["policy_loss"])
    for (index, value) in returns.enumerated() {
      curve.rows.append(
        Curve.Row(
          step: 10 * index, values: [value, 0.1, 1 / 3, 2e-7, index == 0 ? nil : -1.5]))
    }
    return curve
  }

  @Test("Each evaluation is a row, a missing value an empty cell") func writes() {
    #expect(
      Self.curve(returns: [1, 2]).csv == """
        step,return_mean,return_std,survival_mean_s,tilt_rms_deg,policy_loss
        0,1.0,0.1,0.3333333333333333,2e-07,
        10,2.0,0.1,0.3333333333333333,2e-07,-1.5

        """)
  }

  @Test("A curve is read back with either line end", arguments: ["\n", "\r\n"])
  func readsBack(lineEnd: String) throws {
    let curve = Self.curve(returns: [1, 2, 0.1])
    let csv = curve.csv.replacing("\n", with: lineEnd)
    #expect(try Curve(csv: csv, file: "curve.csv") == curve)
    #expect(throws: RecordError.self) { try Curve(csv: "a" + csv, file: "curve.csv") }
    #expect(throws: RecordError.self) { try Curve(csv: csv + "20\n", file: "curve.csv") }
  }

  @Test("The score is the mean of the last ten returns") func score() {
    #expect(Self.curve(returns: (1...12).map(Double.init)).score == 7.5)
    #expect(Self.curve(returns: [1, 2]).score == 1.5)
    #expect(Self.curve(returns: []).score == nil)
  }
}
