public import Foundation
public import Planning
public import Records
import Running
public import Store

/// Executes the runs of a plan that have no result, one thread per run, in the order of `RunQueue`.
///
/// Any number of processes, on all machines that share the store, may execute the same plan: each run is
/// executed by the process that locks it, and the others wait for its result.
public struct Schedule: Sendable {
  /// The end of an execution.
  public struct Outcome: Sendable {
    /// Runs that got a result.
    public var finishedCount = 0
    /// Runs that got a result from another process.
    public var elsewhereCount = 0
    /// By `Run.name`, in the order of their failing.
    public var failures: [(name: String, error: any Error)] = []
    /// Runs whose data or tools are missing, with a remedy; the store keeps it as a note.
    public var unavailable: [(name: String, note: String)] = []
    /// Runs whose result differs from the stored one.
    public var damaged: [(name: String, error: StoreError)] = []
    /// Runs that were made again, with other numbers.
    public var disputes: [(name: String, error: StoreError)] = []
    /// Runs that did not start because a run that they need failed or has a damaged result.
    public var blockedNames: [String] = []
    /// Runs that were stopped after a checkpoint.
    public var checkpointedCount = 0
    /// Other runs that did not start, and those that were stopped and begin again.
    public var leftCount = 0
    /// Runs that another process was executing at the end.
    public fileprivate(set) var awaited: Set<RunKey> = []
    /// A refusal of the system, such as a full disk, after which no run starts.
    public var refusal: StoreError?
    /// The signal that ended the execution.
    public var signalNumber: Int32?
  }

  public let plan: Plan
  public let store: ResultStore
  public let jobCount: Int
  /// `nil` for no checkpoints until a run is interrupted.
  public let checkpointInterval: Duration?
  /// Whether the first failure makes all other runs write a checkpoint and stop.
  public let failsFast: Bool
  /// The folder whose sources and commit are recorded.
  public let repository: URL
  /// Then every run writes a checkpoint and stops.
  public let deadline: Deadline?
  /// Training steps after which runs stop at a checkpoint.
  public var lastSteps: [RunKey: Int] = [:]
  /// How often a run that ends in an error is executed.
  public var tries = 1
  /// The runs of which an earlier failure is tried again; `nil` for all.
  public var retried: Set<RunKey>?
  /// Seconds between two signs of life; tests change it.
  var heartbeat = CheckpointLock.heartbeat
  /// Executes a run in tests.
  var execution: (@Sendable (Run, RunMonitor) throws -> RunOutput)?

  public init(
    plan: Plan, store: ResultStore, jobCount: Int, checkpointInterval: Duration?,
    failsFast: Bool = false, repository: URL, deadline: Deadline? = nil
  ) {
    (self.plan, self.store, self.repository) = (plan, store, repository)
    (self.jobCount, self.failsFast) = (jobCount, failsFast)
    (self.checkpointInterval, self.deadline) = (checkpointInterval, deadline)
  }

  /// The action for each run, and its reason.
  public func report() throws(StoreError) -> PlanReport {
    try PlanReport(
      of: plan, in: store, costs: try? Costs(ofRepository: repository), jobCount: jobCount,
      resumableStep: RunExecution(plan: plan, store: store, repository: repository).resumableStep)
  }

