import Records
import Testing
@testable import Reporting

struct EquationNumbersTests {
  private let equation = SyntheticDerivations.equations[8]

  @Test func aNumberOfACheckHasItsPlaceAmongTheChecks() {
    #expect(
      equation.number("measured", of: equation.checks[5])
        == "[3.5·10^−12^]{.number of=\"equation-9:check-6.measured:value\" as=\"scientific\"}")
    #expect(equation.number("count", of: equation.checks[1]).plain == "3")
    #expect(equation.number("step", of: equation.checks[0]) == "—")
  }

  @Test func errataHaveTheErrorsOfBothForms() {
    let erratum = SyntheticDerivations.errata[0]
    #expect(
      erratum.number("corrected_error", ofDemonstration: 0)
        == "[10^−12^]{.number of=\"erratum-1:demonstration-1.corrected_error:value\" as=\"scientific\"}"
    )
    #expect(erratum.number("printed_error", ofDemonstration: 2) == "—")
  }
}
