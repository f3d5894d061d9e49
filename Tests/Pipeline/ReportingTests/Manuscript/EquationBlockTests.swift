import Testing

@testable import Records
@testable import Reporting

struct EquationBlockTests {
  private static func block(
    _ number: Int, of results: Results = SyntheticResults.make()
  ) throws -> String {
    try EquationResults(in: results).equationBlock(.init("equation \(number)")).plain
  }

  @Test("A block has formula, mark, errors, mutants and place, each with its link")
  func passed() throws {
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

  @Test("Failures are red, with the worst error of each kind of check")
  func failed() throws {
    let block = try Self.block(9)
    #expect(block.contains("[[✗]{.failed}](#code-9)"))
    #expect(block.contains("[≡](#checks-9)\u{A0}[3.5·10^−12^]{.failed}"))
    #expect(block.contains("[11/12\u{A0}mutants]{.failed}"))
  }

  @Test("An equation without checks has the reason in their place")
  func unchecked() throws {
    #expect(try Self.block(5).contains("[–](#code-5) states a condition"))
    let block = try Self.block(7, of: SyntheticResults.make { $0.kind == .check })
    #expect(block.contains("\\text{(the equations have not been checked yet)}"))
  }

  @Test("An equation that the sources do not have is refused")
  func unknown() {
    #expect(throws: ManuscriptDiagnostic.self) { try Self.block(36) }
  }
}
