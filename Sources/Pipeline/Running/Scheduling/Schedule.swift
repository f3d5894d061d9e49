public import Foundation
import LinearAlgebra
public import Planning
import Records
public import Store

/// Executes the runs of a plan that have no result: in dependency order, one thread per run, the runs
/// with the longest remaining chain of dependents first.
public struct Schedule: Sendable {
  /// The end of an execution.
  public struct Outcome {
    public struct Failure {
      /// `Run.name`.
      public let name: String
      public let error: any Error
    }

    /// Runs that got a result.
    public var finishedCount = 0
    /// In the order of their failing.
    public var failures: [Failure] = []
    /// Runs whose data or tools are missing, with a remedy; the store keeps it as a note.
    public var unavailable: [(name: String, note: String)] = []
    /// Runs whose result differs from the stored one.
    public var damaged: [Failure] = []
    /// Runs that did not start because of a failure, a damaged result or a refusal.
    public var blockedNames: [String] = []
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

  public init(
    plan: Plan, store: ResultStore, jobCount: Int, checkpointInterval: Duration?,
    failsFast: Bool = false, repository: URL
  ) {
    (self.plan, self.store, self.repository) = (plan, store, repository)
    (self.jobCount, self.failsFast) = (jobCount, failsFast)
    self.checkpointInterval = checkpointInterval
  }

  /// The action for each run, and its reason.
  public func report() throws(StoreError) -> PlanReport {
    let execution = RunExecution(plan: plan, store: store, repository: repository)
    return try PlanReport(
      of: plan, in: store, costs: try? Costs(ofRepository: repository), jobCount: jobCount,
      resumableStep: execution.resumableStep)
  }

  /// Executes all runs that have no result.
  ///
  /// A failed run does not stop the others, unless `failsFast`.
  public func execute() throws(StoreError) -> Outcome {
    var seen: Set<RunKey> = []
    let all = try report().runs.filter { seen.insert($0.run.key).inserted }
    let planned = all.filter(\.isPending)
    var outcome = Outcome()
    for damaged in all {
      guard case .damaged(let error) = damaged.action else { continue }
      outcome.damaged.append(Outcome.Failure(name: damaged.run.name, error: error))
    }
    guard !planned.isEmpty else { return outcome }
    let lock = try store.lock()
    useOneBLASThreadPerProduct()
    let progress = ProgressDisplay(runCount: planned.count)
    let executor = RunExecutor(schedule: self, progress: progress)
    var queue = RunQueue(
      planned, failed: Set(all.filter { $0.action != .reuse && !$0.isPending }.map(\.run.key)))
    while true {
      while outcome.refusal == nil, !executor.mustStop, queue.runningCount < jobCount,
        let run = queue.next()
      {
        executor.start(run)
      }
      if queue.runningCount == 0 { break }
      lock.setRunning(queue.runningKeys)
      progress.predicted(remainingSeconds: queue.remainingSeconds.map { $0 / Double(jobCount) })
      for (run, ending) in executor.wait(atMost: 0.2) {
        try record(ending, of: run, in: &queue, &outcome, executor)
      }
      progress.draw()
    }
    progress.clear()
    outcome.signalNumber = Interruption.signalNumber
    if outcome.signalNumber == nil { outcome.blockedNames = queue.waitingNames }
    return outcome
  }

  private func record(
    _ ending: RunExecutor.Ending, of run: Run, in queue: inout RunQueue,
    _ outcome: inout Outcome, _ executor: RunExecutor
  ) throws(StoreError) {
    let progress = executor.progress
    switch ending {
    case .finished(let divergedAtStep):
      queue.end(run, succeeded: true)
      progress.ended(run.key.hex, divergedAtStep.map { .diverged(atStep: $0) } ?? .done)
      outcome.finishedCount += 1
    case .failed(let error):
      queue.end(run, succeeded: false)
      if error is Interrupted { return progress.ended(run.key.hex, .stopped) }
      if let missing = error as? Unavailable {
        progress.ended(run.key.hex, .stopped)
        for run in [run] + queue.abandon(dependentsOf: run) {
          try store.write(missing.note, as: .unavailable, on: run)
          outcome.unavailable.append((run.name, missing.note))
        }
        return
      }
      progress.ended(run.key.hex, .failed("\(error)"))
      outcome.failures.append(Outcome.Failure(name: run.name, error: error))
      if let refusal = error as? StoreError, case .system = refusal {
        outcome.refusal = refusal
      } else {
        try store.write("\(error)", as: .failure, on: run)
      }
      if failsFast { executor.stop() }
    }
  }
}
