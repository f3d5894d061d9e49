public import Foundation
public import Planning
public import Records
import Running
public import Scheduling
public import Store

/// The work of one array task.
public struct TaskExecution {
  private let folder: ClusterFolder
  private let schedule: Schedule
  private let runs: [Run]
  private let environment: [String: String]

  /// After so many starts in a row without progress there is no other.
  private static let idleLimit = 2

  /// Plans to execute these runs, and their inputs that lack a result.
  ///
  /// - Throws: `ClusterError.unknownRun` if the plan no longer has a key.
  public init(
    of keys: [RunKey], in plan: Plan, store: ResultStore, repository: URL, deadline: Deadline?,
    environment: [String: String]
  ) throws(ClusterError) {
    runs = try keys.map { key throws(ClusterError) in
      guard let run = plan.run(key) else { throw .unknownRun(key: "\(key)") }
      return run
    }
    self.environment = environment
    folder = ClusterFolder(store)
    var schedule = Schedule(
      plan: plan.keeping(Set(keys)), store: store, jobCount: 1, checkpointInterval: .seconds(60),
      repository: repository, deadline: deadline)
    schedule.tries = 2
    schedule.retried = Set(keys)
    self.schedule = schedule
  }

  /// Executes the runs, and records this start.
  ///
  /// - Throws: `ClusterError.noProgress` if the last starts made none.
  public func execute() throws -> Schedule.Outcome {
    let file = folder.startsFile(of: runs[0])
    try makeFolder(file.deletingLastPathComponent())
    var starts = try Starts(reading: file)
    let step = try stepCount()
    let idleCount = starts.idleCount(atStep: step)
    guard idleCount < Self.idleLimit else {
      let error = ClusterError.noProgress(run: runs[0].path, count: idleCount)
      for run in runs where try schedule.store.statement(of: run.key) == nil {
        try schedule.store.write("\(error)", as: .failure, on: run)
      }
      // The next submission starts afresh.
      try removeAll(file)
      throw error
    }
    starts.begin(
      Starts.Start(
        date: Date().formatted(.iso8601),
        node: environment["SLURMD_NODENAME"] ?? ProcessIdentity.current.host,
        job: environment["SLURM_JOB_ID"] ?? "", step: step))
    try writeDurably(starts.fileContent, to: file)
    let start = ContinuousClock.now
    let outcome = try schedule.execute()
    starts.end(ending(outcome), after: start.duration(to: .now) / .seconds(1))
    try writeDurably(starts.fileContent, to: file)
    return outcome
  }

  private func ending(_ outcome: Schedule.Outcome) -> Starts.Ending {
    if outcome.signalNumber != nil { return .stopped }
    if outcome.checkpointedCount + outcome.leftCount > 0 {
      return outcome.awaited.isEmpty ? .unfinished : .waited
    }
    return outcome.failures.isEmpty && outcome.damaged.isEmpty ? .done : .failed
  }

  /// The steps of the runs that are done.
  private func stepCount() throws -> Int {
    let execution = RunExecution(
      plan: schedule.plan, store: schedule.store, repository: schedule.repository)
    return try runs.map { run in
      try schedule.store.statement(of: run.key) != nil
        ? run.stepCount : execution.resumableStep(of: run) ?? 0
    }.reduce(0, +)
  }
}
