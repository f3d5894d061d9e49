import Records
import Testing
@testable import Reporting

struct ErrataTableTests {
  private static func rows(
    of results: Results = SyntheticResults.make()
  ) throws -> [[String]] {
    errataTable(try EquationResults(in: results)).plainRows
  }

  @Test func showsBothFormsWithTheVerdictOnEach() throws {
    let rows = try Self.rows()
    #expect(
      Array(rows[..<4]) == [
        [
          "Equations \\(4\\) and \\(16\\)", "*printed:* $-(1-\\log d)$",
          "\\(4\\) = \\(3\\)", "✗\u{A0}1.5",
        ],
        ["", "*corrected:* $-\\log(1-d)$", "", "✓\u{A0}10^−12^"],
        ["", "*printed:*", "\\(16\\) = \\(14\\)", "✗\u{A0}not finite"],
        ["", "*corrected:*", "", "✓\u{A0}0"],
      ])
    #expect(rows[4] == ["Below Equation \\(32\\)", "*printed:* $\\log(a|s)$", "none", "—"])
  }

  @Test func marksAFormWhoseCheckSaysOtherwise() throws {
    #expect(
      try Self.rows()[6...].map(\.[3]) == [
        "[✓\u{A0}0]{.failed}", "✓\u{A0}0", "✓\u{A0}0", "[✗\u{A0}1]{.failed}",
      ])
  }

  @Test func hasDashesWithoutAResult() throws {
    let rows = try Self.rows(of: SyntheticResults.make { $0.kind == .check })
    #expect(rows == [Array(repeating: "—", count: 4)])
  }
}
