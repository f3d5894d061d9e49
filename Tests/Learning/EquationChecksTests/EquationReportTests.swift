import Records
import Testing

@testable import EquationChecks

@Suite struct EquationReportTests {
  /// All checks, which take a while.
  private static let report = Result { try EquationReport(sources: equationSources()) }

  @Test("All checks pass and catch every mutant") func passes() throws {
    let report = try Self.report.get()
    #expect(report.failures == [])
    #expect(report.equations.map(\.number) == Array(EquationReport.numbers))
    for equation in report.equations where equation.waiver == nil {
      #expect(equation.mutantCount >= 3, "Equation (\(equation.number))")
      let kinds = equation.checks.map(\.kind)
      #expect(kinds.contains(.text) && kinds.contains(.identity) && kinds.contains(.gradient))
    }
    #expect(report.equations.flatMap(\.checks).count == 164)
    #expect(report.equations.map(\.caughtMutantCount).reduce(0, +) == 839)
    #expect(report.equations.filter { $0.waiver != nil }.map(\.number) == [5, 17, 25])
  }

  @Test("The gradients of training are checked for each trained equation") func training() throws {
    let trained = try Self.report.get().equations.filter { equation in
      equation.checks.contains { $0.kind == .training }
    }
    #expect(trained.map(\.number) == [1, 2, 3, 11, 12, 13, 14, 22, 24, 26, 27, 34, 35])
  }

  @Test("An equation without checks fails", arguments: [[1, 11], [18], [22], [34]])
  func unchecked(numbers: [Int]) throws {
    let report = try EquationReport(
      sources: equationSources(), checking: CompiledEquation.all.filter { $0.numbers != numbers })
    #expect(report.failures == numbers.map { EquationFailure(equation: $0, cause: .unchecked) })
  }

  @Test("An equation without a source fails") func missing() throws {
    let sources = try equationSources().filter { !$0.path.hasSuffix("CombinedLosses.swift") }
    let failures = try EquationReport(sources: sources).failures
    #expect(failures == [15, 28].map { EquationFailure(equation: $0, cause: .missing) })
  }

  @Test("Only definitions are waived") func waiver() throws {
    var sources = try equationSources()
    let index = try #require(sources.firstIndex { $0.path.hasSuffix("Definitions.swift") })
    sources[index].text.replace("/// Equation 25\n", with: "/// Equation 36\n")
    let failures = try EquationReport(sources: sources).failures
    #expect(
      failures == [
        EquationFailure(equation: 25, cause: .missing),
        EquationFailure(equation: 36, cause: .unchecked),
      ])
  }

  @Test("A term that differs only in the text fails") func text() throws {
    var sources = try equationSources()
    let index = try #require(sources.firstIndex { $0.path.hasSuffix("/PolicyLosses.swift") })
    sources[index].text.replace(
      "(alpha - 1 / outputs.expert)", with: "(alpha + 1 / outputs.expert)")
    let failures = try EquationReport(sources: sources).failures
    #expect(Set(failures.map(\.equation)) == [22])
    guard case .check(let check) = try #require(failures.first).cause else {
      Issue.record("\(failures)")
      return
    }
    #expect(check.kind == .text)
    #expect(check.measured > 0.1)
  }
}
