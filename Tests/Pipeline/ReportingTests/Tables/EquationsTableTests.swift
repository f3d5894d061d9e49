import Records
import Testing
@testable import Reporting

struct EquationsTableTests {
  @Test func hasARowForEachKindOfCheck() throws {
    let table = equationsTable(try EquationResults(in: SyntheticResults.make()))
    #expect(table.plainRows.count == 34 * 4 + 1)
    let place = "[`PolicyObjectives.swift:10`](#code-1)"
    #expect(
      Array(table.plainRows[..<4]) == [
        [
          "[(1)](#equation-1)", "[✓]{.passed}", "§\u{A0}text", "0", "10^−12^", "—", "12/12", place,
        ],
        ["", "", "≡\u{A0}identity", "0", "10^−12^", "—", "", ""],
        ["", "", "∇\u{A0}gradient", "2.1·10^−9^", "10^−6^", "10^−5^", "", ""],
        ["", "", "∇~32~\u{A0}gradient", "3·10^−7^", "10^−5^", "—", "", ""],
      ])
    #expect(table.plainRows.contains { $0[0] == "[(5)](#equation-5)" && $0[2] == "none" })
    #expect(table.plainRows.contains { $0[3] == "[3.5·10^−12^]{.failed}" })
  }

  @Test func hasDashesWithoutAResult() throws {
    let results = SyntheticResults.make { $0.kind == .check }
    let table = equationsTable(try EquationResults(in: results))
    #expect(table.plainRows == [Array(repeating: "—", count: 8)])
  }
}
