import Manuscripts
import Records
import TracedResults

/// The effect of choices that the original work leaves open: how rollouts are made, and how a score is
/// read off a learning curve (Table 6).
///
/// - Throws: `ResultError` if a learning curve cannot be read.
func choicesTable(_ results: Results, of selections: [Selection]) throws(ResultError) -> Table {
  var rows: [[TracedText]] = []
  for selection in selections {
    for group in selection.groups(in: results) {
      let (entries, first) = (group.entries, group.entries[0])
      let scores = try results.scores(of: entries, by: [.quarter, .half, .best])
      rows.append(
        [
          TracedText(escaped(results.datasetTitle(of: first))), group.subset,
          rollouts(of: first),
          group.setting("methods.\(first.run.cell.method).rollout_horizon"),
        ] + scores + [benchmarkScore(of: entries), entries.number("results", .count)])
    }
  }
  return Table(
    columns: [.init("Dataset"), .init("Subset", .right), .init("Rollouts")]
      + Table.Column.numbers(["Length", "$N/4$", "$N/2$", "best", "$N$", "*n*"]),
    rows: rows)
}

private func rollouts(of entry: Results.Entry) -> TracedText {
  let isSampled = entry.run.values["methods.\(entry.run.cell.method).sampled_rollouts"]
  return isSampled == .flag(true) ? "sampled" : "modes"
}
