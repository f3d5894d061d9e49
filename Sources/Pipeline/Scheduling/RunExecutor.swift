import Foundation
import Planning
import Records
import Running
import Store
import Synchronization

/// Executes runs on threads of their own, and commits their results.
final class RunExecutor: @unchecked Sendable {
  enum Ending {
    /// With the step at which training diverged.
    case finished(divergedAtStep: Int?)
    /// With the lines of its log.
    case failed(any Error, log: [String])
  }

  let progress: ProgressDisplay
  private let schedule: Schedule
  private let system: SystemInfo
  private let datasets = DatasetCache()
  private let condition = NSCondition()
  private var ended: [(run: Run, ending: Ending)] = []
  private let isStopped = Atomic(false)

  init(schedule: Schedule, progress: ProgressDisplay) {
    (self.schedule, self.progress) = (schedule, progress)
    system = SystemInfo(repository: schedule.repository)
  }

  /// Whether a signal, a failure or the deadline asks every run to write a checkpoint and stop.
  var mustStop: Bool {
    Interruption.signalNumber != nil || isStopped.load(ordering: .relaxed)
      || schedule.deadline.map { $0.secondsLeft() <= 0 } ?? false
  }

  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// Starts a run, which stops when its lock is lost.
  func start(_ run: Run, under lock: CheckpointLock) {
    progress.started(run.key.hex, title: run.name)
    let thread = Thread { [self] in
      var ending = ending(of: run, under: lock)
      for _ in 1..<schedule.tries {
        guard case .failed(let error, _) = ending, Self.mayPass(error) else { break }
        progress.note("trying again \(run.name), which failed: \(error)")
        ending = self.ending(of: run, under: lock)
      }
      condition.withLock {
        ended.append((run, ending))
        condition.signal()
      }
    }
    thread.stackSize = 16 << 20
    thread.start()
  }

  /// The runs that ended since the last call; waits for the first, but not longer than `seconds`.
  func wait(atMost seconds: Double) -> [(run: Run, ending: Ending)] {
    condition.withLock {
      if ended.isEmpty { _ = condition.wait(until: Date(timeIntervalSinceNow: seconds)) }
      defer { ended = [] }
      return ended
    }
  }

  /// Whether a run that failed may pass when it is tried again.
  private static func mayPass(_ error: any Error) -> Bool {
    !(error is Interrupted || error is Unavailable || error is StoreError)
  }

  private func ending(of run: Run, under lock: CheckpointLock) -> Ending {
    var hasLastStep = false
    let monitor = RunMonitor(
      checkpointInterval: schedule.checkpointInterval,
      stops: { hasLastStep || self.mustStop || lock.isLost },
      advance: { done, total in
        let step = done - (total - run.stepCount)
        // The evaluation of a step comes before the next one.
        hasLastStep = self.schedule.lastSteps[run.key].map { step > $0 } ?? false
        self.progress.advanced(run.key.hex, to: done, of: total)
      })
    do {
      return .finished(divergedAtStep: try execute(run, monitor).map { Int($0) })
    } catch {
      return .failed(error, log: monitor.log)
    }
  }

  /// Executes a run and stores its result; returns the step at which training diverged.
  private func execute(_ run: Run, _ monitor: RunMonitor) throws -> Double? {
    let store = schedule.store
    try store.remove(.failure, on: run)
    let start = Date()
    let output =
      try schedule.execution?(run, monitor)
      ?? RunExecution(
        plan: schedule.plan, store: store, repository: schedule.repository, datasets: datasets
      ).output(of: run, monitor: monitor)
    let folder = try store.stagingFolder(for: run)
    // It holds nothing that is worth its room if the disk is full.
    defer { try? removeAll(folder) }
    for (name, data) in output.files { try writeDurably(data, to: folder.appending(path: name)) }
    let log = Data((monitor.log.joined(separator: "\n") + "\n").utf8)
    try writeDurably(log, to: folder.appending(path: "log.txt"))
    let effort = monitor.effort
    try store.commit(
      folder, metrics: output.metrics, chain: output.chain,
      provenance: Provenance(
        sourceSHA256: system.sourceSHA256, commit: system.commit, isDirty: system.isDirty,
        environment: system.entries.merging(output.facts) { $1 }, start: start.formatted(.iso8601),
        end: Date().formatted(.iso8601), wallSeconds: effort.wallSeconds,
        cpuSeconds: effort.processorSeconds, resumeCount: effort.resumeCount),
      of: run)
    return output[Metric.divergedAtStep]
  }
}
