import Records
public import Store
/// How a run stands.
public enum RunState: Equatable, Sendable {
  /// Its result is there.
  case fresh
  /// Another process executes it now.
  case running
  /// It was interrupted and resumes from this step.
  case interrupted(step: Int)
  /// Its result is not what was stored.
  case damaged(String)
  /// It was carried out and ended in an error, which is told.
  case failed(String)
  /// Something outside the project is missing, and what would help.
  case unavailable(String)
  /// There is a result of its cell and seed, but of other values, versions or inputs.
  case stale
  /// There is none.
  case missing

  /// The names of all states, in the order in which they are told.
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
  /// How each run stands, in the order of the plan; the same run of two experiments stands the same.
  public func states(in store: ResultStore) throws(StoreError) -> [RunState] {
    let running = try store.runningKeys()
    var known: [RunKey: RunState] = [:]
    var states: [RunState] = []
    for planned in runs {
      if let state = known[planned.run.key] {
        states.append(state)
        continue
      }
      let state = try Self.state(of: planned, running, in: store)
      known[planned.run.key] = state
      states.append(state)
    }
    return states
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
