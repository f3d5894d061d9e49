import Records
public import Store
/// How a run stands.
public enum RunState: Equatable, Sendable {
  /// Its result is there.
  case fresh
  /// It was begun and goes on from this step.
  case interrupted(step: Int)
  /// It was carried out and ended in an error, which is told.
  case failed(String)
  /// Something outside the project is missing, and what would help.
  case unavailable(String)
  /// There is a result of its cell and seed, but of other values, versions or inputs.
  case stale
  /// There is none.
  case missing

  /// The names of all states, in the order in which they are told.
  static let names = ["fresh", "interrupted", "failed", "unavailable", "stale", "missing"]

  public var name: String {
    switch self {
    case .fresh: "fresh"
    case .interrupted: "interrupted"
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
    var known: [RunKey: RunState] = [:]
    var states: [RunState] = []
    for planned in runs {
      if let state = known[planned.run.key] {
        states.append(state)
        continue
      }
      let state = try Self.state(of: planned, in: store)
      known[planned.run.key] = state
      states.append(state)
    }
    return states
  }

  private static func state(
    of planned: PlannedRun, in store: ResultStore
  ) throws(StoreError) -> RunState {
    if planned.action == .reuse { return .fresh }
    if let problem = try store.failure(of: planned.run) { return .failed(problem) }
    if let note = try store.note(on: planned.run) { return .unavailable(note) }
    if case .resume(let step) = planned.action { return .interrupted(step: step) }
    return planned.differences.isEmpty ? .missing : .stale
  }
}
