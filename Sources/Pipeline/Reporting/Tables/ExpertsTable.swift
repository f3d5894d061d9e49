import Records
import TracedResults

/// The evaluations of the expert and medium policies of benchmark tasks, beside their targets.
func expertsTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.flatMap { results.entries(experiment: $0) }
  return Table(
    columns: [.init("Task"), .init("Policy")]
      + Table.Column.numbers(["Return", "Score", "Length", "Success", "Episodes"])
      + [.init("Target")],
    rows: entries.map { entry in
      let cell = entry.run.cell
      func number(
        _ quantity: String, _ statistic: NumberSource.Statistic, digits: Int = 0
      ) -> TracedText {
        let text = [entry].number(quantity, statistic, as: .digits(digits))
        return text == .missing && entry.note != nil ? "no\u{A0}data" : text
      }
      return [
        TracedText(escaped(title(ofTask: cell.task))), TracedText(title(ofMethod: cell.method)),
        number("return", .episodes), number("normalized_score", .episodes, digits: 1),
        number(Metric.lengthMean, .value, digits: 1),
        hasSuccess(task: cell.task) ? number(Metric.successCount, .value) : .missing,
        number(Metric.episodeCount, .value), verdict(on: entry),
      ]
    })
}

/// Whether episodes of a task can succeed; episodes of locomotion only have a score.
private func hasSuccess(task: String) -> Bool { ["pen", "hammer", "door"].contains(task) }

/// The target of a policy, and whether its evaluation meets it.
private func verdict(on entry: Results.Entry) -> TracedText {
  let cell = entry.run.cell
  guard let target = ExpertTarget(task: cell.task, policy: cell.method) else { return .missing }
  guard let score = entry.value(of: Metric.normalizedScoreMean) else {
    return TracedText(target.description)
  }
  return ComputedNumber(
    name: "target/\(cell.task)/\(cell.method)",
    formula: "whether #1 is \(target), the target fixed before training",
    inputs: [[entry].source(of: Metric.normalizedScoreMean, .value)]
  ).text(target.verdict(on: score))
}
