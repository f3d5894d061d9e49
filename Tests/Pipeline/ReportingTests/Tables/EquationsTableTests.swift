import Testing

@testable import Records
@testable import Reporting

struct EquationsTableTests {
  private func equations(
    _ results: Results = SyntheticResults.make()
  ) throws -> EquationResults {
    try EquationResults(in: results)
  }

  @Test("Equations have a row for each kind of check")
  func kinds() throws {
    let rows = equationsTable(try equations().equations).plainRows
    #expect(rows.count == 34 * 4 + 1)
    #expect(
      rows[..<4].map { Array($0[2..<7]) } == [
        ["§\u{A0}text", "0", "10^−12^", "—", "12/12"],
        ["≡\u{A0}identity", "0", "10^−12^", "—", ""],
        ["∇\u{A0}gradient", "2.1·10^−9^", "10^−6^", "10^−5^", ""],
        ["∇~32~\u{A0}gradient", "3·10^−7^", "10^−5^", "—", ""],
      ])
    #expect(rows.contains { $0[0] == "[(5)](#equation-5)" && $0[2] == "none" })
    #expect(rows.contains { $0[3] == "[3.5·10^−12^]{.failed}" })
  }

  @Test("Errata have both forms with their verdicts; contradictions are red")
  func errata() throws {
    let verdicts = errataTable(try equations().errata).plainRows.map { $0[3] }
    #expect(
      verdicts == [
        "✗\u{A0}1.5", "✓\u{A0}10^−12^", "✗\u{A0}not finite", "✓\u{A0}0", "—", "—",
        "[✓\u{A0}0]{.failed}", "✓\u{A0}0", "✓\u{A0}0", "[✗\u{A0}1]{.failed}",
      ])
  }

  @Test("Without a result there are dashes")
  func missing() throws {
    let none = try equations(SyntheticResults.make { $0.kind == .check })
    #expect(equationsTable(none.equations).rows == [Array(repeating: .missing, count: 8)])
    #expect(errataTable(none.errata).rows == [Array(repeating: .missing, count: 4)])
  }
}
