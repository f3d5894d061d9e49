import Foundation
import Planning
import Records
import Store

/// How this process shares the runs of a plan with others: the locks that it holds, and the times at
/// which it looks again at the runs that others execute.
struct RunSharing {
  enum Answer {
    /// This process may execute the run.
    case granted(CheckpointLock)
    /// Another process executes it, or one with the same checkpoints.
    case executedElsewhere
    /// Another process made its result.
    case made
    /// It failed in another process, with this message.
    case failed(String)
  }

  private let store: ResultStore
  /// When runs failed before this process began; these are tried again.
  private let earlierFailures: [RunKey: Date]
  private var locks: [RunKey: CheckpointLock] = [:]
  private var renewed = ContinuousClock.now
  private var pause = shortestPause
  private var nextLook = ContinuousClock.now

  /// Seconds between two looks: they grow while nothing changes.
  private static let (shortestPause, longestPause) = (0.25, 10.0)

  init(of runs: [Run], in store: ResultStore) {
    self.store = store
    earlierFailures = Dictionary(
      uniqueKeysWithValues: runs.compactMap { run in
        store.date(of: .failure, on: run).map { (run.key, $0) }
      })
  }

  /// Asks for a run.
  mutating func request(_ run: Run) throws(StoreError) -> Answer {
    if try store.hasAllFiles(of: run) { return .made }
    guard let lock = try store.lock(run) else { return .executedElsewhere }
    let answer = try answer(to: run, with: lock)
    if case .granted = answer { locks[run.key] = lock } else { lock.release() }
    return answer
  }

  /// The answer for a run that no other process executes: one may just have ended.
  private func answer(to run: Run, with lock: CheckpointLock) throws(StoreError) -> Answer {
    if try store.hasAllFiles(of: run) { return .made }
    let date = store.date(of: .failure, on: run)
    guard let date, date != earlierFailures[run.key] else { return .granted(lock) }
    return .failed(try store.note(.failure, on: run) ?? "")
  }

  func hasLost(_ run: Run) -> Bool { locks[run.key]?.isLost ?? false }

  mutating func release(_ run: Run) { locks.removeValue(forKey: run.key)?.release() }

  /// Shows other processes that this one is alive.
  mutating func renew(every seconds: Double) {
    guard renewed.duration(to: .now) >= .seconds(seconds) else { return }
    for lock in locks.values { lock.renew() }
    renewed = .now
  }

  /// Whether it is time to look at the runs that other processes execute.
  ///
  /// The pauses vary, so that processes do not all look at the same time.
  mutating func looksAgain() -> Bool {
    guard nextLook <= .now else { return false }
    nextLook = .now + .seconds(pause * .random(in: 0.75...1.25))
    pause = min(1.5 * pause, Self.longestPause)
    return true
  }

  /// Looks sooner, since something changed.
  mutating func noteChange() {
    pause = Self.shortestPause
    nextLook = min(nextLook, .now + .seconds(pause))
  }
}
