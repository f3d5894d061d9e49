import Claims
import Manuscripts
import Records
import TracedResults

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
    let groups = selection.groups(in: results)
    let pairs = groups.flatMap { $0.pairs(with: selection.method, results.published) }
    if let group = groups.first, !pairs.isEmpty { rows += [group.titleRow(columns.count)] + pairs }
  }
  return Table(columns: columns, rows: rows, note: TracedText(results.profile.caution))
}

extension Selection.Group {
  /// A row for each other method; none without the method itself.
  fileprivate func pairs(with method: String, _ published: Published?) -> [[TracedText]] {
    let cells = Dictionary(grouping: entries, by: \.run.cell.method)
    let others = entries.map(\.run.cell.method).unique.filter { $0 != method }
    return others.compactMap { other in
      guard let first = cells[method], let second = cells[other] else { return nil }
      let comparison = TracedComparison(first, second, published: published)
      return ["\(title(ofMethod: method))\u{A0}− \(title(ofMethod: other))", subset]
        + comparison.cells
    }
  }
}

extension TracedComparison {
  /// Difference, interval, detectable difference, number of seeds and outcome.
  fileprivate var cells: [TracedText] {
    guard let comparison else {
      return [.missing, .missing, .missing, seedCount(), hasDiverged ? "diverged" : .missing]
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
