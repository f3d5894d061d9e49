import Testing

@testable import EquationChecks

@Suite struct DerivationReportTests {
  @Test func allChecksPassAndEveryMutantIsCaught() throws {
    let report = try DerivationReport(sources: objectives())
    #expect(report.failures == [])
    #expect(report.equations.map(\.number) == Array(DerivationReport.numbers))
    for equation in report.equations where equation.waiver == nil {
      #expect(equation.mutantCount >= 3, "Equation (\(equation.number))")
      let kinds = equation.checks.map(\.kind)
      #expect(kinds.contains(.text) && kinds.contains(.identity) && kinds.contains(.gradient))
    }
    #expect(report.equations.filter { $0.waiver != nil }.map(\.number) == [5, 17, 25])
  }

  @Test func trainedEquationsAreCheckedOnThePathThatTrains() throws {
    let report = try DerivationReport(sources: objectives())
    let trained = report.equations.filter { $0.checks.contains { $0.kind == .training } }
    #expect(trained.map(\.number) == [1, 2, 3, 11, 12, 13, 14, 22, 24, 26, 27, 34, 35])
  }

  @Test(arguments: [1, 18, 22, 34])
  func anEquationWithoutItsChecksFails(number: Int) throws {
    let report = try DerivationReport(
      sources: objectives(), checking: CompiledEquation.all.filter { $0.number != number })
    #expect(report.failures.map(\.equation) == [number])
    #expect(report.failures.map(\.cause) == [.unchecked])
  }

  @Test func anEquationThatIsNotInTheSourcesFails() throws {
    let sources = try objectives().filter { !$0.path.hasSuffix("CombinedObjectives.swift") }
    let failures = try DerivationReport(sources: sources).failures
    #expect(failures.map(\.equation) == [15, 28])
    #expect(failures.map(\.cause) == [.missing, .missing])
  }

  /// Only what is a `Definition` is excused: a function whose body says nothing is not.
  @Test func anEquationIsNotWaivedByComputingNothing() throws {
    var sources = try objectives()
    let index = try #require(sources.firstIndex { $0.path.hasSuffix("Definitions.swift") })
    sources[index].text.replace("case equation25 = 25", with: "case equation26 = 25")
    #expect(throws: EquationSourceError.self) { try DerivationReport(sources: sources) }
  }

  @Test func aTermThatIsChangedInTheTextAloneFails() throws {
    var sources = try objectives()
    let index = try #require(sources.firstIndex { $0.path.hasSuffix("/PolicyObjectives.swift") })
    sources[index].text.replace(
      "(alpha - 1 / expertOutputs)", with: "(alpha + 1 / expertOutputs)")
    let report = try DerivationReport(sources: sources)
    let failure = try #require(report.failures.first)
    #expect(Set(report.failures.map(\.equation)) == [22])
    guard case .check(let check) = failure.cause else {
      Issue.record("\(failure)")
      return
    }
    #expect(check.kind == .text)
    #expect(check.measured > 0.1)
  }
}
