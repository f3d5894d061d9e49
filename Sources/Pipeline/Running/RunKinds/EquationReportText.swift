public import EquationChecks
import Foundation
public import Records

extension EquationReport {
  /// All equations with their checks, and then the errata.
  public var table: String {
    (equations.map(Self.text) + [errataText, summary + "\n" + TrainedLosses.text])
      .joined(separator: "\n\n")
  }

  /// One line for each failure.
  ///
  /// A wrong equation also fails the checks of the equations compared with it; these share one line.
  public var failureLines: [String] {
    let wrong = Set(equations.filter { !$0.agreesWithItsTranscription }.map(\.number))
    var (own, consequences): ([String], [String]) = ([], [])
    for failure in failures {
      if case .check = failure.cause, !wrong.isEmpty, !wrong.contains(failure.equation) {
        let name = "(\(failure.equation))"
        if consequences.last != name { consequences.append(name) }
      } else {
        own.append(line(for: failure))
      }
    }
    if !consequences.isEmpty {
      own.append(
        "Right by their transcriptions, but compared with these: "
          + consequences.joined(separator: ", "))
    }
    return own
      + errata.filter { !$0.isShown }.map {
        "Erratum \($0.item), \($0.place): its demonstrations do not show that the printed form is "
          + $0.effect.rawValue
      }
  }

  /// One equation with its checks.
  public static func text(of equation: CheckedEquation) -> String {
    var heading = "(\(equation.number))  \(equation.file):\(equation.line)"
    if !equation.checks.isEmpty { heading += "  \(equation.mutants)" }
    if let waiver = equation.waiver { heading += "\n  not computed: \(waiver)" }
    return ([heading] + equation.checks.map(row)).joined(separator: "\n")
  }

  /// Kind, precision, measured error, tolerance, step of the differences, and subject.
  private static func row(of check: CheckedEquation.Check) -> String {
    let columns = [
      (check.passed ? "ok" : "FAILED", 6), (check.kind.rawValue, 10),
      (check.precision == .single ? "f32" : "f64", 3), (number(check.measured), 9),
      (check.tolerance.map(number) ?? "-", 7), (check.step.map { "h \(number($0))" } ?? "-", 9),
      ("n \(check.count)", 4),
    ].map { $0.0.padding(toLength: $0.1, withPad: " ", startingAt: 0) }
    return "  " + columns.joined(separator: "  ") + "  \(check.subject)"
  }

  private var errataText: String {
    let lines = errata.flatMap { erratum in
      [
        "  \(erratum.item). \(erratum.place): printed \(erratum.printed), "
          + "correct \(erratum.corrected) (\(erratum.effect.rawValue))"
      ]
        + erratum.demonstrations.map {
          "     printed \(Self.number($0.printedError)), corrected \(Self.number($0.correctedError)), "
            + "tolerance \(Self.number($0.tolerance)): \($0.subject)"
        }
    }
    return (["Errata"] + lines).joined(separator: "\n")
  }

  private var summary: String {
    "\(equations.count) equations, \(equations.total(\.checks.count)) checks, mutants caught: "
      + "\(equations.total(\.caughtMutantCount)) of \(equations.total(\.mutantCount)), printed "
      + "\(equations.total(\.caughtPrintedMutantCount)) of "
      + "\(equations.total(\.printedMutantCount)), \(errata.count) errata"
  }

  private func line(for failure: EquationFailure) -> String {
    let name = "Equation (\(failure.equation))"
    guard let equation = equations.first(where: { $0.number == failure.equation }) else {
      return "\(name): not found in \(Self.sourceFolders.joined(separator: " or "))"
    }
    let problem =
      switch failure.cause {
      case .check(let check):
        "\(check.kind.rawValue) \(check.subject): error \(Self.number(check.measured)), "
          + "tolerance \(check.tolerance.map(Self.number) ?? "none")"
      case .survivor(let change): "no check detects \(change)"
      case .printedSurvivor(let change): "printed formula: no check detects \(change)"
      case .unchecked: "no check, which is allowed for (5), (17) and (25) only"
      case .missing: "missing"
      }
    return "\(name): \(problem), \(equation.file):\(equation.line)"
  }

  /// Two digits at most, such as 3.1e-16.
  private static func number(_ value: Double) -> String {
    guard value != 0, abs(value) < 0.01 else { return String(format: "%.2g", value) }
    return String(format: "%.1e", value).replacing(".0e", with: "e")
  }
}

extension EquationReport {
  /// The differences from a stored check run, one line each.
  ///
  /// Errors and steps are not compared: they depend on the rounding of the processor. Formulas, code,
  /// subjects and verdicts do not.
  public func disagreements(with stored: [CheckedEquation]) -> [String] {
    let numbers = Set((equations + stored).map(\.number)).sorted()
    return numbers.compactMap { number in
      let now = equations.first { $0.number == number }
      let then = stored.first { $0.number == number }
      guard now?.withoutRounding != then?.withoutRounding else { return nil }
      guard let now, let then else {
        return "Equation (\(number)): checked \(now == nil ? "then, but not now" : "now only")"
      }
      return "Equation (\(number)): now \(now.outcome), in the stored run \(then.outcome)"
    }
  }
}

extension CheckedEquation {
  fileprivate var withoutRounding: CheckedEquation {
    var copy = self
    for index in copy.checks.indices {
      (copy.checks[index].measured, copy.checks[index].step) = (0, nil)
      copy.checks[index].differences = nil
    }
    return copy
  }

  /// Its checks and mutants in words.
  fileprivate var outcome: String {
    "checks \(checks.count(where: \.passed))/\(checks.count), \(mutants) (\(file):\(line))"
  }

  fileprivate var mutants: String {
    "mutants \(caughtMutantCount)/\(mutantCount), "
      + "printed \(caughtPrintedMutantCount)/\(printedMutantCount)"
  }
}
