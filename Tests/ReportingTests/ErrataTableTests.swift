import Experiments
import Testing

@testable import Reporting

struct ErrataTableTests {
  private static func rows(
    of results: Results = SyntheticResults.make()
  ) throws -> [[String]] {
    errataTable(try WovenEquations(in: results)).rows
  }

  @Test func showsBothFormsWithTheVerdictOnEach() throws {
    let rows = try Self.rows()
    #expect(
      rows[0] == [
        "Equations \\(4\\) and \\(16\\)", "$-(1-\\log d)$", "$-\\log(1-d)$", "\\(4\\) = \\(3\\)",
        "✗\u{A0}1.5", "✓\u{A0}10^−12^",
      ])
    #expect(
      rows[1] == ["", "", "", "\\(16\\) = \\(14\\)", "✗\u{A0}not finite", "✓\u{A0}0"])
    #expect(rows[2].suffix(3) == ["none", "—", "—"])
  }

  @Test func marksAFormWhoseCheckSaysOtherwise() throws {
    #expect(try Self.rows()[3].suffix(2) == ["[✓\u{A0}0]{.failed}", "✓\u{A0}0"])
    #expect(try Self.rows()[4].suffix(2) == ["✓\u{A0}0", "[✗\u{A0}1]{.failed}"])
  }

  @Test func hasDashesWithoutAResult() throws {
    let rows = try Self.rows(of: SyntheticResults.make { $0.kind == .check })
    #expect(rows == [Array(repeating: "—", count: 6)])
  }
}
