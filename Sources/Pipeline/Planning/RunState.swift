import Records
public import Store

/// The state of a run, in the order of tables.
public enum RunState: String, CaseIterable, Sendable {
  /// It has its result.
  case fresh
  /// A process executes it now.
  case running
  /// It was interrupted and can resume.
  case interrupted
  /// Its result differs from the stored one.
  case damaged
  /// It ended in an error.
  case failed
  /// Something from outside the project is missing.
  case unavailable
  /// There is a result of its cell and seed, but of other values, versions or inputs.
  case stale
  /// There is no such result.
  case missing
}

extension PlanReport {
  /// The state of each run, in the order of the plan; equal runs of two experiments have one state.
  ///
  /// - Returns: The states, with details in words: where a run was interrupted, what is wrong with it,
  ///   or how to get what is missing.
  public func states(
    in store: ResultStore
  ) throws(StoreError) -> [(state: RunState, detail: String)] {
    let running = try store.runningKeys()
    var known: [RunKey: (RunState, String)] = [:]
    for planned in runs where known[planned.run.key] == nil {
      known[planned.run.key] = try Self.state(of: planned, running, in: store)
    }
    return runs.compactMap { known[$0.run.key] }
  }

  private static func state(
    of planned: PlannedRun, _ running: Set<RunKey>, in store: ResultStore
  ) throws(StoreError) -> (RunState, String) {
    switch planned.action {
    case .reuse: return (.fresh, "")
    case .damaged(let error): return (.damaged, ": \(error)")
    case .run, .resume: break
    }
    if running.contains(planned.run.key) { return (.running, "") }
    if let problem = try store.note(.failure, on: planned.run) {
      // The lines after the first are of its log.
      return (.failed, ": " + (problem.split(separator: "\n").first ?? ""))
    }
    if let note = try store.note(.unavailable, on: planned.run) {
      return (.unavailable, ": " + note)
    }
    if case .resume(let step) = planned.action { return (.interrupted, " at step \(step)") }
    return (planned.differences.isEmpty ? .missing : .stale, "")
  }
}
