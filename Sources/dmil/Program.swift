import ArgumentParser
import EquationChecks
import Planning
import Records
import Specifications
import Store
import Foundation
import Reporting
import Running

/// From experiment specifications to a paper.
@main
struct Program: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmil",
    abstract: "Runs what paper/experiments asks for, and makes the paper from the results.",
    discussion: """
      Environment: DMIL_WORK (working store, .work by default), PROFILE, NO_COLOR, CLICOLOR_FORCE.
      Exit codes: 0 done, 1 internal error, 2 usage, 3 some runs failed, 4 verification failed,
      5 results missing, 65 specification or data invalid, 69 tool missing, 75 try again,
      130 interrupted, 143 terminated.
      """,
    version: "dmil \(Version.text)",
    subcommands: [
      PlanCommand.self, RunCommand.self, ReportCommand.self, PaperCommand.self, FiguresCommand.self,
      StatusCommand.self, WhyCommand.self, ExplainCommand.self, DiffCommand.self, ReproCommand.self,
      ArchiveCommand.self, ExpertCommand.self, DataCommand.self, CheckCommand.self,
      VerifyCommand.self,
      LintCommand.self, BenchCommand.self, FingerprintCommand.self, TraceCommand.self,
    ])

  /// Parses, runs, and turns every error into an exit code and a last line that says why.
  static func main() {
    do {
      try Processor.check()
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let failure = Failure(describing: error)
      guard let failure else { exit(withError: error) }
      for line in failure.details { standardError(line) }
      standardError("dmil: exit code \(failure.status.rawValue): \(failure.reason)")
      Foundation.exit(failure.status.rawValue)
    }
  }

  static func standardError(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

extension Failure {
  /// The failure that an error amounts to; `nil` when it asks for help or the version.
  init?(describing error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as StoreError: self.init(error)
    case let error as ReportError: self.init(error)
    case let error as DataError: self.init(error)
    case let error as MissingEquations: self.init(status: .usage, reason: "\(error)")
    case let error as EquationSourceError:
      self.init(
        status: .verificationFailed, reason: "an equation cannot be read", details: ["\(error)"])
    case let error as GitError: self.init(error)
    case let error as UnknownCell: self.init(status: .usage, reason: "\(error)")
    case let error as UnknownKey: self.init(status: .usage, reason: "\(error)")
    case let errors as SpecificationErrors:
      self.init(
        status: .invalidSpecification,
        reason: errors.all.count == 1
          ? "a specification is invalid" : "\(errors.all.count) errors in the specifications",
        details: errors.all.map { "\($0)" })
    default:
      switch Program.exitCode(for: error) {
      case .success: return nil
      case .validationFailure:
        self.init(
          status: .usage, reason: "wrong usage; try 'dmil --help'",
          details: [Program.fullMessage(for: error)])
      default: self.init(status: .internalError, reason: "\(error)")
      }
    }
  }
}
