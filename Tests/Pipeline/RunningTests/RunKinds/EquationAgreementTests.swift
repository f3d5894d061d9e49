import EquationChecks
import Records
import TestSupport
import Testing

@testable import Running

struct EquationAgreementTests {
  @Test("Only rounding errors may differ from a stored run") func disagreements() throws {
    let report = try EquationReport(repository: repository)
    var stored = report.equations
    #expect(report.disagreements(with: stored) == [])
    stored[0].checks[0].measured *= 2
    stored[0].checks[0].step = 1e-9
    #expect(report.disagreements(with: stored) == [])
    stored[0].checks[0].passed = false
    stored[2].latex = "x"
    let missing = stored.removeLast()
    let disagreements = report.disagreements(with: stored)
    #expect(disagreements.count == 3)
    #expect(disagreements[0].hasPrefix("Equation (\(stored[0].number)): now "))
    #expect(disagreements[2] == "Equation (\(missing.number)): checked now only")
  }
}
