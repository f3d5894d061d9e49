import Records
import Claims
import Testing
@testable import Reporting

struct ClaimsTableTests {
  private static let published = SyntheticScores.published(["bc": (50, 1), "dmil": (80, 1)])
  private static let dmil = SyntheticScores.address("dmil")
  private static let bc = SyntheticScores.address("bc")
  private static let claims = [
    SyntheticScores.claim("lead", .beats(dmil, [bc], margin: 0, .highest)),
    SyntheticScores.claim("trail", .beats(bc, [dmil], margin: 0, .highest)),
    SyntheticScores.claim(
      "other", .beats(dmil, [SyntheticScores.address("dwbc")], margin: 0, .highest)),
  ]

  private static func states(_ results: Results) throws -> [String: [String]] {
    let text = try SyntheticScores.markdown("table 1 claims", results)
    return Dictionary(
      uniqueKeysWithValues: claims.compactMap { claim in
        SyntheticScores.row("\(claim.id) is so. *section 1*", in: text).map {
          (claim.id, Array($0[2...]))
        }
      })
  }

  @Test func everyStateOfAClaimStandsBesideThatOfThePublishedTables() throws {
    let results = SyntheticScores.results(
      [2: ["bc": [60, 61], "dmil": [40, 41]]], published: Self.published, claims: Self.claims)
    #expect(
      try Self.states(results) == [
        "lead": ["0/1/0", "[fails]{.failed}", "[holds]{.passed}"],
        "trail": ["1/0/0", "[holds]{.passed}", "[fails]{.failed}"],
        "other": ["0/0/1", "untested", "untested"],
      ])
    let text = try SyntheticScores.markdown("table 1 claims", results)
    #expect(text.contains("States here: 1 × holds, 1 × fails, 1 × untested."))
    #expect(text.contains("greater, 1 of 1: DMIL, BC; `hopper-expert` (2)"))
  }

  @Test func aCellWithASeedThatDivergedDecidesNothing() throws {
    let results = SyntheticScores.results(
      [2: ["bc": [60, 61], "dmil": [90, .nan]]], published: Self.published, claims: Self.claims)
    #expect(try Self.states(results)["lead"]?[1] == "untested")
  }

  @Test func equationsAreDecidedByTheirChecks() throws {
    let claim = SyntheticScores.claim("sound", .equation(7))
    let results = SyntheticResults.make()
    let woven = try EquationResults(in: results)
    let finding = claim.finding(on: Assessment(of: results).evidence(woven))
    let isSound = try #require(woven.equations.first { $0.number == 7 }).isSound
    #expect(finding.state == (isSound ? .holds : .fails))
    let none = try EquationResults(in: SyntheticResults.make { $0.kind == .check })
    #expect(claim.finding(on: Assessment(of: results).evidence(none)).state == .untested)
  }

  @Test func theClaimsOfThePaperAllHaveARow() throws {
    let results = SyntheticResults.make()
    let table = claimsTable(Assessment(of: results), try EquationResults(in: results))
    #expect(table.rows.count == results.claims.count && results.claims.count > 20)
    #expect(table.plainRows.contains { $0[1].hasPrefix("checks of [(6)](#equation-6)") })
    #expect(table.plainRows.contains { $0[1].hasPrefix("No experiment here varies them") })
  }
}
