import Foundation
public import Records
public import Store

/// The action for a run, and its reason.
public struct PlannedRun: Sendable {
  public enum Action: Equatable, Sendable {
    case run
    case reuse
    case resume(step: Int)
    /// Its result differs from the stored one; the run is left alone.
    case damaged(StoreError)
  }

  public let run: Run
  public let action: Action
  /// Why the run is not reused; empty for a run that is.
  public private(set) var cause = ""
  /// All differences from the nearest stored run of the same cell and seed; empty if there is none,
  /// or if the run was only interrupted.
  public private(set) var differences: [Difference] = []
  /// `nil` if no time of the kind and method is known.
  public private(set) var predictedSeconds: Double?
  /// The most urgent of the run, its twins in other experiments, and the runs that wait for it.
  var priority = Priority()

  /// Whether it is to be executed.
  public var isPending: Bool {
    switch action {
    case .run, .resume: true
    case .reuse, .damaged: false
    }
  }
}

/// The plan against the store: the action for each run, its reason, and the time that it will take.
public struct PlanReport: Sendable {
  public let profile: Profile
  /// In the order of the plan.
  public let runs: [PlannedRun]
  private let jobCount: Int
  static let causeOfIncompleteResult = "the archive lacks files that are to be read"

  /// Compares; nothing is written.
  ///
  /// Times are predicted by `costs` and for `jobCount` runs at a time. `resumableStep` is the step of
  /// the last checkpoint that fits a run; `nil` if there is none.
  ///
  /// - Throws: only if the system refuses to read the store.
  public init(
    of plan: Plan, in store: ResultStore, costs: Costs? = nil, jobCount: Int,
    resumableStep: (Run) -> Int?
  ) throws(StoreError) {
    profile = plan.profile
    self.jobCount = jobCount
    let records = try store.records()
    let history = History(records: records, current: plan.currentKeys)
    let prediction = CostPrediction(recorded: records, costs: costs)
    let results = try Self.results(of: plan, in: store)
    let incomplete = try Self.incompleteInputs(of: plan, results, in: store)
    let priorities = Self.priorities(of: plan) { results[$0] == nil || incomplete.contains($0) }
    var begun: [RunKey: Run] = [:]
    func compared(_ run: Run) -> PlannedRun {
      let twin = begun[run.key]
      begun[run.key] = twin ?? run
      switch results[run.key] {
      case .failure(let error):
        return PlannedRun(run: run, action: .damaged(error), cause: "\(error)")
      case .success where twin == nil && incomplete.contains(run.key):
        return PlannedRun(
          run: run, action: .run, cause: Self.causeOfIncompleteResult,
          predictedSeconds: prediction.seconds(of: run))
      case .success: return PlannedRun(run: run, action: .reuse)
      case nil:
        guard let twin else {
          return Self.pending(run, history, resumableStep(run), prediction.seconds(of: run))
        }
        return PlannedRun(
          run: run, action: .reuse, cause: "the same run as in \(twin.cell.experiment)")
      }
    }
    runs = plan.runs.map { run in
      var planned = compared(run)
      planned.priority = priorities[run.key] ?? run.priority
      return planned
    }
  }

  /// The runs to execute, in dependency order.
  public var pending: [PlannedRun] { runs.filter(\.isPending) }

  /// The runs whose result is not what was stored, each once.
  public var damaged: [(run: Run, error: StoreError)] {
    var seen: Set<RunKey> = []
    return runs.compactMap { planned in
      guard case .damaged(let error) = planned.action, seen.insert(planned.run.key).inserted else {
        return nil
      }
      return (planned.run, error)
    }
  }

  /// The priority of each run: its own, or that of a more urgent run that waits for it.
  private static func priorities(
    of plan: Plan, isWaiting: (RunKey) -> Bool
  ) -> [RunKey: Priority] {
    var priorities: [RunKey: Priority] = [:]
    // Readers come after what they read, so that one pass from the end is enough.
    for run in plan.runs.reversed() {
      let priority = min(priorities[run.key] ?? run.priority, run.priority)
      priorities[run.key] = priority
      for input in run.inputs where isWaiting(run.key) {
        priorities[input.key] = min(priorities[input.key] ?? priority, priority)
      }
    }
    return priorities
  }

