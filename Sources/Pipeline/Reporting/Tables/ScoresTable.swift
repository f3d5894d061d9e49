import Records
import TracedResults

/// Scores and survival times, with a block of rows for each task and a row for each method.
func scoresTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.flatMap { results.entries(experiment: $0) }
  var rows: [[TracedText]] = []
  for task in entries.map(\.run.cell.task).unique {
    rows.append(["*\(words(of: task))*"] + Array(repeating: "", count: columns.count + 3))
    let ofTask = entries.filter { $0.run.cell.task == task }
    let groups = ofTask.map(\.run.cell.method).unique.map { method in
      ofTask.filter { $0.run.cell.method == method }
    }
    let scores = emphasizingBest(groups.map(score), of: groups)
    rows += zip(groups, scores).map(row)
  }
  return Table(
    columns: [.init("Method")]
      + Table.Column.numbers(["Score"] + columns.map(\.title) + ["Upright", "*n*"]), rows: rows,
    note: noteOnBest(in: rows) + results.datasetNote(of: entries))
}

private let columns: [(metric: String, title: String, digits: Int)] = [
  (Metric.survivalMean, "Survival (s)", 1),
  (Metric.tiltRootMeanSquare, "Tilt rms (°)", 2),
  (Metric.displacementMaximum, "Max. $|x|$ (m)", 2),
  (Metric.velocityMean, "Mean $\\dot x$ (m/s)", 2),
]

/// The score of a controller that does not learn is that of its one evaluation.
private func score(of entries: [Results.Entry]) -> TracedText {
  let isTrained = entries.contains { $0.run.kind == .training }
  return entries.number(
    isTrained ? Metric.score : Metric.returnMean, .spread, as: .digits(1))
}

private func row(of entries: [Results.Entry], score: TracedText) -> [TracedText] {
  let name = title(ofMethod: entries[0].run.cell.method)
  let diverged: TracedText =
    entries.contains(where: \.hasDiverged)
    ? " (\(entries.number(Metric.divergedAtStep, .count)) diverged)" : ""
  return ["\(name)\(diverged)", score]
    + columns.map { entries.number($0.metric, .spread, as: .digits($0.digits)) }
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
