import ArgumentParser
import EquationChecks
import Foundation
import Records
import Running
import Synchronization

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the equations of the paper, or the elementary functions of training.",
    discussion: """
      Each row: kind of the check, precision, measured error, tolerance, step of the differences, \
      number of compared values, and subject. A mutant is a formula, of the code or as printed, with \
      one sign, term or factor changed; each must fail a check. --json prints the same, the formulas \
      and the code.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "Print this equation only; all equations are checked.")
  var equation: Int?

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(
    help: """
      Compare the elementary functions in Float with the C library's in Double instead, at all 2³² \
      arguments, in some minutes. Errors are in units in the last place.
      """)
  var functions = false

  @Option(
    help: ArgumentHelp("Check every nth argument of the functions.", valueName: "n"),
    transform: positive)
  var every = 1

  func validate() throws {
    if functions && (equation != nil || json) {
      throw ValidationError("--functions checks no equation and prints no JSON")
    }
    if !functions && every != 1 {
      throw ValidationError("--every needs --functions to check")
    }
  }

  func run() throws {
    if functions { return try checkFunctions() }
    let report = try EquationReport(repository: options.repositoryFolder)
    let shown = report.equations.filter { [nil, $0.number].contains(equation) }
    if let equation, shown.isEmpty {
      throw ValidationError("there is no equation \(equation)")
    }
    if json {
      let errata = equation == nil ? report.errata : nil
      let file = EquationReportFile(shown, errata: errata)
      print(String(decoding: file.fileContent, as: UTF8.self), terminator: "")
    } else {
      print(equation == nil ? report.table : EquationReport.text(of: shown[0]))
    }
    let failures = report.failureLines
    guard failures.isEmpty else {
      throw Failure(
        status: .verificationFailed, reason: "the equations do not hold", details: failures)
    }
  }

  private func checkFunctions() throws {
    let (functions, every) = (ElementaryFunction.allCases, every)
    let (blockCount, blockLength) = (64, 1 << 26)
    let found = Mutex<[FunctionError]>([])
    DispatchQueue.concurrentPerform(iterations: functions.count * blockCount) { index in
      let start = index % blockCount * blockLength
      let error = functions[index / blockCount]
        .greatestError(over: stride(from: start, to: start + blockLength, by: every))
      found.withLock { $0.append(error) }
    }
    // Of equal errors, that of the least argument, so that the order of the threads does not show.
    let greatest = functions.compactMap { function in
      found.withLock(\.self).filter { $0.function == function }
        .max { ($0.ulps, -$0.argument) < ($1.ulps, -$1.argument) }
    }
    let rows = greatest.map { error in
      [error.function.rawValue, String(format: "%.3f", error.ulps), "\(error.argument)"]
    }
    for line in aligned([["function", "greatest error", "at"]] + rows) { print(line) }
    let failures = greatest.filter { $0.ulps > FunctionError.bound }
    guard failures.isEmpty else {
      throw Failure(
        status: .verificationFailed,
        reason: "a function errs by more than \(FunctionError.bound) units in the last place",
        details: failures.map(\.function.rawValue))
    }
  }
}
