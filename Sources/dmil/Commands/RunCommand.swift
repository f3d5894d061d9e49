import ArgumentParser
import Claims
import Foundation
import Planning
import Records
import Reporting
import Running
import Scheduling

/// Whether the other runs continue when a run fails.
enum FailurePolicy: String, EnumerableFlag {
  case keepGoing, failFast

  static func help(for value: FailurePolicy) -> ArgumentHelp? {
    switch value {
    case .keepGoing: "After a failure continue with all runs that do not need the failed one."
    case .failFast: "After a failure let all other runs save a checkpoint and stop."
    }
  }
}

/// How many runs are executed at a time.
struct JobOptions: ParsableArguments {
  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "Runs at a time, by default one per core.", transform: positive)
  var jobs = ProcessInfo.processInfo.activeProcessorCount
}

/// Which runs of a plan.
struct CellOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only the runs of this cell, or behind a table or figure as in 'Table 1', and the runs they "
        + "need; may be repeated. \(Completion.cellHelp.abstract)", valueName: "cell"),
    completion: Completion.cells)
  var only: [String] = []

  /// The options as they were typed.
  var words: String { only.map { " --only '\($0)'" }.joined() }

  /// The plan of these runs and of those that they need; without the option, all.
  func chosen(from plan: Plan, of options: GlobalOptions) throws -> Plan {
    only.isEmpty ? plan : try plan.keeping(only, in: paper(of: options))
  }

  /// The runs alone; without the option, all.
  func runs(of plan: Plan, _ options: GlobalOptions) throws -> [Run] {
    let paper = try paper(of: options)
    return only.isEmpty ? plan.runs : try only.flatMap { try plan.runs(matching: $0, in: paper) }
  }

  /// The tables and figures; none if no name asks for one.
  private func paper(of options: GlobalOptions) throws -> [PaperPart] {
    let asks = only.contains { $0.wholeMatch(of: /(Table|Figure) \w+/.ignoresCase()) != nil }
    return asks ? try options.paperReport().contents() : []
  }
}

/// How runs are executed; no option changes a result.
struct RunOptions: ParsableArguments {
  @OptionGroup var parallel: JobOptions

