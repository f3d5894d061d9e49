import Claims
import Records
import Statistics
import TracedResults

/// Published and reproduced scores of a table, with the verdict on each pair, in rows and columns of
/// which the profile has a cell.
///
/// A row without any result of ours has its published numbers alone; every other row takes three
/// lines.
func verdictsTable(_ data: ReportData, of table: Published.Table?) -> Table {
  let all = data.judgements(on: table)
  let planned = all.map(\.entry).filter { data.results.cells.contains($0.address) }
  let (plannedRows, plannedColumns) = (Set(planned.map(\.row)), Set(planned.map(\.column)))
  let judgements = all.filter {
    plannedRows.contains($0.entry.row) && plannedColumns.contains($0.entry.column)
  }
  let columns = judgements.map(\.entry.column).unique
  let rows = judgements.map(\.entry.row).unique.flatMap { row -> [[TracedText]] in
    let cells = columns.map { column in
      judgements.first { $0.entry.row == row && $0.entry.column == column }
    }
    let published = cells.map { TracedText($0?.entry.score ?? "") }
    let names = cells.compactMap(\.self).first.map { data.names(of: $0.entry) } ?? ["", ""]
    guard cells.contains(where: { $0.map { !$0.isWithoutResult } ?? false }) else {
      return [names + published + [""]]
    }
    let entries = cells.map { $0.map { data.entries(at: $0.entry.address) } ?? [] }
    let ours = zip(cells, entries).map { judgement, entries in
      judgement.map { entries.number("score", .spread, as: .decimal($0.entry.format)) } ?? ""
    }
    return [
      names + published + [""], ["", "*ours*"] + ours + [seedCount(of: entries)],
      ["", "*verdict*"] + cells.map { $0?.text(data) ?? "" } + [""],
    ]
  }
  return Table(
    columns: [.init("Task"), .init("Subset", .right)] + Table.Column.numbers(columns + ["*n*"]),
    rows: rows,
    note: TracedText(legend(of: judgements) + data.results.profile.caution))
}

extension ReportData {
  /// The titles of task and part, as in the tables of our scores.
  fileprivate func names(of entry: Published.Entry) -> [TracedText] {
    let runs = results.entries(experiment: entry.address.experimentAndTask)
    let part = runs.first { ScoreReference(of: $0.run) == entry.address }?.part?.title
    return [
      TracedText(escaped(runs.first.map { title(ofTask: $0.run.cell.task) } ?? entry.task)),
      TracedText(part ?? entry.address.subset.map(NumberFormat.percent) ?? ""),
    ]
  }
}

/// The meanings of the letters that occur.
private func legend(of judgements: [Judgement]) -> String {
  let outcomes = judgements.flatMap { judgement in
    if case .comparable(let outcome) = judgement.verdict { return [outcome] }
    return judgement.comparisons.map(\.outcome)
  }
  let meanings = [
    ("E", "equivalent"), ("H", "higher"), ("L", "lower"),
    (
      "I",
      "inconclusive, with the number of our seeds that would decide at the same means and spreads"
    ),
  ].filter { letter, _ in outcomes.contains { $0.letter == letter } }
    .map { "*\($0)* \($1)" }
  let obstacles = Obstacle.allCases.filter { obstacle in
    obstacle != .noResult && judgements.contains { $0.obstacles.contains(obstacle) }
  }.map { "*\($0.letter)* \(escaped($0.description))" }
  let reasons =
    obstacles.isEmpty ? [] : ["*N* not comparable: " + obstacles.joined(separator: ", ")]
  let legend = (meanings + reasons).joined(separator: "; ")
  let hasReadings = judgements.contains { $0.comparisons.count > 1 }
  return (legend.isEmpty ? " No row has a result yet." : " Verdicts: \(legend).")
    + (hasReadings
      ? " The letters after *N* are the verdicts under each reading of the published numbers." : "")
}

extension Judgement {
  fileprivate var obstacles: [Obstacle] {
    if case .notComparable(let obstacles) = verdict { obstacles } else { [] }
  }

  /// The letter of the verdict; `nil` without a result.
  var letter: String? {
    guard !isWithoutResult else { return nil }
    return if case .comparable(let outcome) = verdict { outcome.letter } else { "N" }
  }

  fileprivate var isWithoutResult: Bool { obstacles.contains(.noResult) }

  /// The verdict as letters, traced to our scores: E, N^gs^, N^s^ I≥9/H.
  fileprivate func text(_ data: ReportData) -> TracedText {
    guard !isWithoutResult else { return .missing }
    let entries = data.entries(at: entry.address)
    guard entries.contains(where: { $0.value(of: "score") != nil }) else {
      return TracedText(letters)
    }
    let traced = ComputedNumber(
      name: "verdict/\(entry.address)",
      formula: "\(words); margin \(entry.suite.margin) about \(entry.mean) ± \(entry.spread)",
      inputs: [entries.source(of: "score", .spread)]
    ).text(letters)
    return switch verdict {
    case .comparable(.equivalent): "[\(traced)]{.passed}"
    case .comparable(.higher), .comparable(.lower): "[\(traced)]{.failed}"
    default: traced
    }
  }

  /// The letters of the verdict, in Markdown.
  var letters: String {
    guard case .notComparable = verdict else { return comparisons[0].outcome.text }
    let outcomes = comparisons.map(\.outcome.text).unique.joined(separator: "/")
    return "N^\(obstacles.map(\.letter).joined())^" + (outcomes.isEmpty ? "" : "\u{A0}\(outcomes)")
  }
}

extension Outcome {
  /// The first letter of the name.
  fileprivate var letter: String { name.prefix(1).uppercased() }

  /// The letter, and the number of seeds that would decide.
  fileprivate var text: String {
    if case .inconclusive(let seedsNeeded?) = self { "\(letter)≥\(seedsNeeded)" } else { letter }
  }
}

extension Obstacle {
  fileprivate var letter: String {
    switch self {
    case .noResult: "r"
    case .tooFewSeeds: "f"
    case .diverged: "d"
    case .otherProfile: "p"
    case .otherCriteria: "c"
    case .generatedData: "g"
    case .unknownSpread: "s"
    case .unknownSeedCount: "n"
    }
  }
}

extension Published.Entry {
  /// One more digit if the margin is below a point.
  fileprivate var format: NumberFormat { NumberFormat(digits: suite.margin < 1 ? 2 : 1) }

  var score: String { format.text(mean: mean, deviation: spread) }
}