  /// Whether the result of each run with a result is sound.
  private static func results(
    of plan: Plan, in store: ResultStore
  ) throws(StoreError) -> [RunKey: Result<Void, StoreError>] {
    var results: [RunKey: Result<Void, StoreError>] = [:]
    for run in plan.distinctRuns {
      do throws(StoreError) {
        if try store.result(of: run) != nil { results[run.key] = .success(()) }
      } catch {
        if case .system = error { throw error }
        results[run.key] = .failure(error)
      }
    }
    return results
  }

  /// The runs whose archived result lacks files that a pending run reads; they are executed again.
  private static func incompleteInputs(
    of plan: Plan, _ results: [RunKey: Result<Void, StoreError>], in store: ResultStore
  ) throws(StoreError) -> Set<RunKey> {
    var needed: Set<RunKey> = []
    var incomplete: Set<RunKey> = []
    for run in plan.runs.reversed() {
      switch results[run.key] {
      case .failure: continue
      case .success:
        guard needed.contains(run.key), try !store.hasAllFiles(of: run) else { continue }
        incomplete.insert(run.key)
      case nil: break
      }
      needed.formUnion(run.inputs.map(\.key))
    }
    return incomplete
  }

  private static func pending(
    _ run: Run, _ history: History, _ step: Int?, _ seconds: Double?
  ) -> PlannedRun {
    let differences = history.differences(of: run)
    let cause = cause(differences)
    guard let step, step > 0 else {
      return PlannedRun(
        run: run, action: .run, cause: cause, differences: differences, predictedSeconds: seconds)
    }
    let rest = Double(max(run.stepCount - step, 0)) / Double(run.stepCount)
    let isContinued = history.hasResult(onTrajectoryOf: run)
    return PlannedRun(
      run: run, action: .resume(step: step),
      cause: !isContinued
        ? "interrupted at step \(step)"
        : differences.isEmpty ? "continues the run of another profile" : cause,
      differences: isContinued ? differences : [], predictedSeconds: seconds.map { $0 * rest })
  }

  private static func cause(_ differences: [Difference]) -> String {
    guard let first = differences.first else { return "no result" }
    let rest = differences.count - 1
    return "\(first)" + (rest > 0 ? ", and \(rest) more" : "")
  }
}

/// The stored runs: why a run has no result, and whether it can be continued.
private struct History {
  let records: [StoredProvenance]
  /// Runs that the specifications ask for under some profile; no other run is stale because of them.
  var current: Set<RunKey> = []

  /// The fewest differences from a stored run of the same kind, cell and seed that no profile asks
  /// for any more; empty if there is no such run.
  func differences(of run: Run) -> [Difference] {
    let new = RunDescription(of: run)
    return records.map(\.run).filter { $0.address == new.address && !current.contains($0.key) }
      .map { new.differences(from: $0) }.min { $0.count < $1.count } ?? []
  }

  /// Whether there is a result that differs only in steps, evaluations or snapshots.
  func hasResult(onTrajectoryOf run: Run) -> Bool {
    records.contains { $0.run.checkpointKey == run.checkpointKey }
  }
}

// MARK: - Text

extension PlanReport {
  /// A table for people, one run a line, and the totals: first what is not executed, then the rest
  /// in the order in which it starts.
  public var text: String {
    let starts = starts
    let ordered =
      runs.filter { !$0.isPending }
      + pending.sorted {
        starts[$0.run.key] ?? 0 < starts[$1.run.key] ?? 0
      }
    let rows = ordered.map { planned in
      [
        planned.action.words, planned.run.kind.rawValue, planned.run.path,
        planned.isPending ? String(planned.priority.level) : "", planned.timeWords, planned.cause,
      ]
    }
    let lines = aligned([["action", "kind", "cell/seed", "priority", "time", "cause"]] + rows)
    return (lines + ["", totals]).joined(separator: "\n") + "\n"
  }

