import EquationChecks
import Foundation
import TestSupport
import Testing
@testable import Records
@testable import Running

@Suite struct CheckRunTests {
  private static func equation(
    _ number: Int, errors: [Double], mutants: (made: Int, caught: Int)
  ) -> CheckedEquation {
    CheckedEquation(
      number: number, sentence: "S.", latex: "a", code: "c", file: "f", line: 1,
      checks: errors.map {
        .init(
          kind: .identity, subject: "s", measured: $0, tolerance: 0.5, count: 1,
          passed: $0 <= 0.5, place: "t")
      } + [
        .init(
          kind: .diagnostic, subject: "s", measured: 100, tolerance: nil, count: 1, passed: true,
          place: "t")
      ], codeMutants: Self.mutants(mutants.made, surviving: mutants.made - mutants.caught),
      printedMutants: Self.mutants(10 * mutants.made, surviving: 1))
  }

  private static func mutants(_ count: Int, surviving: Int) -> [CheckedEquation.Mutant] {
    (0..<count).map { .init(change: "change", check: $0 < surviving ? nil : 1) }
  }

  private static func equations(_ output: RunOutput) throws -> [CheckedEquation] {
    let name = EquationChecksFile.name
    return try EquationChecksFile(content: #require(output.files[name]), file: name).equations
  }

  @Test("The metrics count checks and mutants; both files are stored") func output() throws {
    let equations = [
      Self.equation(1, errors: [0.125, 0.25], mutants: (3, 3)),
      Self.equation(2, errors: [1], mutants: (2, 1)),
    ]
    let output = CheckRun.output(equations: equations, errata: [])
    #expect(
      output.metrics == [
        "equation_count": 2, "check_count": 3, "failed_count": 1, "mutant_count": 5,
        "mutant_caught_count": 4, "printed_mutant_count": 50, "printed_mutant_caught_count": 48,
        "worst_error_over_tolerance": 2,
      ])
    #expect(Set(output.files.keys) == ["equations.json", "errata.json"])
    #expect(try Self.equations(output) == equations)
  }

  @Test("Not-a-number is the worst error") func notANumber() {
    let output = CheckRun.output(
      equations: [Self.equation(1, errors: [.nan, 0.25], mutants: (0, 0))], errata: [])
    #expect(output["worst_error_over_tolerance"] == .infinity)
    #expect(output["failed_count"] == 1)
  }

  @Test("The run has every equation, and its code fits the page") func equations() throws {
    let output = try CheckRun.output(of: repository)
    #expect(output["equation_count"] == 53)
    #expect(output["failed_count"] == 0)
    #expect(output["example_value"] == 16.125)
    let equations = try Self.equations(output)
    #expect(equations.map(\.number) == Array(1...53))
    for equation in equations {
      #expect(equation.isSound, "equation \(equation.number)")
      #expect(equation.checks.allSatisfy { ($0.differences != nil) == ($0.step != nil) })
      let widest = equation.code.split(separator: "\n").map(\.count).max() ?? 0
      #expect(widest <= 100, "equation \(equation.number) is wider than the page")
      for check in equation.checks {
        let file = check.place.prefix { $0 != ":" }
        let path = repository.appending(path: String(file)).path
        #expect(FileManager.default.fileExists(atPath: path), "\(check.place)")
      }
    }
    let errata = try ErrataFile(
      content: try #require(output.files["errata.json"]), file: "errata.json"
    ).errata
    #expect(errata.map(\.item) == Array(1...errata.count))
  }
}

struct EquationAgreementTests {
  @Test("Only rounding errors may differ from a stored run") func disagreements() throws {
    let report = try EquationReport(repository: repository)
    var stored = report.equations
    #expect(report.disagreements(with: stored) == [])
    stored[0].checks[0].measured *= 2
    stored[0].checks[0].step = 1e-9
    let check = try #require(stored[0].checks.firstIndex { $0.differences != nil })
    stored[0].checks[check].differences?[0].difference = 1
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
