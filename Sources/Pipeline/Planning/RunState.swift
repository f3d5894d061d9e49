import Records
public import Store

/// The state of a run.
public enum RunState: Equatable, Sendable {
  /// It has its result.
  case fresh
  /// Another process executes it now.
  case running
  /// It was interrupted and resumes from this step.
  case interrupted(step: Int)
  /// Its result is not what was stored.
  case damaged(String)
  /// It ended in this error.
  case failed(String)
  /// Something from outside the project is missing; the text says how to get it.
  case unavailable(String)
  /// There is a result of its cell and seed, but of other values, versions or inputs.
  case stale
  /// There is no such result.
  case missing

  /// The names of all states, in the order of tables.
  static let names = [
    "fresh", "running", "interrupted", "damaged", "failed", "unavailable", "stale", "missing",
  ]

  public var name: String {
    switch self {
    case .fresh: "fresh"
    case .running: "running"
    case .interrupted: "interrupted"
    case .damaged: "damaged"
    case .failed: "failed"
    case .unavailable: "unavailable"
    case .stale: "stale"
    case .missing: "missing"
    }
  }
}

extension PlanReport {
  /// The state of each run, in the order of the plan; equal runs of two experiments have one state.
  public func states(in store: ResultStore) throws(StoreError) -> [RunState] {
    let running = try store.runningKeys()
    var known: [RunKey: RunState] = [:]
    for planned in runs where known[planned.run.key] == nil {
      known[planned.run.key] = try Self.state(of: planned, running, in: store)
    }
    return runs.compactMap { known[$0.run.key] }
  }

  private static func state(
    of planned: PlannedRun, _ running: Set<RunKey>, in store: ResultStore
  ) throws(StoreError) -> RunState {
    switch planned.action {
    case .reuse: return .fresh
    case .damaged(let error): return .damaged("\(error)")
    case .run, .resume: break
    }
    if running.contains(planned.run.key) { return .running }
    if let problem = try store.failure(of: planned.run) { return .failed(problem) }
    if let note = try store.note(on: planned.run) { return .unavailable(note) }
    if case .resume(let step) = planned.action { return .interrupted(step: step) }
    return planned.differences.isEmpty ? .missing : .stale
  }
}
