import Manuscripts
import Records
import TracedResults

/// The scores of the same runs by several rules, with a block of rows for each experiment on a task and
/// a row for each subset and method.
///
/// - Throws: `ResultError` if a learning curve cannot be read.
func scoreRulesTable(_ results: Results, of selections: [Selection]) throws(ResultError) -> Table {
  var rows: [[TracedText]] = []
  for selection in selections {
    for (index, group) in selection.groups(in: results).enumerated() {
      if index == 0 { rows.append(group.titleRow(8)) }
      for method in group.entries.map(\.run.cell.method).unique {
        let entries = group.entries.filter { $0.run.cell.method == method }
        let scores = try results.scores(of: entries, by: [.last, .best, .area])
        rows.append([
          TracedText(title(ofMethod: method)), group.subset, group.setting("train.steps"),
          scores[0],
          scores[1],
          benchmarkScore(of: entries), scores[2], entries.number("results", .count),
        ])
      }
    }
  }
  return Table(
    columns: [
      .init("Experiment", width: 0.24), .init("Subset", .right, width: 0.08),
      .init("$N$", .right, width: 0.11), .init("Last", .right, width: 0.13),
      .init("Best", .right, width: 0.13), .init("Last ten", .right, width: 0.13),
      .init("Area", .right, width: 0.13), .init("*n*", .right, width: 0.05),
    ],
    rows: rows)
}

extension Results {
  /// Mean ± standard deviation over the seeds that did not diverge, by each rule, traced to their curves.
  func scores(of entries: [Entry], by rules: [ScoreRule]) throws(ResultError) -> [TracedText] {
    let trained = entries.filter { $0.result != nil && !$0.hasDiverged }
    var curves: [Curve] = []
    for entry in trained { curves.append(try curve(of: entry)) }
    return rules.map { rule -> TracedText in
      guard let value = NumberValue(.spread, of: curves.compactMap(rule.score)),
        let text = NumberStyle.digits(1).text(of: value)
      else { return .missing }
      return ComputedNumber(
        name: "score-rule/\(rule.rawValue)/\(entries[0].run.cell.path)",
        formula: "mean and standard deviation over seeds of the \(rule.words)",
        inputs: trained.map { [$0].source(of: ResultFile.curve, .sha256) }
      ).text(text)
    }
  }
}
