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
      + Table.Column.numbers(["Length"] + Reading.all.map(\.title) + ["$N$", "*n*"]),
    rows: rows)
}

/// An alternative to the final score as reading of a learning curve.
private struct Reading: Sendable {
  let name, title, words: String
  /// The score of one curve; `nil` if it has none.
  let score: @Sendable ([(step: Int, score: Double)]) -> Double?

  static let all = [
    Reading(
      name: "quarter", title: "$N/4$",
      words: "mean of the last ten evaluations in the first quarter of the steps"
    ) { mean(of: $0, inPart: 4) },
    Reading(
      name: "half", title: "$N/2$",
      words: "mean of the last ten evaluations in the first half of the steps"
    ) { mean(of: $0, inPart: 2) },
    Reading(name: "best", title: "best", words: "greatest of all evaluations") {
      $0.map(\.score).filter(\.isFinite).max()
    },
  ]

  /// The mean of the last ten evaluations in the first of `count` equal parts of the steps.
  private static func mean(
    of curve: [(step: Int, score: Double)], inPart count: Int
  ) -> Double? {
    let part = curve.filter { count * $0.step <= curve.last?.step ?? 0 }
    return Statistics.mean(of: part.suffix(10).map(\.score).filter(\.isFinite))
  }
}

private func cells(
  of entries: [Results.Entry], in results: Results
) throws(ReportError) -> [TracedText] {
  let readings = Reading.all
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
      name: "reading/\(reading.name)/\(entries[0].run.cell.path)",
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
