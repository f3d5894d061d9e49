public import Planning
import Records
public import Store
public import Foundation
import LinearAlgebra
import Synchronization

/// Carries out the runs of a plan that have no result: in dependency order, one thread a run, as
/// many at a time as there are jobs, those with the longest way to the end first.
public struct Schedule: Sendable {
  /// How it ended.
  public struct Outcome {
    public struct Failure {
      /// The run, as people call it.
      public let name: String
      public let error: any Error
    }

    /// Runs that now have a result and had none.
    public var finishedCount = 0
    /// Runs that failed, in the order of their failing.
    public var failures: [Failure] = []
    /// Runs whose data or tools are not here, and what would help; the store keeps a note of each.
    public var unavailable: [(name: String, note: String)] = []
    /// Runs that did not begin because a run that they need failed, or because of a refusal or a
    /// failure that ends everything.
    public var blockedNames: [String] = []
    /// What the system refused, such as room on the disk; no further run begins then.
    public var refusal: StoreError?
    /// The signal that ended it; `nil` when none did.
    public var signalNumber: Int32?
  }

  public let plan: Plan
  public let store: ResultStore
  public let jobCount: Int
  public let checkpointInterval: Duration
  /// Whether the first failure makes all other runs save what they have and stop.
  public let failsFast: Bool
  /// The folder whose sources and commit are recorded.
  public let repository: URL

  public init(
    plan: Plan, store: ResultStore, jobCount: Int, checkpointInterval: Duration,
    failsFast: Bool = false, repository: URL
  ) {
    self.plan = plan
    self.store = store
    self.jobCount = jobCount
    self.checkpointInterval = checkpointInterval
    self.failsFast = failsFast
    self.repository = repository
  }

  /// What each run is to do, and why.
  public func report() throws(StoreError) -> PlanReport {
    let execution = RunExecution(plan: plan, store: store, repository: repository)
    return try PlanReport(of: plan, in: store, jobCount: jobCount) { run in
      execution.resumableStep(of: run)
    }
  }

  /// Carries everything out.
  ///
  /// A run's failure ends neither the others nor this, unless it is to fail fast.
  public func execute() throws(StoreError) -> Outcome {
    var seen: Set<RunKey> = []
    let planned = try report().runs.filter {
      $0.action != .reuse && seen.insert($0.run.key).inserted
    }
    guard !planned.isEmpty else { return Outcome() }
    let lock = try store.lock()
    defer { withExtendedLifetime(lock) {} }
    let card = SystemInfo(repository: repository)
    useOneBLASThreadPerProduct()
    var queue = RunQueue(planned)
    let progress = Progress(runCount: planned.count)
    let completions = Completions()
    let recordings = DatasetCache()
    var outcome = Outcome()
    while true {
      while outcome.refusal == nil, !completions.mustStop, queue.runningCount < jobCount,
        let run = queue.next()
      {
        begin(run, card, recordings, progress, completions)
      }
      if queue.runningCount == 0 { break }
      progress.predicted(remainingSeconds: queue.remainingSeconds.map { $0 / Double(jobCount) })
      for (run, error) in completions.wait(atMost: 0.2) {
        queue.end(run, succeeded: error == nil)
        switch error {
        case nil:
          progress.ended(run.key.hex, .done)
          outcome.finishedCount += 1
        case is Interrupted: progress.ended(run.key.hex, .stopped)
        case let missing as Unavailable:
          progress.ended(run.key.hex, .stopped)
          try note(missing.note, on: run, in: &outcome)
          for dependent in queue.abandon(dependentsOf: run) {
            try note(missing.note, on: dependent, in: &outcome)
          }
        case let error?:
          progress.ended(run.key.hex, .failed("\(error)"))
          outcome.failures.append(Outcome.Failure(name: run.name, error: error))
          if case StoreError.system(let path, let code) = error {
            outcome.refusal = .system(path: path, code: code)
          } else {
            try store.noteFailure("\(error)", of: run)
          }
          if failsFast { completions.stop() }
        }
      }
      progress.draw()
    }
    progress.clear()
    outcome.signalNumber = Interruption.signalNumber
    if outcome.signalNumber == nil { outcome.blockedNames = queue.waitingNames }
    return outcome
  }

  private func note(
    _ note: String, on run: Run, in outcome: inout Outcome
  ) throws(StoreError) {
    try store.note(note, on: run)
    outcome.unavailable.append((run.name, note))
  }

  private func begin(
    _ run: Run, _ card: SystemInfo, _ recordings: DatasetCache, _ progress: Progress,
    _ completions: Completions
  ) {
    progress.started(run.key.hex, title: run.name)
    let thread = Thread { [self] in
      do {
        try carryOut(run, card, recordings, progress, completions)
        completions.add(run, nil)
      } catch {
        completions.add(run, error)
      }
    }
    thread.stackSize = 16 << 20
    thread.start()
  }

  private func carryOut(
    _ run: Run, _ card: SystemInfo, _ recordings: DatasetCache, _ progress: Progress,
    _ completions: Completions
  ) throws {
    try store.removeFailure(of: run)
    let monitor = RunMonitor(
      checkpointInterval: checkpointInterval, stops: { completions.mustStop },
      advance: { progress.advanced(run.key.hex, to: $0, of: $1) })
    let start = Date()
    let output = try RunExecution(
      plan: plan, store: store, repository: repository, recordings: recordings
    ).output(of: run, monitor: monitor)
    let folder = try store.stagingFolder(for: run)
    for file in output.files { try writeDurably(file.data, to: folder.appending(path: file.name)) }
    let log = Data((monitor.log.joined(separator: "\n") + "\n").utf8)
    try writeDurably(log, to: folder.appending(path: "log.txt"))
    let effort = monitor.effort
    try store.commit(
      metrics: Dictionary(uniqueKeysWithValues: output.metrics.map { ($0.name, $0.value) }),
      chain: output.chain,
      provenance: Provenance(
        sourceSHA256: card.sourceSHA256, commit: card.commit, isDirty: card.isDirty,
        environment: card.entries, start: start.formatted(.iso8601),
        end: Date().formatted(.iso8601), wallSeconds: effort.wallSeconds,
        cpuSeconds: effort.processorSeconds, resumeCount: effort.resumeCount),
      of: run)
  }
}

/// What the threads of runs tell the one that schedules, and whether that wants them to stop.
private final class Completions: @unchecked Sendable {
  private let condition = NSCondition()
  private var ended: [(run: Run, error: (any Error)?)] = []
  private let isStopped = Atomic(false)

  /// Whether a signal or a failure asks every run to save what it has and stop.
  var mustStop: Bool {
    Interruption.signalNumber != nil || isStopped.load(ordering: .relaxed)
  }

  func stop() { isStopped.store(true, ordering: .relaxed) }

  func add(_ run: Run, _ error: (any Error)?) {
    condition.lock()
    ended.append((run, error))
    condition.signal()
    condition.unlock()
  }

  /// The runs that ended since it was last asked, at the latest after `seconds`.
  func wait(atMost seconds: Double) -> [(run: Run, error: (any Error)?)] {
    condition.lock()
    defer { condition.unlock() }
    if ended.isEmpty { _ = condition.wait(until: Date(timeIntervalSinceNow: seconds)) }
    defer { ended = [] }
    return ended
  }
}
