import ArgumentParser
import Running

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the paper's equations, and that the misprints of the published text are such.",
    discussion: """
      Each row: the kind of check, its precision, the error measured, the largest that passes, the
      step of the differences, how many were compared, and what. Mutants are formulas with one sign,
      term or factor changed; some check must find out each.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The number of one equation, to be shown alone; all are checked.")
  var equation: Int?

  func run() throws {
    let checks = try CheckedSources(repository: options.repositoryFolder)
    if let equation {
      guard let text = checks.table(of: equation) else {
        throw ValidationError("there is no equation \(equation)")
      }
      print(text)
    } else {
      print(checks.table)
    }
    let failures = checks.failures
    guard failures.isEmpty else {
      throw Failure(
        status: .verificationFailed, reason: "the equations do not hold", details: failures)
    }
  }
}
