public import Records

/// Chooses the next run to start.
///
/// A run can start when its inputs have results and no run with its checkpoint key is running, since
/// these share a folder. Of the runs that can start, the most urgent ones by `Priority` come first;
/// of these the ones that resume from a checkpoint, so that what was begun is finished; and of these
/// the one with the longest remaining time: its own predicted time and the time of the longest chain of
/// runs that need it. Equal ones start in the order of the plan. A run that another process executes is
/// set aside until it is looked at again.
public struct RunQueue: Sendable {
  private var waiting: [PlannedRun]
  private var running: [PlannedRun] = []
  /// Their inputs have ended, so they depend on no run that waits.
  private var aside: [PlannedRun] = []
  private let chains: [RunKey: Double]

  /// `planned` are runs without a result, in dependency order.
  public init(_ planned: [PlannedRun]) {
    waiting = planned
    var chains: [RunKey: Double] = [:]
    for later in planned.reversed() {
      let chain = (chains[later.run.key] ?? 0) + (later.predictedSeconds ?? 0)
      chains[later.run.key] = chain
      for input in later.run.inputs { chains[input.key] = max(chains[input.key] ?? 0, chain) }
    }
    self.chains = chains
  }

  public var runningCount: Int { running.count }

  public var asideCount: Int { aside.count }

  /// The names of the runs that this process has not started.
  public var waitingNames: [String] { (aside + waiting).map(\.run.name) }

  /// The predicted time of all runs that have not ended, in seconds; `nil` if one is not known.
  public var remainingSeconds: Double? {
    let seconds = (waiting + running + aside).map(\.predictedSeconds)
    return seconds.contains(nil) ? nil : seconds.compactMap(\.self).reduce(0, +)
  }

  /// Starts the first run that is predicted to end within `seconds`, or whose time is not known.
  ///
  /// If there is none, it is the first that a checkpoint can stop, so that the time is not lost.
  ///
  /// - Returns: The run; `nil` if none can start now.
  public mutating func next(within seconds: Double = .infinity) -> Run? {
    let unfinished = Set((waiting + running + aside).map(\.run.key))
    let occupied = Set(running.map(\.run.checkpointKey))
    let ready = waiting.indices.filter { index in
      let run = waiting[index].run
      return !occupied.contains(run.checkpointKey)
        && run.inputs.allSatisfy { !unfinished.contains($0.key) }
    }
    let fitting = ready.filter { waiting[$0].predictedSeconds ?? 0 <= seconds }
    let chosen = fitting.isEmpty ? ready.filter { waiting[$0].run.kind.hasCheckpoints } : fitting
    guard let index = chosen.min(by: { place(of: $0) < place(of: $1) }) else { return nil }
    let begun = waiting.remove(at: index)
    running.append(begun)
    return begun.run
  }

  public mutating func end(_ run: Run) { running.removeAll { $0.run.key == run.key } }

  /// Sets a started run aside, because another process executes it.
  public mutating func setAside(_ run: Run) {
    aside += running.filter { $0.run.key == run.key }
    end(run)
  }

  /// Lets the runs that were set aside start.
  public mutating func reconsider() {
    waiting = aside + waiting
    aside = []
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

  /// The first is the least; of equal places, that of the least index.
  private func place(of index: Int) -> (Priority, Int, Double) {
    let planned = waiting[index]
    return (planned.priority, planned.isBegun ? 0 : 1, -(chains[planned.run.key] ?? 0))
  }
}

extension PlannedRun {
  fileprivate var isBegun: Bool { if case .resume = action { true } else { false } }
}

extension RunQueue {
  /// The runs in the order in which they start, `jobCount` at a time, and the time until the last of
  /// them ends, in seconds, if each takes its predicted time; one of unknown time takes none.
  static func forecast(
    of planned: [PlannedRun], jobCount: Int
  ) -> (order: [RunKey], seconds: Double) {
    let seconds = Dictionary(
      uniqueKeysWithValues: planned.map { ($0.run.key, $0.predictedSeconds ?? 0) })
    var queue = RunQueue(planned)
    var order: [RunKey] = []
    var now = 0.0
    var ends: [(time: Double, run: Run)] = []
    while true {
      while ends.count < jobCount, let run = queue.next() {
        order.append(run.key)
        ends.append((now + (seconds[run.key] ?? 0), run))
      }
      guard let next = ends.indices.min(by: { ends[$0].time < ends[$1].time }) else {
        return (order, now)
      }
      let ended = ends.remove(at: next)
      now = ended.time
      queue.end(ended.run)
    }
  }
}
