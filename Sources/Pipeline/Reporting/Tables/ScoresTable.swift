import Records
import TracedResults

/// Scores and survival times, with a block of rows for each task and a row for each method.
func scoresTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.flatMap { results.entries(experiment: $0) }
  var rows: [[TracedText]] = []
  for task in entries.map(\.run.cell.task).unique {
    rows.append(["*\(words(of: task))*"] + Array(repeating: "", count: columns.count + 2))
    let ofTask = entries.filter { $0.run.cell.task == task }
    for method in ofTask.map(\.run.cell.method).unique {
      rows.append(row(of: ofTask.filter { $0.run.cell.method == method }, method: method))
    }
  }
  return Table(
    columns: [.init("Method")]
      + Table.Column.numbers(columns.map(\.title) + ["Upright", "*n*"]), rows: rows)
}

private let columns: [(metric: String, title: String, digits: Int)] = [
  (Metric.score, "Score", 1),
  (Metric.survivalMean, "Survival (s)", 1),
  (Metric.tiltRootMeanSquare, "Tilt rms (°)", 2),
  (Metric.displacementMaximum, "Max. $|x|$ (m)", 2),
  (Metric.velocityMean, "Mean $\\dot x$ (m/s)", 2),
]

private func row(of entries: [Results.Entry], method: String) -> [TracedText] {
  let diverged: TracedText =
    entries.contains(where: \.hasDiverged)
    ? " (\(entries.number(Metric.divergedAtStep, .count)) diverged)" : ""
  // The score of a controller that does not learn is that of its one evaluation.
  let isTrained = entries.contains { $0.run.kind == .training }
  return ["\(title(ofMethod: method))\(diverged)"]
    + columns.map { column in
      let metric =
        column.metric == Metric.score && !isTrained ? Metric.returnMean : column.metric
      return entries.number(metric, .spread, as: .digits(column.digits))
    }
    + [uprightEpisodes(of: entries), entries.number("results", .count)]
}

/// The number of episodes without a fall and of all episodes, over all seeds.
func uprightEpisodes(of entries: [Results.Entry]) -> TracedText {
  guard entries.contains(where: { $0.value(of: Metric.survivedCount) != nil }) else {
    return .missing
  }
  return
    "\(entries.number(Metric.survivedCount, .sum))/\(entries.number(Metric.episodeCount, .sum))"
}
