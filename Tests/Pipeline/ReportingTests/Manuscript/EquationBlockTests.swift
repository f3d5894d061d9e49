import Records
import Testing
@testable import Reporting

struct EquationBlockTests {
  private static func block(
    _ number: Int, of results: Results = SyntheticResults.make()
  ) throws -> String {
    try EquationResults(in: results).equationBlock(
      Manuscript.Block(
        kind: .equation, label: "\(number)", arguments: [], body: [],
        place: SourceRange(line: 1, column: 1, length: 1))
    ).plain
  }

  @Test func hasFormulaMarkErrorsMutantsAndPlace() throws {
    #expect(
      try Self.block(7) == """
        ::: {#equation-7 .equation number="7"}
        $$
        L_{7}=\\mathbb{E}_{D_e}\\Big[-\\tfrac1d\\log\\pi(a|s)\\Big]
        $$

        [[✓]{.passed}](#code-7) [≡](#checks-7)\u{A0}0 · [∇](#checks-7)\u{A0}2.1·10^−9^ · \
        [∇~32~](#checks-7)\u{A0}3·10^−7^ · 12/12\u{A0}mutants · \
        [`PolicyObjectives.swift:70`](#code-7)
        :::
        """)
  }

  @Test func marksWhatFailedAndShowsTheWorstOfAKind() throws {
    let block = try Self.block(9)
    #expect(block.contains("[[✗]{.failed}](#code-9)"))
    #expect(block.contains("[≡](#checks-9)\u{A0}[3.5·10^−12^]{.failed}"))
    #expect(block.contains("[11/12\u{A0}mutants]{.failed}"))
  }

  @Test func givesTheReasonWhereThereIsNothingToCheck() throws {
    #expect(
      try Self.block(5).contains(
        "[–](#code-5) states a condition · [`PolicyObjectives.swift:50`](#code-5)"))
  }

  @Test func saysWhereTheEquationsHaveNotBeenChecked() throws {
    #expect(
      try Self.block(7, of: SyntheticResults.make { $0.kind == .check }) == """
        ::: {#equation-7 .equation number="7"}
        $$
        \\text{(the equations have not been checked yet)}
        $$
        :::
        """)
  }
}
