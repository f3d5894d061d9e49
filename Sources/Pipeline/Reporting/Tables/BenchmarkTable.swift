import Records

/// Scores, a row for each task and part of its demonstrations, largest first, and a column for each
/// method (Tables 1, 4 and 5).
///
/// What only the full profile runs has its row in every profile.
func benchmarkTable(_ results: Results, of experiments: [String]) -> Table {
  let methods = experiments.flatMap { results.plannedOrOutlined(experiment: $0) }
    .map(\.run.cell.method).unique
  let rows = experiments.flatMap { experiment in
    let all = results.plannedOrOutlined(experiment: experiment)
    let title = all.first.map(results.title(ofDataOf:)) ?? experiment
    let parts = all.map(\.part).sorted { ($0?.size ?? 0) > ($1?.size ?? 0) }.map { $0?.title }
    return parts.unique.enumerated().map { index, part in
      let entries = results.entries(experiment: experiment).filter { $0.part?.title == part }
      let bound = entries.first?.part?.markdown ?? part ?? "all"
      return [index == 0 ? escaped(title) : "", bound] + cells(of: entries, methods)
    }
  }
  return Table(
    columns: [.init(title: "Data"), .init(title: "Part", alignment: .right)]
      + methods.map { .init(title: title(ofMethod: $0), alignment: .right) }
      + [.init(title: "*n*", alignment: .right)],
    rows: rows)
}

/// A score for each method and the number of seeds behind them.
private func cells(of entries: [Results.Entry], _ methods: [String]) -> [String] {
  guard !entries.isEmpty else {
    return methods.map { _ in NumberFormat.missing } + ["full\u{A0}only"]
  }
  let groups = methods.map { method in entries.filter { $0.run.cell.method == method } }
  return groups.map(benchmarkScore) + [seedCount(of: groups)]
}

/// Mean ± standard deviation over seeds, and how many of them diverged.
func benchmarkScore(of entries: [Results.Entry]) -> String {
  let score = entries.number("score", .spread, digits: 1)
  guard !entries.contains(where: \.hasDiverged) else {
    return "\(score) (\(entries.number("diverged_at_step", .count)) diverged)"
  }
  let isUnavailable = score == NumberFormat.missing && entries.contains { $0.note != nil }
  return isUnavailable ? "no\u{A0}data" : score
}

/// One number where all are alike, else the least and the greatest.
func seedCount(of groups: [[Results.Entry]]) -> String {
  let ordered = groups.sorted { $0.count(of: "results") < $1.count(of: "results") }
  let texts = [ordered.first, ordered.last].map { $0?.number("results", .count) ?? "0" }
  let isSame = ordered.first?.count(of: "results") == ordered.last?.count(of: "results")
  return isSame ? texts[0] : texts.joined(separator: "–")
}
