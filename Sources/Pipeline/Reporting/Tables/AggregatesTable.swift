import Claims
import Records
import Statistics
import TracedResults

/// The scores of each method over all tasks together, with 95 % intervals, and the probability that a
/// run of DMIL is better (Agarwal et al., 2021).
func aggregatesTable(_ data: ReportData, of experiments: [String]) -> Table {
  let scores = AggregateScores(data, of: experiments)
  let methods = experiments.flatMap { data.results.entries(experiment: $0) }
    .map(\.run.cell.method).unique
  return Table(
    columns: [.init("Method")]
      + Table.Column.numbers(["Interquartile mean", "Mean", "Optimality gap", "P(DMIL is better)"]),
    rows: methods.map { method in
      [TracedText(title(ofMethod: method))]
        + (scores?.cells(of: method) ?? Array(repeating: .missing, count: 4))
    },
    note: TracedText(
      (scores?.note ?? " No row has results yet.") + data.results.profile.caution))
}

/// The scores of methods on the same rows of a table and the same seeds, so that no method has
/// easier tasks than another.
struct AggregateScores {
  /// The score of an expert; a higher score does not count.
  private static let target = 100.0
  private static let reference = "dmil"

  /// The methods that have a score, in the order of the table.
  let methods: [(name: String, scores: ScoreMatrix<Tasks>)]

  /// The sources of a method's scores, one for each row.
  private let inputs: [String: [NumberSource]]

  /// Takes the rows in which every method that has any score has one, and their common seeds.
  ///
  /// `nil` if there is no such row.
  init?(_ data: ReportData, of experiments: [String]) {
    let entries = experiments.flatMap { data.results.entries(experiment: $0) }
    let references = entries.map { ScoreReference(of: $0.run) }.unique
    let scores = Dictionary(
      uniqueKeysWithValues: references.map { ($0, data.values("score", at: $0)) }
    ).filter { !$0.value.isEmpty }
    let names = references.filter { scores[$0] != nil }.map(\.method).unique
    let rows = references.filter { row in
      row.method == names.first && names.allSatisfy { scores[row.of($0)] != nil }
    }
    let cells = rows.flatMap { row in names.compactMap { scores[row.of($0)] } }
    guard let seeds = commonKeys(of: cells) else { return nil }
    methods = names.compactMap { name in
      let matrix = ScoreMatrix<Tasks>(
        rows.map { row in
          let subset = row.subset.map { " \($0)" } ?? ""
          return .init(
            row.experimentAndTask + subset, seeds.compactMap { scores[row.of(name)]?[$0] })
        })
      return matrix.map { (name, $0) }
    }
    inputs = Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, rows.map { data.entries(at: $0.of(name)).source(of: "score", .mean) })
      })
    guard !methods.isEmpty else { return nil }
  }

  /// The number of rows and seeds, and a warning about intervals of few seeds.
  fileprivate var note: String {
    let (rowCount, seedCount) = (methods[0].scores.rows.count, methods[0].scores.runCount)
    let warning =
      switch seedCount {
      case 1: " One seed has no interval."
      case 2..<10: " \(StratifiedBootstrap<Tasks>.smallSampleNote.sentence)"
      default: ""
      }
    return " Rows of the table: \(rowCount); seeds of each: \(seedCount).\(warning)"
  }

  /// The statistics of a method, traced to its scores.
  fileprivate func cells(of method: String) -> [TracedText] {
    let names = [
      "interquartile mean", "mean", "optimality gap below \(Self.target)",
      "probability that a run of \(Self.reference) scores more",
    ]
    return zip(names, statistics(of: method)).map { name, statistic in
      guard let statistic else { return .missing }
      let others = name == names[3] ? inputs[Self.reference] ?? [] : []
      return ComputedNumber(
        name: "aggregate/\(method)/\(name.split(separator: " ").joined(separator: "-"))",
        formula: "\(name), with its 95 % interval by the stratified bootstrap over seeds",
        inputs: (inputs[method] ?? []) + others
      ).text(statistic)
    }
  }

  /// Interquartile mean, mean, optimality gap, and the probability that a run of DMIL is better; `nil`
  /// for a statistic that does not exist.
  private func statistics(of method: String) -> [String?] {
    guard let scores = methods.first(where: { $0.name == method })?.scores else {
      return Array(repeating: nil, count: 4)
    }
    let own: [(ScoreMatrix<Tasks>) -> Double] = [
      interquartileMean, { Statistics.mean(of: $0.scores) ?? .nan },
      { optimalityGap($0, target: Self.target) },
    ]
    let bootstrap = StratifiedBootstrap(of: [scores])
    let intervals =
      scores.runCount > 1 ? bootstrap.intervals { drawn in own.map { $0(drawn[0]) } } : []
    return own.enumerated().map { index, statistic in
      text(statistic(scores), intervals.isEmpty ? nil : intervals[index], digits: 1)
    } + [improvement(over: method, scores)]
  }

  /// 71.5 (60.2 to 80.1); one seed has no interval.
  private func text(_ value: Double, _ interval: ConfidenceInterval?, digits: Int) -> String {
    NumberFormat(digits: digits).text(value)
      + (interval.map { " (\($0.text(digits: digits)))" } ?? "")
  }

  private func improvement(over method: String, _ scores: ScoreMatrix<Tasks>) -> String? {
    guard method != Self.reference,
      let reference = methods.first(where: { $0.name == Self.reference })?.scores
    else { return nil }
    let interval =
      scores.runCount > 1
      ? StratifiedBootstrap(of: [reference, scores]).interval {
        probabilityOfImprovement(of: $0[0], over: $0[1])
      } : nil
    return text(probabilityOfImprovement(of: reference, over: scores), interval, digits: 2)
  }
}
