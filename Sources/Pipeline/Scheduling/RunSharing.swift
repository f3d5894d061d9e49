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
  /// When the runs that are tried again failed, before this process began.
  private let earlierFailures: [RunKey: Date]
  /// The runs that had a result before, which lacks files.
  private let incomplete: Set<RunKey>
  private var locks: [RunKey: CheckpointLock] = [:]
  /// When the holder of each lock was last known to be alive, by checkpoint key.
  private var held: [RunKey: ContinuousClock.Instant] = [:]
  private var renewed = ContinuousClock.now
  private var pause = shortestPause
  private var nextLook = ContinuousClock.now

  /// Seconds between two looks: they grow while nothing changes.
  private static let (shortestPause, longestPause) = (0.25, 10.0)
  /// The time after which a lock that is still there is examined again.
  private static let trust = Duration.seconds(2)

  /// `retried` are the runs of which an earlier failure is tried again; `nil` for all.
  init(of runs: [Run], retried: Set<RunKey>?, in store: ResultStore) {
    self.store = store
    let again = runs.filter { retried?.contains($0.key) ?? true }
    earlierFailures = Dictionary(
      uniqueKeysWithValues: again.compactMap { run in
        store.date(of: .failure, on: run).map { (run.key, $0) }
      })
    incomplete = Set(runs.filter(store.hasOwnResult).map(\.key))
    noteLocks(seen: .now - Self.trust)
  }

  /// Asks for a run.
  mutating func request(_ run: Run) throws(StoreError) -> Answer {
    // A result appears by one rename: a new one has all files.
    if store.hasOwnResult(of: run), !incomplete.contains(run.key) { return .made }
    if let date = held[run.checkpointKey], date.duration(to: .now) < Self.trust {
      return .executedElsewhere
    }
    guard let lock = try store.lock(run) else {
      held[run.checkpointKey] = .now
      return .executedElsewhere
    }
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

  mutating func release(_ run: Run) {
    locks.removeValue(forKey: run.key)?.release()
    held[run.checkpointKey] = nil
  }

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
    noteLocks(seen: .now)
    return true
  }

  /// Lists all locks at once, of which a new one was seen at `date`: it appeared since the last look.
  private mutating func noteLocks(seen date: ContinuousClock.Instant) {
    // If this fails, `request` tells why.
    let keys = (try? store.lockedKeys()) ?? []
    held = Dictionary(uniqueKeysWithValues: keys.map { ($0, held[$0] ?? date) })
  }

  /// Looks sooner, since something changed.
  mutating func noteChange() {
    pause = Self.shortestPause
    nextLook = min(nextLook, .now + .seconds(pause))
  }
}
