import Claims
import Statistics

/// How far our order of methods is the published one: a row for each task of the published tables,
/// and one for each table.
func methodOrderTable(_ assessment: Assessment) -> Table {
  let orderings = orderings(assessment)
  let rows = orderings.enumerated().map { index, ordering in
    let isFirst = index == 0 || orderings[index - 1].table != ordering.table
    return [
      isFirst ? String(ordering.table) : "", ordering.task.map(escaped) ?? "*all*",
      "\(ordering.rows.count)/\(ordering.publishedRowCount)",
      range(ordering.rows.map(\.methodCount)), range(ordering.rows.map(\.seedCount)),
      ordering.agreement, ordering.interval,
    ]
  }
  let columns: [Table.Column] =
    [.init(title: "Table"), .init(title: "Data")]
    + ["Rows", "Methods", "*n*", "τ", "95\u{A0}%"].map { .init(title: $0, alignment: .right) }
  return Table(
    columns: columns, rows: rows.isEmpty ? [columns.map { _ in NumberFormat.missing }] : rows)
}

/// What must stand beside intervals of few seeds.
func methodOrderNote(_ assessment: Assessment) -> String {
  let isSmall = orderings(assessment).compactMap(\.order).contains {
    $0.interval != nil && $0.isSmallSample
  }
  return (isSmall ? " \(StratifiedBootstrap<Methods>.smallSampleNote.sentence)" : "")
    + assessment.results.profile.caution
}

/// The order of methods in some rows of a published table.
struct Ordering {
  /// The number of the table.
  let table: Int
  /// As the table calls it; `nil` for all of them.
  let task: String?
  let publishedRowCount: Int
  /// Those in which at least two methods have scores of the same seeds.
  let rows: [MethodOrder.Row]
  let order: MethodOrder?
  /// The cells that our means are of.
  private let inputs: [NumberSource]
}

/// Task by task and then over all tasks, for each published table.
func orderings(_ assessment: Assessment) -> [Ordering] {
  (assessment.results.published?.tables ?? []).flatMap { table in
    let rows = table.entries.map(\.row).unique.map { row in
      table.entries.filter { $0.row == row }
    }
    let tasks: [String?] = table.entries.map(\.task).unique + [nil]
    return tasks.map { task in
      Ordering(
        of: rows.filter { task == nil || $0[0].task == task }, assessment, table: table.number,
        task: task)
    }
  }
}

extension Ordering {
  fileprivate init(
    of rows: [[Published.Entry]], _ assessment: Assessment, table: Int, task: String?
  ) {
    (self.table, self.task) = (table, task)
    publishedRowCount = rows.count
    let kept = rows.compactMap { row in Self.row(of: row, assessment).map { (row, $0) } }
    self.rows = kept.map(\.1)
    order = MethodOrder(in: self.rows)
    inputs = kept.flatMap(\.0).map { assessment.entries(at: $0.address) }
      .filter { $0.contains { $0.value(of: "score") != nil } }
      .map { $0.address(of: "score", .mean) }
  }

  /// τ, bound.
  fileprivate var agreement: String {
    derivation(
      "", "mean over rows of Kendall's τ between the published means and ours", order?.agreement
    ).markdown
  }

  /// The interval of τ, bound.
  fileprivate var interval: String {
    guard let interval = order?.interval else { return NumberFormat.missing }
    return derivation("/interval", "95 % interval of τ, by the stratified bootstrap over seeds")
      .bound(interval.text(digits: 2))
  }

  private func derivation(_ suffix: String, _ formula: String, _ value: Double? = nil)
    -> ComputedNumber
  {
    let words = (task ?? "all").lowercased().split { !$0.isLetter && !$0.isNumber }
    return ComputedNumber(
      name: "order/table-\(table)/\(words.joined(separator: "-"))\(suffix)", formula: formula,
      inputs: inputs, value: value, form: value == nil ? nil : .decimal(NumberFormat(digits: 2)))
  }

  /// The methods of a row that have scores, on the seeds that all of them have.
  private static func row(
    of entries: [Published.Entry], _ assessment: Assessment
  ) -> MethodOrder.Row? {
    let scored = entries.map { ($0, assessment.values("score", at: $0.address)) }
      .filter { !$0.1.isEmpty }
    guard scored.count > 1, let seeds = commonKeys(of: scored.map(\.1)) else { return nil }
    let rows = scored.map { entry, scores in
      ScoreMatrix<Methods>.Row(entry.address.method, seeds.compactMap { scores[$0] })
    }
    guard let matrix = try? ScoreMatrix(rows) else { return nil }
    return MethodOrder.Row(published: scored.map(\.0.mean), ours: matrix)
  }
}

/// The keys that all have, in ascending order; `nil` where there is none.
func commonKeys(of maps: [[Int: Double]]) -> [Int]? {
  guard let first = maps.first else { return nil }
  let keys = maps.dropFirst().reduce(Set(first.keys)) { $0.intersection($1.keys) }
  return keys.isEmpty ? nil : keys.sorted()
}

extension ConfidenceInterval {
  func text(digits: Int) -> String {
    let format = NumberFormat(digits: digits)
    return "\(format.text(lower))\u{A0}to\u{A0}\(format.text(upper))"
  }
}

extension String {
  /// With a capital and a full stop.
  var sentence: String { prefix(1).uppercased() + dropFirst() + "." }
}

/// One number where all are alike, else the least and the greatest.
private func range(_ counts: [Int]) -> String {
  guard let least = counts.min(), let greatest = counts.max() else { return NumberFormat.missing }
  return least == greatest ? String(least) : "\(least)–\(greatest)"
}
