import Records
import Claims
import Statistics
import Store

/// What each method scores over all tasks together, with 95 % intervals, and how likely a run of
/// DMIL is to do better (Agarwal et al., 2021).
func aggregatesTable(_ assessment: Assessment, of experiments: [String]) -> Table {
  let scores = AggregateScores(assessment, of: experiments)
  let methods = experiments.flatMap { assessment.results.plannedOrOutlined(experiment: $0) }
    .map(\.run.cell.method).unique
  return Table(
    columns: [.init(title: "Method")]
      + ["Interquartile mean", "Mean", "Optimality gap", "P(DMIL is better)"].map {
        .init(title: $0, alignment: .right)
      },
    rows: methods.map { method in
      [title(ofMethod: method)]
        + (scores?.cells(of: method) ?? Array(repeating: NumberFormat.missing, count: 4))
    })
}

/// Over what the statistics are, and what must stand beside intervals of few seeds.
func aggregatesNote(_ assessment: Assessment, of experiments: [String]) -> String {
  guard let scores = AggregateScores(assessment, of: experiments) else {
    return " No row has results yet." + assessment.results.profile.caution
  }
  let note = StratifiedBootstrap<Tasks>.smallSampleNote.sentence
  return " Rows of the table: \(scores.rowCount); seeds of each: \(scores.seedCount)."
    + (scores.seedCount == 1 ? " One seed has no interval." : "")
    + ((2..<10).contains(scores.seedCount) ? " \(note)" : "") + assessment.results.profile.caution
}

/// The scores of methods on the same rows of a table and the same seeds, so that no method has
/// easier tasks than another.
struct AggregateScores {
  /// The score of an expert, beyond which more is of no matter.
  private static let target = 100.0
  private static let reference = "dmil"

  struct Statistic {
    let value: Double
    /// `nil` for one seed.
    let interval: ConfidenceInterval?
    let digits: Int

    /// 71.5 (60.2 to 80.1).
    var text: String {
      NumberFormat(digits: digits).text(value)
        + (interval.map { " (\($0.text(digits: digits)))" } ?? "")
    }
  }

  /// Of each method that has a score anywhere, in the order of the table.
  let methods: [(name: String, scores: ScoreMatrix<Tasks>)]

  /// The cells of a method, as many as there are rows.
  private let inputs: [String: [NumberSource]]

  var rowCount: Int { methods[0].scores.rows.count }
  var seedCount: Int { methods[0].scores.runCount }

  /// Takes the rows in which every method that has a score anywhere has one, and their common seeds.
  ///
  /// `nil` where there is no such row.
  init?(_ assessment: Assessment, of experiments: [String]) {
    let entries = experiments.flatMap { assessment.results.entries(experiment: $0) }
    let addresses = entries.map { ScoreReference(of: $0.run) }.unique
    let scores = Dictionary(
      uniqueKeysWithValues: addresses.map { ($0, assessment.values("score", at: $0)) }
    ).filter { !$0.value.isEmpty }
    let names = addresses.filter { scores[$0] != nil }.map(\.method).unique
    func cell(_ row: ScoreReference, _ method: String) -> [Int: Double]? {
      scores[ScoreReference(experiment: row.experiment, part: row.part, method: method)]
    }
    let rows = addresses.filter { row in
      row.method == names.first && names.allSatisfy { cell(row, $0) != nil }
    }
    let cells = rows.flatMap { row in names.compactMap { cell(row, $0) } }
    guard let seeds = commonKeys(of: cells) else { return nil }
    methods = names.compactMap { name in
      let matrix = try? ScoreMatrix<Tasks>(
        rows.map { row in
          let part = row.part.map { " \($0)" } ?? ""
          return .init(
            row.experiment + part, seeds.compactMap { cell(row, name)?[$0] })
        })
      return matrix.map { (name, $0) }
    }
    inputs = Dictionary(
      uniqueKeysWithValues: names.map { name in
        let cells = rows.map {
          assessment.entries(
            at: ScoreReference(experiment: $0.experiment, part: $0.part, method: name))
        }
        return (name, cells.map { $0.address(of: "score", .mean) })
      })
    guard !methods.isEmpty else { return nil }
  }

  /// The statistics of a method as the table shows them, bound to the cells.
  func cells(of method: String) -> [String] {
    let names = [
      "interquartile mean", "mean", "optimality gap below \(Self.target)",
      "probability that a run of \(Self.reference) scores more",
    ]
    return zip(names, statistics(of: method)).map { name, statistic in
      guard let statistic else { return NumberFormat.missing }
      let others = name == names[3] ? inputs[Self.reference] ?? [] : []
      return ComputedNumber(
        name: "aggregate/\(method)/\(name.split(separator: " ").joined(separator: "-"))",
        formula: "\(name), with its 95 % interval by the stratified bootstrap over seeds",
        inputs: (inputs[method] ?? []) + others
      ).bound(statistic.text)
    }
  }

  /// Interquartile mean, mean, optimality gap, and the probability that a run of DMIL is better; `nil`
  /// where there is none.
  func statistics(of method: String) -> [Statistic?] {
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
      Statistic(
        value: statistic(scores), interval: intervals.isEmpty ? nil : intervals[index], digits: 1)
    } + [improvement(over: method, scores)]
  }

  private func improvement(over method: String, _ scores: ScoreMatrix<Tasks>) -> Statistic? {
    guard method != Self.reference,
      let reference = methods.first(where: { $0.name == Self.reference })?.scores
    else { return nil }
    let interval =
      scores.runCount > 1
      ? StratifiedBootstrap(of: [reference, scores]).interval {
        probabilityOfImprovement(of: $0[0], over: $0[1])
      } : nil
    return Statistic(
      value: probabilityOfImprovement(of: reference, over: scores), interval: interval, digits: 2)
  }
}
