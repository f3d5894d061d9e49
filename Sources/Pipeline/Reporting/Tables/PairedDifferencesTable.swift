import Claims
import Records

/// The differences between a method and each other method on the same seeds, with a block of rows for
/// each experiment on a task and a row for each subset and other method.
func pairedDifferencesTable(_ results: Results, of selections: [Selection]) -> Table {
  let columns: [Table.Column] = [
    .init("Experiment", width: 0.26), .init("Subset", .right, width: 0.08),
    .init("Difference", .right, width: 0.13), .init("95\u{A0}%", .right, width: 0.18),
    .init("Detectable", .right, width: 0.14), .init("*n*", .right, width: 0.06),
    .init("Outcome", width: 0.14),
  ]
  var rows: [[TracedText]] = []
  for selection in selections {
    for (index, group) in selection.groups(in: results).enumerated() {
      if index == 0 { rows.append(group.titleRow(columns.count)) }
      let methods = Dictionary(grouping: group.entries, by: \.run.cell.method)
      guard let own = methods[selection.method] else { continue }
      for method in group.entries.map(\.run.cell.method).unique where method != selection.method {
        let comparison = TracedComparison(
          own, methods[method] ?? [], published: results.published)
        rows.append(
          [
            "\(title(ofMethod: selection.method))\u{A0}− \(title(ofMethod: method))", group.subset,
          ] + comparison.cells(isPlanned: group.isPlanned))
      }
    }
  }
  return Table(columns: columns, rows: rows, note: TracedText(results.profile.caution))
}

extension TracedComparison {
  /// Difference, interval, detectable difference, number of seeds and outcome.
  fileprivate func cells(isPlanned: Bool) -> [TracedText] {
    guard let comparison else {
      let count = isPlanned ? seedCount() : fullOnly
      return [.missing, .missing, .missing, count, hasDiverged ? "diverged" : .missing]
    }
    let word = outcome(in: comparison.outcome.rawValue)
    let colored: TracedText =
      switch comparison.outcome {
      case .ahead: "[\(word)]{.passed}"
      case .behind: "[\(word)]{.failed}"
      case .level, .undecided: word
      }
    return [difference, interval, detectable, seedCount(), colored]
  }
}
