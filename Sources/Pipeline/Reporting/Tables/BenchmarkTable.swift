import Records
import TracedResults

/// Scores, with a row for each dataset and part of it, the largest first, and a column for each method
/// (Tables 1, 4 and 5).
func benchmarkTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.flatMap { results.entries(experiment: $0) }
  let methods = entries.map(\.run.cell.method).unique
  let rows = experiments.flatMap(results.rows).map { $0.titles + cells(of: $0.entries, methods) }
  return Table(
    columns: [.init("Dataset"), .init("Subset", .right)]
      + Table.Column.numbers(methods.map(title(ofMethod:)) + ["*n*"]), rows: rows,
    note: noteOnBest(in: rows) + results.datasetNote(of: entries))
}

/// A score for each method and the number of seeds.
private func cells(of entries: [Results.Entry], _ methods: [String]) -> [TracedText] {
  let groups = methods.map { method in entries.filter { $0.run.cell.method == method } }
  return emphasizingBest(groups.map(benchmarkScore), of: groups) + [seedCount(of: groups)]
}

/// Mean ± standard deviation over seeds, and the number of seeds that diverged.
func benchmarkScore(of entries: [Results.Entry]) -> TracedText {
  let score = entries.number("score", .spread, as: .digits(1))
  guard !entries.contains(where: \.hasDiverged) else {
    return "\(score) (\(entries.number("diverged_at_step", .count)) diverged)"
  }
  let isUnavailable = score == .missing && entries.contains { $0.note != nil }
  return isUnavailable ? "no\u{A0}data" : score
}

/// The number of seeds, or the least and the greatest if groups differ.
func seedCount(of groups: [[Results.Entry]]) -> TracedText {
  let ordered = groups.sorted { $0.count(of: "results") < $1.count(of: "results") }
  guard let first = ordered.first, let last = ordered.last else { return "0" }
  let (least, greatest) = (first.number("results", .count), last.number("results", .count))
  return first.count(of: "results") == last.count(of: "results")
    ? least : "\(least)–\(greatest)"
}
