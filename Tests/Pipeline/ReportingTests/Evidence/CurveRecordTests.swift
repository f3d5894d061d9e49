import Records
import Testing
@testable import Reporting
@testable import ReportTestSupport
@testable import TracedResults

struct CurveRecordTests {
  private static let csv =
    "step,score,loss\n0,0.1,1\n100,1e-05,\n200,nan,2\n300,-7.25,\n400,,3\n500,4.0,3\n"

  @Test("All evaluations with a score stand as they are stored")
  func scores() throws {
    let record = CurveRecord(try Curve(csv: Self.csv, file: ""), hasDiverged: false)
    #expect(record.metric == "score" && record.steps == [0, 100, 200, 300, 500])
    #expect(record.scores == ["0.1", "1e-05", "nan", "-7.25", "4.0"])
    #expect(record.rules["last"] == .init(first: 500, last: 500, score: "4.0"))
    #expect(record.rules["last-ten"]?.first == 0 && record.rules["last-ten"]?.last == 500)
  }

  @Test("A diverged run has a curve and no score")
  func diverged() throws {
    let record = CurveRecord(try Curve(csv: Self.csv, file: ""), hasDiverged: true)
    #expect(record.steps.count == 5 && record.rules.isEmpty)
  }
}
