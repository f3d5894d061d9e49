import ArgumentParser
import EquationChecks
import Planning
import Records
import Store
import Foundation
import Reporting
import Running

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hold results, equations, verdicts and claims against the last paper; train nothing.",
    discussion: """
      Hashes of every result and its files, in the archive and the working store; the equations,
      checked again; and verdicts and claims, computed again and compared with what the last paper of
      the profile says. Ends with 0, or with 4 and a line for each thing that does not hold.
      """)

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let (plan, expectations) = try options.paper()
    let verification = try Verification(
      plan: plan, expectations: expectations, store: try options.store,
      repository: try options.repositoryFolder)
    let equations = try equations(of: plan)
    for line in verification.summary + [equations.summary] { print(line) }
    let failures = verification.failures + equations.failures
    guard failures.isEmpty else {
      throw Failure(
        status: .verificationFailed,
        reason: failures.count == 1
          ? "1 thing does not hold" : "\(failures.count) things do not hold",
        details: failures)
    }
  }

  /// The checks of the equations as they come out now, against the tolerances and a stored run.
  private func equations(of plan: Plan) throws -> (summary: String, failures: [String]) {
    guard let run = plan.runs.first(where: { $0.kind == .check }) else {
      return ("Equations: this profile does not check them", [])
    }
    let checks: CheckedSources
    do {
      checks = try CheckedSources(repository: options.repositoryFolder)
    } catch let error as EquationSourceError {
      return ("Equations: one cannot be read", ["\(error)"])
    }
    // A stored run that is damaged is among the results that do not hold.
    let stored = try? options.store.data(EquationChecksFile.name, of: run)
    let disagreements = try stored.map {
      checks.disagreements(
        with: try EquationChecksFile(content: $0, file: "\(run.path): \(EquationChecksFile.name)")
          .equations)
    }
    return (
      "Equations: \(checks.equationCount) checked"
        + (stored == nil ? ", not stored" : ", compared with the stored run"),
      checks.failures + (disagreements ?? [])
    )
  }
}
