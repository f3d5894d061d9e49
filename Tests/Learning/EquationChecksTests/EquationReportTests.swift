import Formulas
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
      #expect(kinds.contains(.text) && kinds.contains(.identity))
      // Targets and weights are constants of the losses that they stand in.
      let isConstant = [39, 41, 49].contains(equation.number)
      #expect(kinds.contains(.gradient) != isConstant, "Equation (\(equation.number))")
    }
    for equation in report.equations {
      #expect(equation.printedMutantCount >= 6, "Equation (\(equation.number))")
      #expect(equation.checks.contains { $0.kind == .printed }, "Equation (\(equation.number))")
    }
    for equation in report.equations {
      for (mutants, kinds) in [
        (equation.codeMutants, [Check.Kind.identity]), (equation.printedMutants, [.printed]),
      ] {
        for mutant in mutants {
          let check = try #require(mutant.check, "(\(equation.number)): \(mutant.change)")
          #expect(kinds.contains(equation.checks[check - 1].kind))
        }
      }
    }
    #expect(report.equations.flatMap(\.checks).count == 319)
    #expect(report.equations.map(\.caughtMutantCount).reduce(0, +) == 1197)
    #expect(report.equations.map(\.caughtPrintedMutantCount).reduce(0, +) == 1996)
    #expect(report.equations.filter { $0.waiver != nil }.map(\.number) == [5, 17, 25])
  }

  @Test("The worked example is what the equation gives by hand") func example() throws {
    let metrics = Dictionary(uniqueKeysWithValues: WorkedExample.metrics.map { ($0, $1) })
    let (first, second, rollout) = (10 - 1 / 0.8, 10 - 1 / 0.5, 1 / (1 - 0.2))
    let value = (first * 1 + second * 2) / 2 + rollout * 3
    #expect(metrics["example_value"] == value)
    #expect(metrics["example_derivative"] == -first / 2)
    let raised = try #require(metrics["example_value_raised"])
    let lowered = try #require(metrics["example_value_lowered"])
    let step = try #require(metrics["example_step"])
    #expect(abs((raised - lowered) / (2 * step) + first / 2) < 1e-9)
    let source = try EquationSource.all(in: equationSources()).first { $0.number == 22 }
    let mutants = try #require(source?.formula?.mutants)
    let change = "the other sign before 1 / outputs.expert"
    let mutant = try #require(mutants.first { $0.change == change })
    let mutantValue = try mutant.formula.value([
      "alpha": .number(10), "outputs.expert": .samples([0.8, 0.5]),
      "outputs.rollout": .samples([0.2]), "logPolicy.expert": .samples([-1, -2]),
      "logPolicy.rollout": .samples([-3]),
    ])
    #expect(mutantValue == .number((11.25 * 1 + 12 * 2) / 2 + rollout * 3))
    #expect(metrics["example_mutant_value"] == mutantValue.elements[0])
    let inputs = [
      "d_1": 0.8, "d_2": 0.5, "d_3": 0.2, "log_pi_1": -1, "log_pi_2": -2, "log_pi_3": -3,
    ]
    for (name, input) in inputs { #expect(metrics["example_\(name)"] == input) }
  }

  @Test("A mutant of the printed formula that passes is a failure of its equation")
  func printedSurvivor() throws {
    var equation = try Self.report.get().equations[21]
    equation.printedMutants = [.init(change: "1 - d in place of d", check: nil)]
    #expect(
      equation.failures == [
        EquationFailure(equation: 22, cause: .printedSurvivor("1 - d in place of d"))
      ])
  }

  @Test("The gradients of training are checked for each trained equation") func training() throws {
    let trained = try Self.report.get().equations.filter { equation in
      equation.checks.contains { $0.kind == .training }
    }
    #expect(
      trained.map(\.number) == [1, 2, 3, 11, 12, 13, 14, 22, 24, 26, 27, 34, 35] + Array(36...53))
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
    sources[index].text.replace("/// Equation 25\n", with: "/// Equation 54\n")
    let failures = try EquationReport(sources: sources).failures
    #expect(
      failures == [
        EquationFailure(equation: 25, cause: .missing),
        EquationFailure(equation: 54, cause: .unchecked),
      ])
  }

  /// A sign in each of six objectives of the comparison methods.
  private static let flips = [
    (
      36, "DWBC", "- expectation(-log(1 - outputs.expert))",
      "+ expectation(-log(1 - outputs.expert))"
    ),
    (37, "DWBC", "(alpha - 1) - eta", "(alpha - 1) + eta"),
    (38, "ORIL", "- positiveFraction * expectation", "+ positiveFraction * expectation"),
    (43, "ValueDICE", "- replayFraction * expectation", "+ replayFraction * expectation"),
    (47, "IQLearn", "return -expectation(rewards)", "return expectation(rewards)"),
    (48, "IQLearn", "-expectation(values - ", "-expectation(values + "),
  ]

  @Test("Signs flipped in objectives of the comparison methods are caught by name")
  func flippedSigns() throws {
    var sources = try equationSources()
    for (_, name, sign, opposite) in Self.flips {
      let index = try #require(sources.firstIndex { $0.path.hasSuffix("/\(name)Losses.swift") })
      #expect(sources[index].text.contains(sign))
      sources[index].text.replace(sign, with: opposite)
    }
    let failures = try EquationReport(sources: sources).failures
    #expect(failures.map(\.equation) == Self.flips.map(\.0))

    // With the same signs in the compiled functions, the text agrees and the values do not.
    for source in try EquationSource.all(in: sources)
    where Self.flips.contains(where: { $0.0 == source.number }) {
      let values = EquationValues(
        CompiledEquation.all, replacing: source.number, by: try #require(source.formula))
      let check = try Identity.transcription(of: source.number).check(with: values)
      #expect(!check.passed, "(\(source.number))")
    }
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
