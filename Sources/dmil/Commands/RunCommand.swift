import ArgumentParser
import Claims
import Planning
import Records
import Foundation
import Running

/// What becomes of the others when a run fails.
enum FailurePolicy: String, EnumerableFlag {
  case keepGoing, failFast

  static func help(for value: FailurePolicy) -> ArgumentHelp? {
    switch value {
    case .keepGoing: "After a failure carry out all that does not need the run that failed."
    case .failFast: "After a failure let all other runs save what they have, and stop."
    }
  }
}

/// How runs are carried out; nothing of it changes a result.
struct RunOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "Runs at a time; as many as there are cores by default.")
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Seconds of work that a run may lose when it is killed.", valueName: "seconds"))
  var checkpointEvery = 10.0

  @Option(
    help: ArgumentHelp(
      "Only runs of such a name, and what they need; may be given several times. A name is "
        + "\(Completion.cellHelp.abstract)", valueName: "glob"),
    completion: Completion.cells)
  var only: [String] = []

  @Flag(exclusivity: .exclusive)
  var failures = FailurePolicy.keepGoing

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, not \(jobs)") }
    if !(checkpointEvery >= 0) {
      throw ValidationError("--checkpoint-every must be at least 0, not \(checkpointEvery)")
    }
  }

  /// What of the options says which runs, as it is written.
  var restriction: String { only.map { " --only '\($0)'" }.joined() }

  /// The schedule of a plan, by default that of all of the workplace's specifications, or of those
  /// of its runs that are asked for.
  func schedule(_ workplace: GlobalOptions, plan: Plan? = nil) throws -> Schedule {
    let plan = try plan ?? workplace.plan()
    return Schedule(
      plan: only.isEmpty ? plan : try plan.keeping(only), store: workplace.store,
      jobCount: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      checkpointInterval: .seconds(checkpointEvery), failsFast: failures == .failFast,
      repository: workplace.repositoryFolder)
  }
}

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Carry out the runs that have no result yet.")

  @OptionGroup var workplace: GlobalOptions
  @OptionGroup var running: RunOptions

  func run() throws {
    let schedule = try running.schedule(workplace)
    try Self.carryOut(schedule, verb: "run\(running.restriction)")
  }

  /// Carries out a plan's missing runs.
  ///
  /// - Throws: `Failure` when a signal ended it or a run failed.
  static func carryOut(_ schedule: Schedule, verb: String) throws {
    Interruption.listen()
    defer { Interruption.stopListening() }
    let outcome = try schedule.execute()
    let remedy =
      "What was trained is saved. Go on with: "
      + "dmil \(verb) --profile \(schedule.plan.profile.rawValue)"
    if let failure = Failure(signalIn: outcome, remedy: remedy) { throw failure }
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
  /// The signal that ended everything; `nil` when none did.
  init?(signalIn outcome: Schedule.Outcome, remedy: String) {
    guard let number = outcome.signalNumber else { return nil }
    self.init(
      status: number == SIGINT ? .interrupted : .terminated,
      reason: number == SIGINT ? "interrupted" : "terminated", details: [remedy])
  }

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
