import Records
import Claims
import Statistics
import Store

/// Published and reproduced scores of a table under each other, with the verdict below each pair.
///
/// A row without any result of ours has its published numbers alone.
///
/// - Parameters:
///   - assessment: Of the results.
///   - table: The published one; `nil` for an empty table.
/// - Returns: A row of data in three lines, and a column for each method.
func verdictsTable(_ assessment: Assessment, of table: Published.Table?) -> Table {
  let judgements = assessment.judgements(on: table)
  let columns = judgements.map(\.entry.column).unique
  let rows = judgements.map(\.entry.row).unique.flatMap { row in
    let cells = columns.map { column in
      judgements.first { $0.entry.row == row && $0.entry.column == column }
    }
    let published = cells.map { $0.map(\.entry.score) ?? "" }
    let names = cells.compactMap(\.self).first.map { assessment.names(of: $0.entry) } ?? ["", ""]
    guard cells.contains(where: { $0.map { !$0.isWithoutResult } ?? false }) else {
      return [names + published + [""]]
    }
    let entries = cells.map { $0.map { assessment.entries(at: $0.entry.address) } ?? [] }
    let ours = zip(cells, entries).map { judgement, entries in
      judgement.map { entries.number("score", .spread, as: .decimal($0.entry.format)) } ?? ""
    }
    return [
      names + published + [""], ["", "*ours*"] + ours + [seedCount(of: entries)],
      ["", "*verdict*"] + cells.map { $0.map { $0.markdown(assessment) } ?? "" } + [""],
    ]
  }
  return Table(
    columns: [.init(title: "Task"), .init(title: "Part", alignment: .right)]
      + columns.map { .init(title: $0, alignment: .right) }
      + [.init(title: "*n*", alignment: .right)],
    rows: rows)
}

extension Assessment {
  /// Task and part as the table of our scores calls them; whose data they are goes with the
  /// published table.
  fileprivate func names(of entry: Published.Entry) -> [String] {
    let runs = results.plannedOrOutlined(experiment: entry.address.experiment)
    let part = runs.first { ScoreReference(of: $0.run) == entry.address }?.part?.title
    return [
      escaped(runs.first.map { title(ofTask: $0.run.cell.task) } ?? entry.task),
      part ?? entry.address.part.map(percentage) ?? "",
    ]
  }
}

/// What the letters of the table mean, those that occur in it.
func verdictsNote(_ assessment: Assessment, on table: Published.Table?) -> String {
  let judgements = assessment.judgements(on: table)
  let outcomes = judgements.flatMap { judgement in
    if case .comparable(let outcome) = judgement.verdict { return [outcome] }
    return judgement.comparisons.map(\.outcome)
  }
  let meanings = [
    ("E", "equivalent"), ("H", "higher"), ("L", "lower"),
    ("I", "inconclusive, with the seeds of ours that would decide if means and spreads stayed"),
  ].filter { letter, _ in outcomes.contains { $0.letter == letter } }
    .map { "*\($0)* \($1)" }
  let obstacles = Obstacle.allCases.filter { obstacle in
    obstacle != .noResult && judgements.contains { $0.obstacles.contains(obstacle) }
  }
  let reasons =
    obstacles.isEmpty
    ? []
    : [
      "*N* not comparable: "
        + obstacles.map { "*\($0.letter)* \(escaped($0.description))" }.joined(separator: ", ")
    ]
  let readings = judgements.contains { $0.comparisons.count > 1 }
  let legend = (meanings + reasons).joined(separator: "; ")
  return (legend.isEmpty ? " No row has a result yet." : " Verdicts: \(legend).")
    + (readings ? " After *N*, what it would be under each reading of the published numbers." : "")
    + assessment.results.profile.caution
}

extension Judgement {
  var obstacles: [Obstacle] {
    if case .notComparable(let obstacles) = verdict { obstacles } else { [] }
  }

  fileprivate var isWithoutResult: Bool { obstacles.contains(.noResult) }

  /// The verdict as letters, bound to our scores: E, N^gs^, N^s^ I≥9/H.
  fileprivate func markdown(_ assessment: Assessment) -> String {
    guard !isWithoutResult else { return NumberFormat.missing }
    let entries = assessment.entries(at: entry.address)
    guard entries.contains(where: { $0.value(of: "score") != nil }) else { return code }
    let derivation = ComputedNumber(
      name: "verdict/\(entry.address)",
      formula: "\(words); margin \(entry.suite.margin) about \(entry.mean) ± \(entry.spread)",
      inputs: [entries.address(of: "score", .spread)])
    let bound = derivation.bound(code)
    return switch verdict {
    case .comparable(.equivalent): "[\(bound)]{.passed}"
    case .comparable(.higher), .comparable(.lower): "[\(bound)]{.failed}"
    default: bound
    }
  }

  private var code: String {
    guard case .notComparable = verdict else { return comparisons[0].outcome.code }
    let outcomes = comparisons.map(\.outcome.code).unique.joined(separator: "/")
    return "N^\(obstacles.map(\.letter).joined())^" + (outcomes.isEmpty ? "" : "\u{A0}\(outcomes)")
  }

  /// The verdict in words, with every reading where there are several.
  var words: String {
    switch verdict {
    case .comparable(let outcome): return outcome.words
    case .notComparable(let obstacles):
      let reasons = obstacles.map(\.description).joined(separator: ", ")
      let readings = comparisons.map { comparison in
        let kind = comparison.reading.isStandardError ? "standard error" : "standard deviation"
        return "\(comparison.outcome.words) if ± is the \(kind) of "
          + "\(comparison.reading.seedCount) seeds"
      }
      return (["not comparable: \(reasons)"] + readings).joined(separator: "; ")
    }
  }
}

extension Outcome {
  fileprivate var letter: String {
    switch self {
    case .equivalent: "E"
    case .higher: "H"
    case .lower: "L"
    case .inconclusive: "I"
    }
  }

  fileprivate var code: String {
    switch self {
    case .inconclusive(let seedsNeeded?): "I≥\(seedsNeeded)"
    default: letter
    }
  }

  fileprivate var words: String {
    switch self {
    case .equivalent: "equivalent"
    case .higher: "higher"
    case .lower: "lower"
    case .inconclusive(let seedsNeeded?): "inconclusive, \(seedsNeeded) seeds would decide"
    case .inconclusive(nil): "inconclusive with any number of seeds"
    }
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
  /// A digit more where a point is worth much.
  fileprivate var format: NumberFormat { NumberFormat(digits: suite.margin < 1 ? 2 : 1) }

  fileprivate var score: String { format.text(mean: mean, deviation: spread) }
}
