import Planning
import Records
import Statistics

/// The effect of choices that the original work leaves open: how rollouts are made, and how a score is
/// read off a learning curve (Table 6).
///
/// - Throws: `ReportError` if a learning curve cannot be read.
func choicesTable(_ results: Results, of selections: [Selection]) throws(ReportError) -> Table {
  var rows: [[TracedText]] = []
  for selection in selections {
    let own = selection.entries(in: results)
    let all = own.isEmpty ? selection.plannedOrOutlined(in: results) : own
    for part in all.partTitles {
      let entries = own.filter { $0.part?.title == part }
      guard let first = all.first(where: { $0.part?.title == part }) else { continue }
      let title = [
        TracedText(escaped(results.datasetTitle(of: first))),
        entries.first?.part?.text ?? TracedText(part), rollouts(of: first), horizon(of: first),
      ]
      rows.append(title + (try cells(of: entries, in: results)))
    }
  }
  return Table(
    columns: [.init("Dataset"), .init("Subset", .right), .init("Rollouts")]
      + Table.Column.numbers(["Length"] + Reading.allCases.map(\.title) + ["$N$", "*n*"]),
    rows: rows)
}

/// Alternatives to the final score as readings of a learning curve.
private enum Reading: String, CaseIterable {
  case quarter, half, best

  var title: String {
    switch self {
    case .quarter: "$N/4$"
    case .half: "$N/2$"
    case .best: "best"
    }
  }

  var words: String {
    switch self {
    case .quarter: "mean of the last ten evaluations in the first quarter of the steps"
    case .half: "mean of the last ten evaluations in the first half of the steps"
    case .best: "greatest of all evaluations"
    }
  }

  /// The score of one curve; `nil` if it has none.
  func score(of curve: [(step: Int, score: Double)]) -> Double? {
    let last = curve.last?.step ?? 0
    switch self {
    case .quarter: return Self.mean(of: curve.filter { 4 * $0.step <= last })
    case .half: return Self.mean(of: curve.filter { 2 * $0.step <= last })
    case .best: return curve.map(\.score).filter(\.isFinite).max()
    }
  }

  private static func mean(of curve: [(step: Int, score: Double)]) -> Double? {
    Statistics.mean(of: curve.suffix(10).map(\.score).filter(\.isFinite))
  }
}

private func cells(
  of entries: [Results.Entry], in results: Results
) throws(ReportError) -> [TracedText] {
  let readings = Reading.allCases
  guard !entries.isEmpty else { return readings.map { _ in .missing } + [.missing, fullOnly] }
  var curves: [[(step: Int, score: Double)]] = []
  for entry in entries where entry.result != nil && !entry.hasDiverged {
    curves.append(try results.curve(of: entry).scores)
  }
  let texts = readings.map { reading -> TracedText in
    let scores = curves.compactMap(reading.score)
    guard let mean = Statistics.mean(of: scores),
      let text = NumberStyle.digits(1).text(
        of: .spread(mean: mean, deviation: Statistics.standardDeviation(of: scores, ddof: 1)))
    else { return .missing }
    return ComputedNumber(
      name: "reading/\(reading.rawValue)/\(entries[0].run.cell.path)",
      formula: "mean and standard deviation over seeds of the \(reading.words)",
      inputs: entries.filter { $0.result != nil }.map {
        [$0].source(of: "curve.csv", .sha256)
      }
    ).text(text)
  }
  return texts + [benchmarkScore(of: entries), entries.number("results", .count)]
}

private func rollouts(of entry: Results.Entry) -> TracedText {
  let isSampled = entry.run.values["methods.\(entry.run.cell.method).sampled_rollouts"]
  return isSampled == .flag(true) ? "sampled" : "modes"
}

private func horizon(of entry: Results.Entry) -> TracedText {
  let path = "methods.\(entry.run.cell.method).rollout_horizon"
  if entry.result != nil, let traced = entry.setting(path) { return traced }
  return entry.run.values[path].map { TracedText(NumberFormat.text(of: $0)) } ?? .missing
}
