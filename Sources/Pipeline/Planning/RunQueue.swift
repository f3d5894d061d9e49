public import Records

/// Chooses the next run to start.
///
/// A run can start when its inputs have results and no run with its checkpoint key is running, since
/// these share a folder. Of the runs that can start, the most urgent ones by `Priority` come first;
/// of these the ones that resume from a checkpoint, the shortest predicted time first, so that what was
/// begun is finished; and of the others the one with the longest remaining time: its own predicted time
/// and the time of the longest chain of runs that need it. Equal ones start in the order of the plan. A
/// run that another process executes is set aside until it is looked at again.
public struct RunQueue: Sendable {
  private enum State { case waiting, running, aside, ended }

  /// In dependency order; other members count its indices.
  private let planned: [PlannedRun]
  private let indices: [RunKey: Int]
  /// The inputs of each run that have no result either.
  private let inputs: [[Int]]
  /// In the order of starts, of runs that can start.
  private let order: [Int]
  private var states: [State]
  /// The checkpoint keys of the runs that are running.
  private var occupied: Set<RunKey> = []

  /// `planned` are runs without a result, in dependency order.
  public init(_ planned: [PlannedRun]) {
    let indices = Dictionary(uniqueKeysWithValues: zip(planned.map(\.run.key), planned.indices))
    let inputs = planned.map { $0.run.inputs.compactMap { indices[$0.key] } }
    var chains = [Double](repeating: 0, count: planned.count)
    for index in planned.indices.reversed() {
      chains[index] += planned[index].predictedSeconds ?? 0
      for input in inputs[index] { chains[input] = max(chains[input], chains[index]) }
    }
    let places = planned.indices.map { index in
      let isBegun = planned[index].isBegun
      let seconds = isBegun ? planned[index].predictedSeconds ?? 0 : -chains[index]
      return (planned[index].priority, isBegun ? 0 : 1, seconds, index)
    }
    (self.planned, self.indices, self.inputs) = (planned, indices, inputs)
    order = planned.indices.sorted { places[$0] < places[$1] }
    states = Array(repeating: .waiting, count: planned.count)
  }

  public var runningCount: Int { occupied.count }

  public var asideCount: Int { states.count { $0 == .aside } }

  /// The names of the runs that this process has not started.
  public var waitingNames: [String] {
    planned.indices.filter { [.waiting, .aside].contains(states[$0]) }.map { planned[$0].run.name }
  }

  /// The predicted time of all runs that have not ended, in seconds; `nil` if one is not known.
  public var remainingSeconds: Double? {
    var sum = 0.0
    for index in planned.indices where states[index] != .ended {
      guard let seconds = planned[index].predictedSeconds else { return nil }
      sum += seconds
    }
    return sum
  }

  /// Starts the first run that is predicted to end within `seconds`, or whose time is not known.
  ///
  /// If there is none, it is the first that a checkpoint can stop, so that the time is not lost.
  ///
  /// - Returns: The run; `nil` if none can start now.
  public mutating func next(within seconds: Double = .infinity) -> Run? {
    let index =
      order.first { canStart($0) && planned[$0].predictedSeconds ?? 0 <= seconds }
      ?? order.first { canStart($0) && planned[$0].run.kind.hasCheckpoints }
    guard let index else { return nil }
    states[index] = .running
    occupied.insert(planned[index].run.checkpointKey)
    return planned[index].run
  }

  private func canStart(_ index: Int) -> Bool {
    states[index] == .waiting && inputs[index].allSatisfy { states[$0] == .ended }
      && !occupied.contains(planned[index].run.checkpointKey)
  }

  public mutating func end(_ run: Run) { leave(run, as: .ended) }

  /// Sets a started run aside, because another process executes it.
  public mutating func setAside(_ run: Run) { leave(run, as: .aside) }

  private mutating func leave(_ run: Run, as state: State) {
    guard let index = indices[run.key] else { return }
    states[index] = state
    occupied.remove(run.checkpointKey)
  }

  /// Lets the runs that were set aside start.
  public mutating func reconsider() {
    for index in states.indices where states[index] == .aside { states[index] = .waiting }
  }

  /// Removes the runs that need the run's result, directly or not, and returns them.
  public mutating func abandon(dependentsOf run: Run) -> [Run] {
    var missing: Set<RunKey> = [run.key]
    var abandoned: [Run] = []
    // In dependency order, so that one pass finds them all.
    for index in planned.indices where states[index] == .waiting {
      let run = planned[index].run
      guard run.inputs.contains(where: { missing.contains($0.key) }) else { continue }
      states[index] = .ended
      missing.insert(run.key)
      abandoned.append(run)
    }
    return abandoned
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
