import Records
public import Store
/// How much of a profile has results, what is wrong with the rest, and how long it will take.
public struct StatusReport: Sendable {
  /// The runs of one experiment.
  struct Row: Sendable {
    var experiment: String
    /// How many runs are in each state, by its name.
    var counts: [String: Int] = [:]
    /// The predicted time of those without a result, one after another.
    var remainingSeconds = 0.0
    /// How many of them have no prediction.
    var unpredictedCount = 0

    var runCount: Int { counts.values.reduce(0, +) }
  }

  private let profile: Profile
  private let jobCount: Int
  private let rows: [Row]
  /// The runs that were begun, failed or cannot be carried out, with what is known of each.
  private let remarks: [String]

  /// Looks; nothing is written.
  ///
  /// - Parameters:
  ///   - report: The plan against the store.
  ///   - store: The same store.
  ///   - jobCount: How many runs go at a time, for the time that is left.
  /// - Throws: the first thing that is wrong in the store.
  public init(of report: PlanReport, in store: ResultStore, jobCount: Int) throws(StoreError) {
    profile = report.profile
    self.jobCount = jobCount
    var rows: [Row] = []
    var remarks: [String] = []
    for (planned, state) in zip(report.runs, try report.states(in: store)) {
      let experiment = planned.run.cell.experiment
      let index = rows.firstIndex { $0.experiment == experiment } ?? rows.endIndex
      if index == rows.endIndex { rows.append(Row(experiment: experiment)) }
      rows[index].counts[state.name, default: 0] += 1
      if planned.isPending {
        rows[index].remainingSeconds += planned.predictedSeconds ?? 0
        rows[index].unpredictedCount += planned.predictedSeconds == nil ? 1 : 0
      }
      switch state {
      case .fresh:
        let metrics = try store.statement(of: planned.run.key)?.metrics
        if let step = metrics?[Metric.divergedAtStep] {
          remarks.append("diverged \(planned.run.path) at step \(Int(step))")
        }
      case .running: remarks.append("running \(planned.run.path)")
      case .damaged(let problem): remarks.append("damaged \(planned.run.path): \(problem)")
      case .interrupted(let step): remarks.append("interrupted \(planned.run.path) at step \(step)")
      case .failed(let problem): remarks.append("failed \(planned.run.path): \(problem)")
      case .unavailable(let note): remarks.append("unavailable \(planned.run.path): \(note)")
      case .stale, .missing: break
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

  /// A table for people: an experiment a line, the total, and what is to be known of single runs.
  public var text: String {
    let table = aligned(
      [["experiment", "runs"] + RunState.names + ["time left"]] + (rows + [total]).map(entries))
    let share = total.runCount == 0 ? 100 : total.counts["fresh", default: 0] * 100 / total.runCount
    let summary =
      "profile \(profile.rawValue): \(total.counts["fresh", default: 0]) of "
      + "\(counted(total.runCount, "run")) have results, \(share) %"
    return (table + [""] + remarks + (remarks.isEmpty ? [] : [""]) + [summary])
      .joined(separator: "\n") + "\n"
  }

  private func entries(of row: Row) -> [String] {
    let counts = RunState.names.map { name in row.counts[name].map(String.init) ?? "" }
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
  /// An experiment and the total have a count for each state (`fresh`, `running`, `interrupted`,
  /// `damaged`, `failed`, `unavailable`, `stale`, `missing`), `runs`, `predicted_seconds` (divided by the jobs) and
  /// `unpredicted`, the number of runs whose time is not known.
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
    for name in RunState.names { members[name] = .integer(row.counts[name] ?? 0) }
    return .map(members)
  }
}
