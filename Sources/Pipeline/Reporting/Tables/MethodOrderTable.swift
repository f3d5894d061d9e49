import Claims
import Statistics
import TracedResults

/// The agreement of our order of methods with the published order: a row for each task of a published
/// table of which the profile has cells, and one for the whole table.
func methodOrderTable(_ data: ReportData) -> Table {
  let orderings = orderings(data).filter(\.isPlanned)
  let rows = orderings.enumerated().map { index, ordering -> [TracedText] in
    let isFirst = index == 0 || orderings[index - 1].table != ordering.table
    return [
      isFirst ? "\(ordering.table)" : "", TracedText(ordering.task.map(escaped) ?? "*all*"),
      "\(ordering.rows.count)/\(ordering.publishedRowCount)",
      range(ordering.rows.map(\.methodCount)), range(ordering.rows.map(\.seedCount)),
      ordering.agreement, ordering.interval,
    ]
  }
  let isSmall = orderings.compactMap(\.order).contains { $0.interval != nil && $0.isSmallSample }
  return Table(
    columns: [.init("Table"), .init("Dataset")]
      + Table.Column.numbers(["Rows", "Methods", "*n*", "τ", "95\u{A0}%"]),
    rows: rows,
    note: TracedText(
      (isSmall ? " \(StratifiedBootstrap<Methods>.smallSampleNote.sentence)" : "")
        + data.results.profile.caution))
}

/// The order of methods in some rows of a published table.
struct Ordering {
  /// The number of the table.
  let table: Int
  /// As the table calls it; `nil` for all tasks.
  let task: String?
  let publishedRowCount: Int
  /// Whether the profile has a cell of the rows.
  let isPlanned: Bool
  /// The rows in which at least two methods have scores of the same seeds.
  let rows: [MethodOrder.Row]
  let order: MethodOrder?
  /// The sources of our means.
  private let inputs: [NumberSource]
}

/// The orders by task and over all tasks, for each published table.
func orderings(_ data: ReportData) -> [Ordering] {
  (data.results.published?.tables ?? []).flatMap { table in
    let rows = table.entries.map(\.row).unique.map { row in
      table.entries.filter { $0.row == row }
    }
    let tasks: [String?] = table.entries.map(\.task).unique + [nil]
    return tasks.map { task in
      Ordering(
        of: rows.filter { task == nil || $0[0].task == task }, data, table: table.number,
        task: task)
    }
  }
}

extension Ordering {
  fileprivate init(
    of rows: [[Published.Entry]], _ data: ReportData, table: Int, task: String?
  ) {
    (self.table, self.task) = (table, task)
    publishedRowCount = rows.count
    isPlanned = rows.joined().contains { data.results.cells.contains($0.address) }
    let kept = rows.compactMap { row in Self.row(of: row, data).map { (row, $0) } }
    self.rows = kept.map(\.1)
    order = MethodOrder(in: self.rows)
    inputs = kept.flatMap(\.0).map { data.entries(at: $0.address) }
      .filter { $0.contains { $0.value(of: "score") != nil } }
      .map { $0.source(of: "score", .mean) }
  }

  /// τ, traced.
  fileprivate var agreement: TracedText {
    computation(
      "", "mean over rows of Kendall's τ between the published means and ours", order?.agreement
    ).text(digits: 2)
  }

  /// The interval of τ, traced.
  fileprivate var interval: TracedText {
    guard let interval = order?.interval else { return .missing }
    return computation("/interval", "95 % interval of τ, by the stratified bootstrap over seeds")
      .text(interval.text(digits: 2))
  }

  private func computation(_ suffix: String, _ formula: String, _ value: Double? = nil)
    -> ComputedNumber
  {
    let words = (task ?? "all").lowercased().split { !$0.isLetter && !$0.isNumber }
    return ComputedNumber(
      name: "order/table-\(table)/\(words.joined(separator: "-"))\(suffix)", formula: formula,
      inputs: inputs, value: value)
  }

  /// The methods of a row that have scores, on their common seeds.
  private static func row(
    of entries: [Published.Entry], _ data: ReportData
  ) -> MethodOrder.Row? {
    let scored = entries.map { ($0, data.values("score", at: $0.address)) }
      .filter { !$0.1.isEmpty }
    guard scored.count > 1, let seeds = commonKeys(of: scored.map(\.1)) else { return nil }
    let rows = scored.map { entry, scores in
      ScoreMatrix<Methods>.Row(entry.address.method, seeds.compactMap { scores[$0] })
    }
    guard let matrix = ScoreMatrix(rows) else { return nil }
    return MethodOrder.Row(published: scored.map(\.0.mean), ours: matrix)
  }
}

/// The common keys in ascending order; `nil` if there is none.
func commonKeys(of maps: [[Int: Double]]) -> [Int]? {
  guard let first = maps.first else { return nil }
  let keys = maps.dropFirst().reduce(Set(first.keys)) { $0.intersection($1.keys) }
  return keys.isEmpty ? nil : keys.sorted()
}

extension String {
  /// With a capital and a full stop.
  var sentence: String { prefix(1).uppercased() + dropFirst() + "." }
}

/// The count, or the least and the greatest if counts differ.
private func range(_ counts: [Int]) -> TracedText {
  guard let least = counts.min(), let greatest = counts.max() else { return .missing }
  return least == greatest ? "\(least)" : "\(least)–\(greatest)"
}
