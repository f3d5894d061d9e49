import EquationChecks
import Foundation
import Testing
import TestSupport
@testable import Records
@testable import Running

struct EquationAgreementTests {
  private static let checks = Result {
    try CheckedSources(
      repository: repository)
  }

  @Test func errorsOfRoundingMayDifferAndNothingElse() throws {
    let checks = try Self.checks.get()
    var stored = checks.report.equations.map(CheckedEquation.init)
    #expect(checks.equationCount == stored.count)
    #expect(checks.disagreements(with: stored) == [])
    stored[0].checks[0].measured *= 2
    stored[0].checks[0].step = 1e-9
    #expect(checks.disagreements(with: stored) == [])
    stored[0].checks[0].passed = false
    stored[2].latex = "x"
    let missing = stored.removeLast()
    let disagreements = checks.disagreements(with: stored)
    #expect(disagreements.count == 3)
    #expect(disagreements[0].hasPrefix("Equation (\(stored[0].number)): now "))
    #expect(disagreements[2] == "Equation (\(missing.number)): checked now only")
  }
}
