import Records
import Testing

@testable import Reporting

struct EquationNumbersTests {
  private let equation = SyntheticEquations.equations[8]

  @Test("A number of a check is traced to its place among the checks")
  func checks() {
    #expect(
      equation.number("measured", of: equation.checks[5]).markdown
        == "[3.5·10^−12^]{.number of=\"equation-9:check-6.measured:value\"}")
    #expect(equation.number("count", of: equation.checks[1]).plain == "3")
    #expect(equation.number("step", of: equation.checks[0]) == .missing)
  }

  @Test("An erratum has the errors of both forms")
  func errata() {
    let erratum = SyntheticEquations.errata[0]
    #expect(
      erratum.number("corrected_error", ofDemonstration: 0).markdown
        == "[10^−12^]{.number of=\"erratum-1:demonstration-1.corrected_error:value\"}")
    #expect(erratum.number("printed_error", ofDemonstration: 2) == .missing)
  }
}
