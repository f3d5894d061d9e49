import Experiments

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
        spread("return", of: entry, digits: 0), spread("normalized_score", of: entry, digits: 1),
        number("length_mean", of: entry, digits: 1),
        hasSuccess(task: cell.task)
          ? number("success_count", of: entry, digits: 0) : NumberFormat.missing,
        number("episode_count", of: entry, digits: 0),
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
  return entry.value(of: "normalized_score_mean").map(target.verdict) ?? "\(target)"
}

private func number(_ metric: String, of entry: Results.Entry, digits: Int) -> String {
  guard let value = entry.value(of: metric) else {
    return entry.note == nil ? NumberFormat.missing : "no\u{A0}data"
  }
  return NumberFormat(digits: digits).text(value)
}

/// Mean ± standard deviation over the episodes of one evaluation.
private func spread(_ quantity: String, of entry: Results.Entry, digits: Int) -> String {
  guard let mean = entry.value(of: "\(quantity)_mean"),
    let deviation = entry.value(of: "\(quantity)_std")
  else { return number("\(quantity)_mean", of: entry, digits: digits) }
  return NumberFormat(digits: digits).text(mean: mean, deviation: deviation)
}
