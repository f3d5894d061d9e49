import ArgumentParser
import EquationChecks
import Foundation
import Planning
import Records
import Reporting
import Running
import Store

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract:
      "Check that stored results, equations and claims match the last paper. Trains nothing.",
    discussion: """
      Verifies the hashes of every result and its files, in the archive and the working store; checks \
      the equations again; and computes verdicts and claims again, to compare them with the last paper \
      of the profile. A run that was made twice with different numbers is a failure until its folder in \
      disputes is removed. Exits with 0, or with 4 and a line for each failure.
      """)

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let (plan, expectations) = try options.paper()
    let verification = try Verification(
      plan: plan, expectations: expectations, store: try options.store,
      repository: try options.repositoryFolder)
    let equations = try equations(of: plan)
    for line in verification.summary + [equations.summary] { print(line) }
    let disputes = try plan.distinctRuns.flatMap { run in
      try options.store.disputes(of: run).map { "disputed \(run.path): other numbers in \($0)" }
    }
    let failures = verification.failures + disputes + equations.failures
    guard failures.isEmpty else {
      throw Failure(
        status: .verificationFailed,
        reason: counted(failures.count, "failure"),
        details: failures)
    }
  }

  /// Checks the equations again, against their tolerances and the stored run.
  private func equations(of plan: Plan) throws -> (summary: String, failures: [String]) {
    guard let run = plan.runs.first(where: { $0.kind == .check }) else {
      return ("Equations: not in this profile", [])
    }
    let report: EquationReport
    do {
      report = try EquationReport(repository: options.repositoryFolder)
    } catch let error as EquationSourceError {
      return ("Equations: unreadable", ["\(error)"])
    }
    // A damaged stored run is among the failures of the results.
    let stored = try? options.store.data(EquationChecksFile.name, of: run)
    let disagreements = try stored.map {
      report.disagreements(
        with: try EquationChecksFile(content: $0, file: "\(run.path): \(EquationChecksFile.name)")
          .equations)
    }
    return (
      "Equations: \(report.equations.count) checked"
        + (stored == nil ? ", without a stored run" : ", compared with the stored run"),
      report.failureLines + (disagreements ?? [])
    )
  }
}
