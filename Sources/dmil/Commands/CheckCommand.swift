import ArgumentParser
import EquationChecks
import Running

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the equations of the paper and the misprints of the published text.",
    discussion: """
      Each row: kind of the check, precision, measured error, tolerance, step of the differences,
      number of compared values, and subject. A mutant is a formula with one sign, term or factor
      changed; each must fail a check.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "Print this equation only; all equations are checked.")
  var equation: Int?

  func run() throws {
    let report = try EquationReport(repository: options.repositoryFolder)
    if let equation {
      guard let text = report.table(of: equation) else {
        throw ValidationError("there is no equation \(equation)")
      }
      print(text)
    } else {
      print(report.table)
    }
    let failures = report.failureLines
    guard failures.isEmpty else {
      throw Failure(
        status: .verificationFailed, reason: "the equations do not hold", details: failures)
    }
  }
}
