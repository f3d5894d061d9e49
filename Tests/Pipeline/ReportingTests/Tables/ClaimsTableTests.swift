import Testing

@testable import Claims
@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct ClaimsTableTests {
  private static let published = SyntheticScores.published(["bc": (50, 1), "dmil": (80, 1)])
  private static let dmil = SyntheticScores.reference("dmil")
  private static let bc = SyntheticScores.reference("bc")
  private static let claims = [
    SyntheticScores.claim("lead", .beats(dmil, [bc], margin: 0, .highest)),
    SyntheticScores.claim("trail", .beats(bc, [dmil], margin: 0, .highest)),
    SyntheticScores.claim(
      "other", .beats(dmil, [SyntheticScores.reference("dwbc")], margin: 0, .highest)),
  ]

  private static func states(
    _ scores: KeyValuePairs<String, [Double]>
  ) throws -> [String: [String]] {
    let results = SyntheticScores.results([2: scores], published: published, claims: claims)
    let text = try SyntheticScores.markdown("table 1 claims", results)
    return Dictionary(
      uniqueKeysWithValues: claims.compactMap { claim in
        SyntheticScores.row("\(claim.id) is so. *section 1*", in: text).map {
          (claim.id, Array($0[2...]))
        }
      })
  }

  @Test("A claim that the profile can decide has its state beside that in the published tables")
  func states() throws {
    #expect(
      try Self.states(["bc": [60, 61], "dmil": [40, 41]]) == [
        "lead": ["0/1/0", "[fails]{.failed}", "[holds]{.passed}"],
        "trail": ["1/0/0", "[holds]{.passed}", "[fails]{.failed}"],
      ])
  }

  @Test("A cell with a diverged seed decides nothing")
  func diverged() throws {
    #expect(try Self.states(["bc": [60, 61], "dmil": [90, .nan]])["lead"]?[1] == "untested")
  }

  @Test("Claims about equations are decided by their checks")
  func equations() throws {
    func state(_ number: Int, _ results: Results) throws -> ClaimFinding.State {
      let evidence = try ReportData(results).evidence
      return SyntheticScores.claim("sound", .equation(number)).finding(on: evidence).state
    }
    let results = SyntheticResults.make()
    #expect(try state(7, results) == .holds)
    #expect(try state(9, results) == .fails)
    #expect(try state(7, SyntheticResults.make { $0.kind == .check }) == .untested)
  }

  @Test("Every claim of the paper that the profile can decide has a row")
  func paper() throws {
    let data = try ReportData(SyntheticResults.make())
    let table = claimsTable(data)
    let shown = data.results.claims.filter { claim in
      guard case .published = claim.origin else { return false }
      return claim.isDecidable(by: data.results.cells)
    }
    #expect(table.rows.count == shown.count && shown.count > 5)
    #expect(table.plainRows.contains { $0[1].contains("[(6)](#equation-6)") })
  }
}
