import Records
public import Store

/// How many runs of a profile have results, what is wrong with the others, and how long they take.
public struct StatusReport: Sendable {
  /// The runs of one experiment.
  struct Row: Sendable {
    var experiment: String
    /// The number of runs in each state.
    var counts: [RunState: Int] = [:]
    /// The predicted time of the runs that can be executed, one after another.
    var remainingSeconds = 0.0
    /// The number of those runs without a prediction.
    var unpredictedCount = 0

    var runCount: Int { counts.values.reduce(0, +) }
  }

  private let profile: Profile
  private let jobCount: Int
  private let rows: [Row]
  /// A line for each run that has no sound result and is not just missing, or that diverged.
  private let remarks: [String]

  /// Reads the state of each run; nothing is written.
  ///
  /// The remaining time is for `jobCount` runs at a time.
  ///
  /// - Throws: only if the system refuses to read the store.
  public init(of report: PlanReport, in store: ResultStore, jobCount: Int) throws(StoreError) {
    profile = report.profile
    self.jobCount = jobCount
    var rows: [Row] = []
    var remarks: [String] = []
    // With the runs that read them.
    var unavailable: Set<RunKey> = []
    for (planned, (state, detail)) in zip(report.runs, try report.states(in: store)) {
      let experiment = planned.run.cell.experiment
      let index = rows.firstIndex { $0.experiment == experiment } ?? rows.endIndex
      if index == rows.endIndex { rows.append(Row(experiment: experiment)) }
      rows[index].counts[state, default: 0] += 1
      switch state {
      case .fresh:
        let metrics = try store.statement(of: planned.run.key)?.metrics
        if let step = metrics?[Metric.divergedAtStep] {
          remarks.append("diverged \(planned.run.path) at step \(Int(step))")
        }
      case .running, .interrupted, .damaged, .failed, .unavailable:
        remarks.append("\(state.rawValue) \(planned.run.path)\(detail)")
      case .stale, .missing: break
      }
      if state == .unavailable
        || planned.run.inputs.contains(where: { unavailable.contains($0.key) })
      {
        unavailable.insert(planned.run.key)
      } else if planned.isPending {
        rows[index].remainingSeconds += planned.predictedSeconds ?? 0
        rows[index].unpredictedCount += planned.predictedSeconds == nil ? 1 : 0
      }
    }
    self.rows = rows
    self.remarks = remarks
  }

  private var total: Row {
    rows.reduce(into: Row(experiment: "total")) { total, row in
      total.counts.merge(row.counts, uniquingKeysWith: +)
      total.remainingSeconds += row.remainingSeconds
      total.unpredictedCount += row.unpredictedCount
    }
  }

  /// A table with a row for each experiment and the total, and the remarks on single runs.
  public var text: String {
    let table = aligned(
      [["experiment", "runs"] + RunState.allCases.map(\.rawValue) + ["time left"]]
        + (rows + [total]).map(entries))
    let fresh = total.counts[.fresh, default: 0]
    let percent = total.runCount == 0 ? 100 : fresh * 100 / total.runCount
    let summary =
      "profile \(profile.rawValue): \(fresh) of \(counted(total.runCount, "run")) have results, "
      + "\(percent) %"
    return (table + [""] + remarks + (remarks.isEmpty ? [] : [""]) + [summary])
      .joined(separator: "\n") + "\n"
  }

  private func entries(of row: Row) -> [String] {
    let counts = RunState.allCases.map { state in row.counts[state].map(String.init) ?? "" }
    return [row.experiment, String(row.runCount)] + counts + [timeLeft(of: row)]
  }

  private func timeLeft(of row: Row) -> String {
    let known =
      row.remainingSeconds > 0 ? timeWords(row.remainingSeconds / Double(jobCount)) : ""
    let unknown = row.unpredictedCount > 0 ? "\(row.unpredictedCount) unknown" : ""
    return [known, unknown].filter { !$0.isEmpty }.joined(separator: " + ")
  }

  /// The same for programs: an object with `schema`, `profile`, `jobs`, `experiments`, `total` and
  /// `remarks`.
  ///
  /// An experiment and the total have a count for each state, `runs`, `predicted_seconds` (divided by
  /// the jobs) and `unpredicted`, the number of runs to execute whose time is not known.
  public var json: String {
    JSONValue.map([
      "schema": .text("dmil-status/1"), "profile": .text(profile.rawValue),
      "jobs": .integer(jobCount), "experiments": .list(rows.map(value)), "total": value(of: total),
      "remarks": .list(remarks.map(JSONValue.text)),
    ]).indentedJSON
  }

  private func value(of row: Row) -> JSONValue {
    var members: [String: JSONValue] = [
      "experiment": .text(row.experiment), "runs": .integer(row.runCount),
      "predicted_seconds": .number(row.remainingSeconds / Double(jobCount)),
      "unpredicted": .integer(row.unpredictedCount),
    ]
    for state in RunState.allCases {
      members[state.rawValue] = .integer(row.counts[state] ?? 0)
    }
    return .map(members)
  }
}