  @Option(
    help: ArgumentHelp(
      "Seconds between checkpoints: the work that a killed run may lose; inf for none.",
      valueName: "seconds"))
  var checkpointEvery = 10.0

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Stop after this time, as in 150min or 1h30min, with a checkpoint of each run. What would not "
        + "end in time does not start, unless nothing else is left and a checkpoint can stop it.",
      valueName: "duration"), transform: duration)
  var window: Duration?

  @OptionGroup var cells: CellOptions

  @Flag(exclusivity: .exclusive)
  var failures = FailurePolicy.keepGoing

  func validate() throws {
    if !(checkpointEvery >= 0) {
      throw ValidationError("--checkpoint-every must be at least 0, not \(checkpointEvery)")
    }
  }

  /// `nil` for no checkpoints until the run is interrupted.
  private var checkpointInterval: Duration? {
    checkpointEvery < 1e9 ? .seconds(checkpointEvery) : nil
  }

  /// The schedule of a plan, by default of all specifications, restricted by `--only`.
  func schedule(_ options: GlobalOptions, plan: Plan? = nil) throws -> Schedule {
    let plan = try plan ?? options.plan()
    return Schedule(
      plan: try cells.chosen(from: plan, of: options), store: try options.store,
      jobCount: parallel.jobs,
      checkpointInterval: checkpointInterval, failsFast: failures == .failFast,
      repository: try options.repositoryFolder, deadline: window.map(Deadline.init))
  }
}

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Execute the runs that have no result yet.",
    discussion: """
      Any number of these commands may share a store, on one machine or on several that see the same \
      DMIL_WORK and the same repository: each run is made once, by the command that locks it. A command \
      ends when every run of the profile has its result, whoever made it. The runs of one that was \
      killed go on elsewhere from their last checkpoint: at once on the same machine, after two minutes \
      on another. If a run was made twice with different numbers, the first result is kept, the other \
      goes to the folder disputes of the store, and the exit code is 4.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var running: RunOptions

  func run() throws {
    let schedule = try running.schedule(options)
    try Self.execute(schedule, verb: "run\(running.cells.words)")
  }

  /// Executes the missing runs of a plan, and returns whether there was time for all.
  ///
  /// - Throws: `Failure` when a signal ended it or a run failed.
  @discardableResult
  static func execute(_ schedule: Schedule, verb: String) throws -> Bool {
    Interruption.listen()
    defer { Interruption.stopListening() }
    return try report(
      schedule.execute(),
      remedy: "Progress is saved. Continue with: "
        + "dmil \(verb) --profile \(schedule.plan.profile.rawValue)")
  }

  /// Prints what was executed, and returns whether there was time for all.
  ///
  /// - Throws: `Failure` when a signal ended it or a run failed.
  static func report(_ outcome: Schedule.Outcome, remedy: String) throws -> Bool {
    if let failure = Failure(signalIn: outcome, remedy: remedy) { throw failure }
    guard outcome.failures.isEmpty, outcome.damaged.isEmpty, outcome.disputes.isEmpty else {
      throw Failure(outcome)
    }
    let notes = Dictionary(grouping: outcome.unavailable, by: \.note).sorted { $0.key < $1.key }
    for (note, runs) in notes {
      print("\(counted(runs.count, "run")) skipped: \(note)")
    }
    let elsewhere = outcome.elsewhereCount
    let done =
      "\(counted(outcome.finishedCount, "run")) done"
      + (elsewhere == 0 ? "" : ", \(elsewhere) by other processes")
    let isComplete = outcome.checkpointedCount + outcome.leftCount == 0
    if !isComplete {
      print(
        "\(done), \(outcome.checkpointedCount) stopped at a checkpoint, \(outcome.leftCount) left.")
      print(remedy)
    } else if outcome.finishedCount + elsewhere == 0, outcome.unavailable.isEmpty {
      print("Every run has its result.")
    } else {
      print("\(done).")
    }
    return isComplete
  }
}

extension Failure {
  /// The signal that ended the runs; `nil` if there was none.
  init?(signalIn outcome: Schedule.Outcome, remedy: String) {
    guard let number = outcome.signalNumber else { return nil }
    self.init(signal: number, details: [remedy])
  }

  /// Lists the runs that failed and those that need them, and counts those left for other reasons.
  init(_ outcome: Schedule.Outcome) {
    self.init(
      status: .someRunsFailed, reason: "\(counted(outcome.failures.count, "run")) failed",
      details: outcome.damaged.map { "damaged \($0.name): \($0.error)" }
        + outcome.disputes.map { "disputed \($0.name): \($0.error)" }
        + outcome.failures.map { "failed \($0.name): \($0.error)" }
        + outcome.blockedNames.map { "not started \($0)" }
        + (outcome.leftCount > 0 ? ["\(counted(outcome.leftCount, "other run")) left"] : []))
    if !outcome.disputes.isEmpty {
      status = .verificationFailed
      reason = "runs made again with other numbers: \(outcome.disputes.count)"
    }
    if !outcome.damaged.isEmpty {
      status = .verificationFailed
      reason = "results that are not what was stored: \(outcome.damaged.count)"
    }
    if let refusal = outcome.refusal, let failure = Failure(refusal) {
      status = failure.status
      reason = failure.reason
    }
  }
}

/// A duration as in `1h30min`.
@Sendable func duration(_ argument: String) throws -> Duration {
  guard let seconds = durationSeconds(argument) else {
    throw ValidationError("expected a duration such as 150min, 2h or 1h30min, not '\(argument)'")
  }
  return .seconds(seconds)
}
