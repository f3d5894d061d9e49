import Testing
@testable import Claims
@testable import Reporting
@testable import ReportTestSupport
@testable import TracedResults

struct VerdictRecordTests {
  private static let published = SyntheticScores.published(["bc": (50, 1), "dmil": (80, 1)])
  private static let cell = "locomotion-expert/hopper/expert-data 2 %"

  private func data() throws -> ReportData {
    let claims = [
      SyntheticScores.claim("lead", .reaches(SyntheticScores.reference("dmil"), 80)),
      SyntheticScores.claim(
        "order",
        .isBeaten(
          SyntheticScores.reference("dmil"), by: [SyntheticScores.reference("bc")], .highest)),
      SyntheticScores.claim("other", .reaches(SyntheticScores.reference("oril"), 80)),
    ]
    let results = SyntheticScores.results(
      [2: ["bc": [58, 58.25], "dmil": [80, 80.1]]], published: Self.published, claims: claims)
    return try ReportData(results)
  }

  @Test("A verdict has both scores, its letter and the cell that it is about")
  func verdicts() throws {
    let key = "verdict/locomotion-expert/hopper/2/bc"
    let verdicts = VerdictRecord.records(of: try data(), keys: [key])
    #expect(verdicts.map(\.kind) == ["higher", "equivalent"])
    #expect(verdicts.map(\.letter) == ["H", "E"])
    #expect(verdicts.map(\.cell) == ["\(Self.cell)/bc", "\(Self.cell)/dmil"])
    #expect(verdicts[1].published == "80.0 ± 1.0" && verdicts[1].ours == ["80.0", "80.1"])
    #expect(verdicts.map(\.number) == [key, nil])
  }

  @Test("A claim has its statements with the cells that decide them")
  func claims() throws {
    let data = try data()
    let claims = data.results.claims.map { ClaimRecord($0, in: data, keys: ["claim/order"]) }
    #expect(claims.map(\.state) == ["holds", "fails", "untested"])
    #expect(claims.map(\.letter) == ["H", "F", "U"])
    #expect(claims.map(\.number) == [nil, "claim/order", nil])
    let statement = try #require(claims[1].criteria.first?.statements.first)
    #expect(statement.isTrue == false)
    #expect(statement.cells == ["\(Self.cell)/dmil", "\(Self.cell)/bc"])
    #expect(claims[2].criteria[0].statements[0].isTrue == nil)
    #expect(
      claims[0].criteria[0].tally
        == .init(trueCount: 1, falseCount: 0, openCount: 0, neededCount: 1))
  }
}
