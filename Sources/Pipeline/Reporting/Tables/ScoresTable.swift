import Records

/// Scores and survival times, a block of rows for each task, one row for each method.
func scoresTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.flatMap { results.entries(experiment: $0) }
  var rows: [[String]] = []
  for task in entries.map(\.run.cell.task).unique {
    rows.append(["*\(words(of: task))*"] + Array(repeating: "", count: columns.count + 2))
    let ofTask = entries.filter { $0.run.cell.task == task }
    for method in ofTask.map(\.run.cell.method).unique {
      rows.append(row(of: ofTask.filter { $0.run.cell.method == method }, method: method))
    }
  }
  return Table(
    columns: [.init(title: "Method")]
      + columns.map { .init(title: $0.title, alignment: .right) }
      + [.init(title: "Up", alignment: .right), .init(title: "*n*", alignment: .right)],
    rows: rows)
}

/// Metric, title and digits.
private let columns: [(metric: String, title: String, digits: Int)] = [
  ("score", "Score", 1),
  ("survival_mean_s", "Survival (s)", 1),
  ("tilt_rms_deg", "Tilt rms (°)", 2),
  ("displacement_max_m", "Max. $|x|$ (m)", 2),
  ("velocity_mean_m_s", "Mean $\\dot x$ (m/s)", 2),
]

private func row(of entries: [Results.Entry], method: String) -> [String] {
  let name =
    title(ofMethod: method)
    + (entries.contains(where: \.hasDiverged)
      ? " (\(entries.number("diverged_at_step", .count)) diverged)" : "")
  return [name]
    + columns.map { column in
      // A controller that does not learn has one evaluation, and that is its score.
      let isLearner = entries.contains { $0.run.kind == .training }
      let metric = column.metric == "score" && !isLearner ? "return_mean" : column.metric
      return entries.number(metric, .spread, digits: column.digits)
    }
    + [up(entries), entries.number("results", .count)]
}

/// How many episodes ended without a fall, of how many, over all seeds.
func up(_ entries: [Results.Entry]) -> String {
  guard entries.contains(where: { $0.value(of: "survived_count") != nil }) else {
    return NumberFormat.missing
  }
  return "\(entries.number("survived_count", .sum))/\(entries.number("episode_count", .sum))"
}
