public import Records
public import Store
import Foundation

/// What is to be done with a run, and why.
public struct PlannedRun: Sendable {
  public enum Action: Equatable, Sendable {
    case run
    case reuse
    case resume(step: Int)
  }

  public let run: Run
  public let action: Action
  /// What differs from the nearest stored run of the same cell and seed; empty for a run that is
  /// reused.
  public let cause: String
  /// All that differs from that run; none where there is none, or where it was only interrupted.
  public let differences: [Difference]
  /// From the recorded time of a run of the same kind and method; `nil` when there is none.
  public let predictedSeconds: Double?

  init(
    run: Run, action: Action, cause: String = "", differences: [Difference] = [],
    predictedSeconds: Double? = nil
  ) {
    self.run = run
    self.action = action
    self.cause = cause
    self.differences = differences
    self.predictedSeconds = predictedSeconds
  }
}

/// The plan against the store: run, reuse or resume, why, and how long it will take.
public struct PlanReport: Sendable {
  public let profile: Profile
  /// In the order of the plan.
  public let runs: [PlannedRun]
  private let jobCount: Int

  /// Compares; nothing is written.
  ///
  /// - Parameters:
  ///   - plan: What is asked.
  ///   - store: What is there.
  ///   - jobCount: How many runs go at a time, for the total.
  ///   - resumableStep: The step of the last checkpoint that fits a run; `nil` when there is none.
  /// - Throws: the first thing that is wrong in the store.
  public init(
    of plan: Plan, in store: ResultStore, jobCount: Int, resumableStep: (Run) -> Int?
  ) throws(StoreError) {
    profile = plan.profile
    self.jobCount = jobCount
    let history = History(records: try store.records())
    let thinned = try Self.thinnedInputs(of: plan, in: store)
    var begun: [RunKey: Run] = [:]
    var runs: [PlannedRun] = []
    for run in plan.runs {
      let isDone = thinned.contains(run.key) ? false : try store.result(of: run) != nil
      if let twin = begun[run.key] {
        let cause = isDone ? "" : "the same run as in \(twin.cell.experiment)"
        runs.append(PlannedRun(run: run, action: .reuse, cause: cause))
        continue
      }
      begun[run.key] = run
      runs.append(
        isDone
          ? PlannedRun(run: run, action: .reuse)
          : thinned.contains(run.key)
            ? PlannedRun(
              run: run, action: .run, cause: "the archive leaves out files that are to be read",
              predictedSeconds: history.predictedSeconds(of: run))
            : Self.pending(run, history, resumableStep(run)))
    }
    self.runs = runs
  }

  /// The runs that have an archived result without all of its files, and that a run reads which is
  /// to be carried out: they are made again for it.
  private static func thinnedInputs(
    of plan: Plan, in store: ResultStore
  ) throws(StoreError) -> Set<RunKey> {
    var needed: Set<RunKey> = []
    var thinned: Set<RunKey> = []
    for run in plan.runs.reversed() {
      if try store.result(of: run) != nil {
        guard needed.contains(run.key), try !store.hasAllFiles(of: run) else { continue }
        thinned.insert(run.key)
      }
      needed.formUnion(run.inputs.map(\.key))
    }
    return thinned
  }

  private static func pending(_ run: Run, _ history: History, _ step: Int?) -> PlannedRun {
    let seconds = history.predictedSeconds(of: run)
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
      cause: isContinued ? cause : "interrupted at step \(step)",
      differences: isContinued ? differences : [], predictedSeconds: seconds.map { $0 * rest })
  }

  private static func cause(_ differences: [Difference]) -> String {
    guard let first = differences.first else { return "no result" }
    let rest = differences.count - 1
    return "\(first)" + (rest > 0 ? ", and \(rest) more" : "")
  }
}

// MARK: - Text

extension PlanReport {
  /// A table for people, one run a line, and the totals.
  public var text: String {
    let rows = runs.map { planned in
      [
        planned.action.words, planned.run.kind.rawValue, planned.run.path, planned.timeWords,
        planned.cause,
      ]
    }
    let lines = aligned([["action", "kind", "cell/seed", "time", "cause"]] + rows)
    return (lines + ["", totals]).joined(separator: "\n") + "\n"
  }

  private var totals: String {
    let pending = runs.filter { $0.action != .reuse }
    guard !pending.isEmpty else { return "\(runs.count) runs, nothing to do" }
    let resumed = pending.count { $0.action != .run }
    let unknown = pending.count { $0.predictedSeconds == nil }
    let known =
      unknown < pending.count
      ? "about \(timeWords(predictedSeconds)) on \(jobCount) cores" : ""
    let rest = unknown > 0 ? "\(unknown) of unknown time" : ""
    let times = [known, rest].filter { !$0.isEmpty }.joined(separator: ", ")
    return "\(runs.count) runs: \(pending.count - resumed) to run, \(resumed) to resume, "
      + "\(runs.count - pending.count) to reuse; \(times)"
  }

  /// The predicted time until the last run ends.
  private var predictedSeconds: Double {
    RunQueue.duration(of: runs.filter { $0.action != .reuse }, jobCount: jobCount)
  }
}

extension PlannedRun {
  fileprivate var timeWords: String {
    guard action != .reuse else { return "" }
    return predictedSeconds.map(Records.timeWords) ?? "unknown"
  }
}

extension PlannedRun.Action {
  fileprivate var name: String {
    switch self {
    case .run: "run"
    case .reuse: "reuse"
    case .resume: "resume"
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
  /// Each run has `kind`, `experiment`, `task`, `data`, `method`, `seed`, `key`, `action` (`run`,
  /// `reuse` or `resume`) and `cause`; a resumed one has `step`; one whose time can be predicted has
  /// `predicted_seconds`. The totals are `run`, `reuse`, `resume`, and `predicted_seconds`, the time
  /// until the last of them ends, so many jobs at a time. Keys are sorted; runs stand in the order of the plan.
  public var json: String {
    func count(_ name: String) -> JSONValue { .integer(runs.count { $0.action.name == name }) }
    return JSONValue.map([
      "schema": .text("dmil-plan/1"), "profile": .text(profile.rawValue),
      "jobs": .integer(jobCount), "runs": .list(runs.map(\.value)),
      "totals": .map([
        "run": count("run"), "reuse": count("reuse"), "resume": count("resume"),
        "predicted_seconds": .number(predictedSeconds),
      ]),
    ]).indentedJSON
  }
}

extension PlannedRun {
  fileprivate var value: JSONValue {
    var members: [String: JSONValue] = [
      "kind": .text(run.kind.rawValue), "experiment": .text(run.cell.experiment),
      "task": .text(run.cell.task), "data": .text(run.cell.data),
      "method": .text(run.cell.method), "seed": .integer(run.seed), "key": .text(run.key.hex),
      "action": .text(action.name), "cause": .text(cause),
    ]
    if case .resume(let step) = action { members["step"] = .integer(step) }
    if let predictedSeconds { members["predicted_seconds"] = .number(predictedSeconds) }
    return .map(members)
  }
}