  /// Executes all runs that have no result.
  ///
  /// A failed run does not stop the others, unless `failsFast`.
  public func execute() throws(StoreError) -> Outcome {
    let report = try report()
    var queue = RunQueue(report.pending)
    var outcome = Outcome()
    for (run, error) in report.damaged {
      outcome.damaged.append((run.name, error))
      outcome.blockedNames += queue.abandon(dependentsOf: run).map(\.name)
    }
    let planned = queue.waitingNames
    guard !planned.isEmpty else { return outcome }
    try store.removeOrphans()
    var sharing = RunSharing(of: report.pending.map(\.run), retried: retried, in: store)
    let progress = ProgressDisplay(runCount: planned.count)
    let executor = RunExecutor(schedule: self, progress: progress)
    while true {
      if queue.runningCount < jobCount, sharing.looksAgain() { queue.reconsider() }
      while outcome.refusal == nil, !executor.mustStop, queue.runningCount < jobCount,
        let run = queue.next(within: deadline?.secondsLeft() ?? .infinity)
      {
        do throws(StoreError) {
          try begin(run, in: &queue, &outcome, &sharing, executor)
        } catch {
          queue.setAside(run)
          outcome.refusal = error
          outcome.failures.append((run.name, error))
        }
      }
      let isWaiting = queue.asideCount > 0 && outcome.refusal == nil && !executor.mustStop
      if queue.runningCount == 0 {
        guard isWaiting else { break }
        progress.waits(forCount: queue.asideCount)
      }
      progress.predicted(remainingSeconds: queue.remainingSeconds.map { $0 / Double(jobCount) })
      for (run, ending) in executor.wait(atMost: 0.2) {
        try record(ending, of: run, in: &queue, &outcome, sharing, executor)
        sharing.release(run)
        sharing.noteChange()
      }
      sharing.renew(every: heartbeat)
      progress.draw()
    }
    progress.clear()
    outcome.signalNumber = Interruption.signalNumber
    outcome.leftCount += queue.waitingNames.count
    return outcome
  }

  /// Starts a run, unless another process executes or executed it.
  private func begin(
    _ run: Run, in queue: inout RunQueue, _ outcome: inout Outcome, _ sharing: inout RunSharing,
    _ executor: RunExecutor
  ) throws(StoreError) {
    outcome.awaited.remove(run.key)
    switch try sharing.request(run) {
    case .granted(let lock):
      if !lock.hasSystemLock { executor.progress.warnAboutLocks() }
      executor.start(run, under: lock)
    case .executedElsewhere:
      queue.setAside(run)
      outcome.awaited.insert(run.key)
    case .made:
      queue.end(run)
      outcome.elsewhereCount += 1
      executor.progress.madeElsewhere()
      sharing.noteChange()
    case .failed(let message):
      queue.end(run)
      outcome.failures.append((run.name, FailedElsewhere(description: message)))
      outcome.blockedNames += queue.abandon(dependentsOf: run).map(\.name)
      if failsFast { executor.stop() }
    }
  }

  private func record(
    _ ending: RunExecutor.Ending, of run: Run, in queue: inout RunQueue,
    _ outcome: inout Outcome, _ sharing: RunSharing, _ executor: RunExecutor
  ) throws(StoreError) {
    let progress = executor.progress
    if case .failed(is Interrupted, _) = ending, sharing.hasLost(run) {
      queue.setAside(run)
      outcome.awaited.insert(run.key)
      return progress.ended(run.key.hex, .skipped("another process took it over"))
    }
    queue.end(run)
    switch ending {
    case .finished(let divergedAtStep):
      progress.ended(run.key.hex, divergedAtStep.map { .diverged(atStep: $0) } ?? .done)
      outcome.finishedCount += 1
    case .failed(is Interrupted, _):
      if run.kind.hasCheckpoints { outcome.checkpointedCount += 1 } else { outcome.leftCount += 1 }
      progress.ended(run.key.hex, .stopped)
    case .failed(let error as StoreError, _) where error.isDispute:
      progress.ended(run.key.hex, .failed("\(error)"))
      outcome.disputes.append((run.name, error))
    case .failed(let error, let log):
      let dependents = queue.abandon(dependentsOf: run)
      if let missing = error as? Unavailable {
        progress.ended(run.key.hex, .skipped(missing.note))
        for run in [run] + dependents {
          try store.write(missing.note, as: .unavailable, on: run)
          outcome.unavailable.append((run.name, missing.note))
        }
        return
      }
      progress.ended(run.key.hex, .failed("\(error)"))
      outcome.failures.append((run.name, error))
      outcome.blockedNames += dependents.map(\.name)
      if let refusal = error as? StoreError, case .system = refusal {
        outcome.refusal = refusal
      } else {
        let lines = ["\(error)"] + log.suffix(20).map { "  " + $0 }
        try store.write(lines.joined(separator: "\n"), as: .failure, on: run)
      }
      if failsFast { executor.stop() }
    }
  }
}

/// A failure of a run in another process.
struct FailedElsewhere: Error, CustomStringConvertible {
  let description: String
}

extension StoreError {
  fileprivate var isDispute: Bool {
    if case .disputed = self { true } else { false }
  }
}
