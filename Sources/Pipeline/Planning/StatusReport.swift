import Records
public import Store

/// How many runs of a profile have results, what is wrong with the others, and how long they take; by
/// experiment, and by table and figure of the paper.
public struct StatusReport: Sendable {
  /// The runs of one experiment, or those that one table or figure shows.
  struct Row: Sendable {
    var name: String
    /// The number of runs in each state.
    var counts: [RunState: Int] = [:]
    /// The predicted time of the runs that can be executed, one after another.
    var remainingSeconds = 0.0
    /// The number of those runs without a prediction.
    var unpredictedCount = 0

    var runCount: Int { counts.values.reduce(0, +) }

    mutating func add(_ planned: PlannedRun) {
      remainingSeconds += planned.predictedSeconds ?? 0
      unpredictedCount += planned.predictedSeconds == nil ? 1 : 0
    }
  }

  private let profile: Profile
  private let jobCount: Int
  private let rows: [Row]
  /// The tables and figures, and their total, which counts each run once; no row without a paper.
  private let paperRows: [Row]
  /// A line for each run that has no sound result and is not just missing, or that diverged.
  private let remarks: [String]
  /// The number of results of each numeric class.
  private let numericClasses: [String: Int]

  /// Reads the state of each run; nothing is written.
  ///
  /// The remaining time is for `jobCount` runs at a time. `paper` are the tables and figures, each with
  /// the runs that it shows.
  ///
  /// - Throws: only if the system refuses to read the store.
  public init(
    of report: PlanReport, in store: ResultStore, jobCount: Int,
    paper: [PaperPart] = []
  ) throws(StoreError) {
    profile = report.profile
    self.jobCount = jobCount
    var rows: [Row] = []
    var remarks: [String] = []
    var classes: [String: Int] = [:]
    // With the runs that read them.
    var unavailable: Set<RunKey> = []
    var states: [RunKey: RunState] = [:]
    var executable: [PlannedRun] = []
    for (planned, (state, detail)) in zip(report.runs, try report.states(in: store)) {
      let experiment = planned.run.cell.experiment
      let index = rows.firstIndex { $0.name == experiment } ?? rows.endIndex
      if index == rows.endIndex { rows.append(Row(name: experiment)) }
      if states[planned.run.key] == nil {
        remarks += try store.disputes(of: planned.run).map {
          "disputed \(planned.run.path): other numbers in \($0)"
        }
      }
      states[planned.run.key] = state
      rows[index].counts[state, default: 0] += 1
      switch state {
      case .fresh:
        if let provenance = try store.provenance(of: planned.run) {
          classes[provenance.numericClass, default: 0] += 1
        }
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
        rows[index].add(planned)
        executable.append(planned)
      }
    }
    let all = (name: "total", runs: paper.flatMap(\.runs))
    paperRows = (paper.isEmpty ? [] : paper + [all]).map { name, runs in
      Self.row(name, of: runs, states, executable)
    }
    self.rows = rows
    self.remarks = remarks
    numericClasses = classes
  }

  private var total: Row {
    rows.reduce(into: Row(name: "total")) { total, row in
      total.counts.merge(row.counts, uniquingKeysWith: +)
      total.remainingSeconds += row.remainingSeconds
      total.unpredictedCount += row.unpredictedCount
    }
  }

  /// The states of some runs, and the time for those that can be executed and for what they need.
  private static func row(
    _ name: String, of runs: [Run], _ states: [RunKey: RunState], _ executable: [PlannedRun]
  ) -> Row {
    var row = Row(name: name)
    var needed = Set(runs.map(\.key))
    for state in needed.compactMap({ states[$0] }) { row.counts[state, default: 0] += 1 }
    // In dependency order, so that one pass from the end finds all that is needed.
    for planned in executable.reversed() where needed.contains(planned.run.key) {
      needed.formUnion(planned.run.inputs.map(\.key))
      row.add(planned)
    }
    return row
  }

  /// A table with a row for each experiment and the total, one for each table and figure of the paper,
  /// and the remarks on single runs.
  public var text: String {
    let table = aligned(
      [["experiment", "runs"] + RunState.allCases.map(\.rawValue) + ["time left"]]
        + (rows + [total]).map(entries))
    let paper = aligned(
      [["shown in", "runs", "fresh", "unavailable", "time left on one core"]]
        + paperRows.map(paperEntries))
    let fresh = total.counts[.fresh, default: 0]
    let percent = total.runCount == 0 ? 100 : fresh * 100 / total.runCount
    let summary =
      "profile \(profile.rawValue): \(fresh) of \(counted(total.runCount, "run")) have results, "
      + "\(percent) %"
    return
      (table + [""] + (paperRows.isEmpty ? [] : paper + [""]) + remarks
      + (remarks.isEmpty ? [] : [""]) + [summary])
      .joined(separator: "\n") + "\n"
  }

  private func entries(of row: Row) -> [String] {
    let counts = RunState.allCases.map { state in row.counts[state].map(String.init) ?? "" }
    return [row.name, String(row.runCount)] + counts + [timeLeft(of: row, onCores: jobCount)]
  }

  private func paperEntries(of row: Row) -> [String] {
    let counts = [.fresh, .unavailable].map { state in row.counts[state].map(String.init) ?? "" }
    return [row.name, String(row.runCount)] + counts + [timeLeft(of: row, onCores: 1)]
  }

  private func timeLeft(of row: Row, onCores count: Int) -> String {
    let known = row.remainingSeconds > 0 ? timeWords(row.remainingSeconds / Double(count)) : ""
    let unknown = row.unpredictedCount > 0 ? "\(row.unpredictedCount) unknown" : ""
    return [known, unknown].filter { !$0.isEmpty }.joined(separator: " + ")
  }

  /// The same for programs: an object with `schema`, `profile`, `jobs`, `experiments`, `total`,
  /// `remarks` and `numeric_classes`, the number of results of each.
  ///
  /// An experiment and the total have a count for each state, `runs`, `predicted_seconds` (divided by
  /// the jobs) and `unpredicted`, the number of runs to execute whose time is not known.
  /// The list `paper` has the same members for each table and figure, which `shown_in` names, and a
  /// total that counts each run once. `core_seconds` there is not divided by the jobs, and includes the
  /// runs that the missing ones need.
  public var json: String {
    JSONValue.map([
      "paper": .list(paperRows.map(paperValue)),
      "schema": .text("dmil-status/1"), "profile": .text(profile.rawValue),
      "jobs": .integer(jobCount), "experiments": .list(rows.map(value)), "total": value(of: total),
      "remarks": .list(remarks.map(JSONValue.text)),
      "numeric_classes": .map(numericClasses.mapValues(JSONValue.integer)),
    ]).indentedJSON
  }

  private func value(of row: Row) -> JSONValue {
    let seconds = row.remainingSeconds / Double(jobCount)
    return value(of: row, ["experiment": .text(row.name), "predicted_seconds": .number(seconds)])
  }

  private func paperValue(of row: Row) -> JSONValue {
    let seconds = row.remainingSeconds
    return value(of: row, ["shown_in": .text(row.name), "core_seconds": .number(seconds)])
  }

  private func value(of row: Row, _ own: [String: JSONValue]) -> JSONValue {
    var members = own
    members["runs"] = .integer(row.runCount)
    members["unpredicted"] = .integer(row.unpredictedCount)
    for state in RunState.allCases {
      members[state.rawValue] = .integer(row.counts[state] ?? 0)
    }
    return .map(members)
  }
}