  /// The place of each run to execute in the order of starts, from 1.
  private var starts: [RunKey: Int] {
    let order = RunQueue.forecast(of: pending, jobCount: jobCount).order
    return Dictionary(uniqueKeysWithValues: zip(order, 1...))
  }

  private var totals: String {
    let damaged = count("damaged") == 0 ? "" : ", \(count("damaged")) damaged"
    guard !pending.isEmpty else { return "\(runs.count) runs, nothing to do\(damaged)" }
    let unknown = pending.count { $0.predictedSeconds == nil }
    let known =
      unknown < pending.count
      ? "about \(timeWords(predictedSeconds)) on \(jobCount) cores" : ""
    let rest = unknown > 0 ? "\(unknown) of unknown time" : ""
    let times = [known, rest].filter { !$0.isEmpty }.joined(separator: ", ")
    return "\(runs.count) runs: \(count("run")) to run, \(count("resume")) to resume, "
      + "\(count("reuse")) to reuse\(damaged); \(times)"
  }

  private func count(_ action: String) -> Int { runs.count { $0.action.name == action } }

  /// The predicted time until the last run ends.
  private var predictedSeconds: Double {
    RunQueue.forecast(of: pending, jobCount: jobCount).seconds
  }
}

extension PlannedRun {
  fileprivate var timeWords: String {
    guard isPending else { return "" }
    return predictedSeconds.map(Records.timeWords) ?? "unknown"
  }
}

extension PlannedRun.Action {
  fileprivate var name: String {
    switch self {
    case .run: "run"
    case .reuse: "reuse"
    case .resume: "resume"
    case .damaged: "damaged"
    }
  }

  fileprivate var words: String {
    if case .resume(let step) = self { "resume at \(step)" } else { name }
  }
}

// MARK: - JSON

extension PlanReport {
  /// The same for programs: an object with `schema`, `profile`, `jobs`, `runs` and `totals`.
  ///
  /// Each run has `kind`, `experiment`, `task`, `dataset`, `method`, `seed`, `key`, `action` (`run`,
  /// `reuse`, `resume` or `damaged`) and `cause`; a resumed one has `step`; one whose time can be
  /// predicted has `predicted_seconds`; one to execute has `priority` and `start`, its place in the
  /// order of starts, from 1. The totals are the number of runs of each action, and
  /// `predicted_seconds`, the time until the last of them ends, so many jobs at a time. Keys are
  /// sorted; runs are in the order of the plan.
  public var json: String {
    var totals: [String: JSONValue] = ["predicted_seconds": .number(predictedSeconds)]
    for name in ["run", "reuse", "resume", "damaged"] { totals[name] = .integer(count(name)) }
    let starts = starts
    return JSONValue.map([
      "schema": .text("dmil-plan/2"), "profile": .text(profile.rawValue),
      "jobs": .integer(jobCount), "totals": .map(totals),
      "runs": .list(runs.map { $0.value(start: $0.isPending ? starts[$0.run.key] : nil) }),
    ]).indentedJSON
  }
}

extension PlannedRun {
  fileprivate func value(start: Int?) -> JSONValue {
    var members: [String: JSONValue] = [
      "kind": .text(run.kind.rawValue), "experiment": .text(run.cell.experiment),
      "task": .text(run.cell.task), "dataset": .text(run.cell.dataset),
      "method": .text(run.cell.method), "seed": .integer(run.seed), "key": .text(run.key.hex),
      "action": .text(action.name), "cause": .text(cause),
    ]
    if case .resume(let step) = action { members["step"] = .integer(step) }
    if let start {
      (members["priority"], members["start"]) = (.integer(priority.level), .integer(start))
    }
    if let predictedSeconds { members["predicted_seconds"] = .number(predictedSeconds) }
    return .map(members)
  }
}
