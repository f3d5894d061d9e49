import Testing

@testable import Reporting

struct ErrataTableTests {
  @Test func showsBothFormsWithTheVerdictOnEach() throws {
    let rows = errataTable(try Derivations(in: SyntheticResults.make())).rows
    #expect(
      rows[0] == [
        "Equation \\(4\\)", "$-(1-\\log d)$", "$-\\log(1-d)$", "Contradicts Equation \\(7\\)\\.",
        "✗\u{A0}1.5", "✓\u{A0}10^−12^",
      ])
    #expect(rows[1].suffix(2) == ["—", "—"])
  }

  @Test func marksAPrintedFormThatPasses() throws {
    let rows = errataTable(try Derivations(in: SyntheticResults.make())).rows
    #expect(rows[2].suffix(2) == ["[✓\u{A0}0]{.failed}", "✓\u{A0}0"])
  }

  @Test func hasDashesWithoutAResult() throws {
    let results = SyntheticResults.make { $0.kind == .check }
    let rows = errataTable(try Derivations(in: results)).rows
    #expect(rows == [Array(repeating: "—", count: 6)])
  }
}
