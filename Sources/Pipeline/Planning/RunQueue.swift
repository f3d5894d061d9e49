public import Records

/// Chooses the next run to start.
///
/// A run can start when its inputs have results and no run with its checkpoint key is running, since
/// these share a folder. Of the runs that can start, the one with the longest remaining time comes
/// first: its own predicted time and the time of the longest chain of runs that need it.
public struct RunQueue: Sendable {
  private var waiting: [PlannedRun]
  private var running: [PlannedRun] = []
  private var failed: Set<RunKey>
  private let ranks: [RunKey: Double]

  /// `planned` are runs without a result, in dependency order; dependents of `failed` runs do not start.
  public init(_ planned: [PlannedRun], failed: Set<RunKey> = []) {
    waiting = planned
    self.failed = failed
    var ranks: [RunKey: Double] = [:]
    for later in planned.reversed() {
      let rank = (ranks[later.run.key] ?? 0) + (later.predictedSeconds ?? 0)
      ranks[later.run.key] = rank
      for input in later.run.inputs { ranks[input.key] = max(ranks[input.key] ?? 0, rank) }
    }
    self.ranks = ranks
  }

  public var runningCount: Int { running.count }

  public var runningKeys: [RunKey] { running.map(\.run.key) }

  /// The names of the runs that have not started.
  public var waitingNames: [String] { waiting.map(\.run.name) }

  /// The predicted time of all runs that have not ended, in seconds; `nil` if one is not known.
  public var remainingSeconds: Double? {
    let seconds = (waiting + running).map(\.predictedSeconds)
    return seconds.contains(nil) ? nil : seconds.compactMap(\.self).reduce(0, +)
  }

  /// Starts a run; `nil` if none can start now.
  public mutating func next() -> Run? {
    let unfinished = Set((waiting + running).map(\.run.key)).union(failed)
    let occupied = Set(running.map(\.run.checkpointKey))
    let ready = waiting.indices.filter { index in
      let run = waiting[index].run
      return !occupied.contains(run.checkpointKey)
        && run.inputs.allSatisfy { !unfinished.contains($0.key) }
    }
    guard let index = ready.max(by: { rank(of: $0) < rank(of: $1) }) else { return nil }
    let begun = waiting.remove(at: index)
    running.append(begun)
    return begun.run
  }

  public mutating func end(_ run: Run, succeeded: Bool) {
    running.removeAll { $0.run.key == run.key }
    if !succeeded { failed.insert(run.key) }
  }

  /// Removes the runs that need the run's result, directly or not, and returns them.
  public mutating func abandon(dependentsOf run: Run) -> [Run] {
    var missing: Set<RunKey> = [run.key]
    var abandoned: [Run] = []
    // In dependency order, so that one pass finds them all.
    waiting.removeAll { planned in
      guard planned.run.inputs.contains(where: { missing.contains($0.key) }) else { return false }
      missing.insert(planned.run.key)
      abandoned.append(planned.run)
      return true
    }
    return abandoned
  }

  private func rank(of index: Int) -> Double { ranks[waiting[index].run.key] ?? 0 }
}

extension RunQueue {
  /// The predicted time until the last of the runs ends, in seconds; one of unknown time takes none.
  static func duration(of planned: [PlannedRun], jobCount: Int) -> Double {
    let seconds = Dictionary(
      uniqueKeysWithValues: planned.map { ($0.run.key, $0.predictedSeconds ?? 0) })
    var queue = RunQueue(planned)
    var now = 0.0
    var ends: [(time: Double, run: Run)] = []
    while true {
      while ends.count < jobCount, let run = queue.next() {
        ends.append((now + (seconds[run.key] ?? 0), run))
      }
      guard let next = ends.indices.min(by: { ends[$0].time < ends[$1].time }) else { return now }
      let ended = ends.remove(at: next)
      now = ended.time
      queue.end(ended.run, succeeded: true)
    }
  }
}
