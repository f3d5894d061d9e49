import Records

/// How well the policies do that demonstrate benchmark tasks, each beside its target.
func expertsTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.flatMap { results.entries(experiment: $0) }
  return Table(
    columns: [
      .init(title: "Task"), .init(title: "Policy"), .init(title: "Return", alignment: .right),
      .init(title: "Score", alignment: .right),
      .init(title: "Length", alignment: .right), .init(title: "Success", alignment: .right),
      .init(title: "Episodes", alignment: .right), .init(title: "Target"),
    ],
    rows: entries.map { entry in
      let cell = entry.run.cell
      return [
        escaped(title(ofTask: cell.task)), title(ofMethod: cell.method),
        number("return", .episodes, of: entry, digits: 0),
        number("normalized_score", .episodes, of: entry, digits: 1),
        number("length_mean", .value, of: entry, digits: 1),
        hasSuccess(task: cell.task)
          ? number("success_count", .value, of: entry, digits: 0) : NumberFormat.missing,
        number("episode_count", .value, of: entry, digits: 0),
        verdict(on: entry),
      ]
    })
}

/// Whether a task knows success; locomotion has none but its score.
private func hasSuccess(task: String) -> Bool { ["pen", "hammer", "door"].contains(task) }

/// The target of a policy, and whether its evaluation meets it.
private func verdict(on entry: Results.Entry) -> String {
  let cell = entry.run.cell
  guard let target = ExpertTarget(task: cell.task, policy: cell.method) else {
    return NumberFormat.missing
  }
  guard let score = entry.value(of: "normalized_score_mean") else { return "\(target)" }
  return ComputedNumber(
    name: "target/\(cell.task)/\(cell.method)",
    formula: "whether #1 is \(target), the target fixed before training",
    inputs: [[entry].address(of: "normalized_score_mean", .value)]
  ).bound(target.verdict(on: score))
}

private func number(
  _ quantity: String, _ statistic: NumberSource.Statistic, of entry: Results.Entry, digits: Int
) -> String {
  let text = [entry].number(quantity, statistic, digits: digits)
  return text == NumberFormat.missing && entry.note != nil ? "no\u{A0}data" : text
}
