import ArgumentParser
import Experiments
import Foundation
import Training

/// How runs are carried out; nothing of it changes a result.
struct RunOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "Runs at a time; as many as there are cores by default.")
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Seconds of work that a run may lose when it is killed.", valueName: "seconds"))
  var checkpointEvery = 10.0

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, not \(jobs)") }
    if !(checkpointEvery >= 0) {
      throw ValidationError("--checkpoint-every must be at least 0, not \(checkpointEvery)")
    }
  }

  /// The schedule of a plan, by default that of all of the workplace's specifications.
  func schedule(_ workplace: Workplace, plan: Plan? = nil) throws -> Schedule {
    Schedule(
      plan: try plan ?? workplace.plan(), store: workplace.store,
      jobCount: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      checkpointInterval: .seconds(checkpointEvery), repository: workplace.repositoryFolder)
  }
}

struct RunVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Carry out the runs that have no result yet.")

  @OptionGroup var workplace: Workplace
  @OptionGroup var running: RunOptions

  func run() throws {
    let schedule = try running.schedule(workplace)
    try Self.carryOut(schedule, verb: "run")
  }

  /// Carries out a plan's missing runs.
  ///
  /// - Throws: `Failure` when a signal ended it or a run failed.
  static func carryOut(_ schedule: Schedule, verb: String) throws {
    Interruption.listen()
    defer { Interruption.stopListening() }
    let outcome = try schedule.execute()
    if let number = outcome.signalNumber {
      throw Failure(
        status: number == SIGINT ? .interrupted : .terminated,
        reason: number == SIGINT ? "interrupted" : "terminated",
        details: [
          "What was trained is saved. Go on with: "
            + "dmil \(verb) --profile \(schedule.plan.profile.rawValue)"
        ])
    }
    guard outcome.failures.isEmpty else { throw Failure(outcome) }
    let notes = Dictionary(grouping: outcome.unavailable, by: \.note).sorted { $0.key < $1.key }
    for (note, runs) in notes {
      print("\(runs.count) \(runs.count == 1 ? "run" : "runs") left out: \(note)")
    }
    print(
      outcome.finishedCount == 0 && outcome.unavailable.isEmpty
        ? "Every run has its result."
        : "\(outcome.finishedCount) \(outcome.finishedCount == 1 ? "run" : "runs") done.")
  }
}

extension Failure {
  /// Lists what failed and what could not begin therefore.
  init(_ outcome: Schedule.Outcome) {
    let count = outcome.failures.count
    self.init(
      status: .someRunsFailed, reason: count == 1 ? "1 run failed" : "\(count) runs failed",
      details: outcome.failures.map { "failed \($0.name): \($0.error)" }
        + outcome.blockedNames.map { "not begun \($0)" })
    if let refusal = outcome.refusal {
      let failure = Failure(refusal)
      status = failure.status
      reason = failure.reason
    }
  }

  /// What the store refused.
  init(_ error: StoreError) {
    let status: ExitStatus =
      switch error {
      case .edited, .foreign, .schema, .missing, .differs: .verificationFailed
      case .leased, .system(_, ENOSPC), .system(_, EDQUOT): .tryAgain
      case .system: .internalError
      }
    self.init(status: status, reason: "\(error)")
  }
}
