import Experiments

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
      return [index == 0 ? escaped(title) : "", part ?? "all"] + cells(of: entries, methods)
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
  return groups.map(score) + [count(groups.map { $0.count { $0.result != nil } })]
}

private func score(of entries: [Results.Entry]) -> String {
  let scores = entries.compactMap { $0.value(of: "score") }
  let diverged = entries.count(where: \.hasDiverged)
  guard diverged == 0 else {
    return "\(NumberFormat(digits: 1).spread(of: scores)) (\(diverged) diverged)"
  }
  guard scores.isEmpty, entries.contains(where: { $0.note != nil }) else {
    return NumberFormat(digits: 1).spread(of: scores)
  }
  return "no\u{A0}data"
}

/// One number where all are alike, else the least and the greatest.
private func count(_ counts: [Int]) -> String {
  guard let least = counts.min(), let greatest = counts.max(), least != greatest else {
    return String(counts.first ?? 0)
  }
  return "\(least)–\(greatest)"
}
