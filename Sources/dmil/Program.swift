import ArgumentParser
import Foundation

/// From experiment specifications to a paper.
@main
struct Program: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmil",
    abstract: "Run the experiments in paper/experiments, and make the paper from their results.",
    discussion: """
      Environment: DMIL_WORK (working store, .work by default), PROFILE, NO_COLOR, CLICOLOR_FORCE.

      Exit codes: 0 success, 1 internal error, 2 usage, 3 some runs failed, 4 verification failed, \
      5 results missing, 65 specification or data invalid, 69 tool missing, 74 input or output \
      failed, 75 temporarily unavailable (retry), 78 configuration, 129, 130 and 143 hung up, \
      interrupted and terminated.
      """,
    version: "dmil \(Version.text)",
    subcommands: [
      PlanCommand.self, RunCommand.self, ReportCommand.self, PaperCommand.self, FiguresCommand.self,
      StatusCommand.self, WhyCommand.self, ExplainCommand.self, DiffCommand.self, ReproCommand.self,
      ReviewCommand.self, ArchiveCommand.self, DistCommand.self, ExpertCommand.self,
      DataCommand.self,
      CheckCommand.self, VerifyCommand.self, LintCommand.self, BenchCommand.self,
      FingerprintCommand.self, TraceCommand.self, WorkerCommand.self, SubmitCommand.self,
      CancelCommand.self, ArrayTaskCommand.self,
    ])

  /// Parses and runs a command, and turns every error into an exit code and a last line with the
  /// reason.
  static func main() {
    StandardStreams.openMissing()
    // Mesa would keep compiled shaders in the home folder, and draw with them the next time.
    setenv("MESA_SHADER_CACHE_DISABLE", "true", 1)
    var failure: Failure?
    do {
      try SystemRequirements.check()
      var command = try parseAsRoot()
      try command.run()
    } catch {
      failure = Failure(error)
      if failure == nil { print(fullMessage(for: error)) }
    }
    guard let failure = failure ?? StandardStreams.outputFailure() else { return }
    for line in failure.details { StandardStreams.writeError(line) }
    StandardStreams.writeError("dmil: exit code \(failure.status.rawValue): \(failure.reason)")
    Foundation.exit(failure.status.rawValue)
  }
}
