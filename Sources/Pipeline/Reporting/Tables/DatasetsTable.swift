import Planning
import Records
import TracedResults

/// The numbers of transitions that methods learn from, with a row for each dataset and part of it,
/// beside the numbers of the original work (its Table 3).
func datasetsTable(_ results: Results, of experiments: [String]) -> Table {
  let rows = experiments.flatMap(results.rows).map { row -> [TracedText] in
    let entry = row.entries[0]
    let published = PublishedCounts(of: entry)
    return row.titles + [results.expertCount(of: entry), results.suboptimalCount(of: entry)]
      + [published?.expert, published?.suboptimal].map { count in
        count.map { TracedText(NumberFormat.grouped(String($0))) } ?? .missing
      }
  }
  return Table(
    columns: [.init("Dataset"), .init("Subset", .right)]
      + Table.Column.numbers(["$D_e$", "$D_o$", "original $D_e$", "original $D_o$"]),
    rows: rows)
}

/// Transitions of D_e and D_o by Appendix B.3 of the original work.
private struct PublishedCounts {
  let expert: Int
  var suboptimal: Int?

  /// `nil` for a part that the original work does not have.
  init?(of entry: Results.Entry) {
    let values = entry.run.values
    switch (entry.run.cell.task, entry.percent, values["expert_share"]) {
    case (_, _, .number(0.3)?): (expert, suboptimal) = (7_000, 23_000)
    case (_, _, .number(0.6)?): (expert, suboptimal) = (4_000, 26_000)
    case ("pen", 100?, _): expert = 5_000
    case ("hammer", 100?, _): expert = 11_310
    case ("door", 100?, _): expert = 6_729
    case ("hopper", let percent?, _), ("halfcheetah", let percent?, _),
      ("walker2d", let percent?, _):
      guard [2, 5, 10, 100].contains(percent) else { return nil }
      expert = Int(percent * 10_000)
    case ("standing-still", nil, nil), ("moving-straight", nil, nil):
      guard case .integer(let count)? = values["expert_transition_count"] else {
        expert = 10_000
        return
      }
      (expert, suboptimal) = (count, 5_000)
    default: return nil
    }
  }
}

extension Results {
  fileprivate func expertCount(of entry: Entry) -> TracedText {
    if let count = entry.setting("expert_transition_count") { return count }
    if let mixture = Mixture(of: entry) { return mixture.expert }
    let key = entry.run.inputs.first { $0.name == "dataset" }?.key
    guard let dataset = entries.first(where: { $0.run.key == key }) else { return .missing }
    guard let percent = entry.percent else { return dataset.setting("transitions") ?? .missing }
    guard let count = dataset.value(of: Metric.transitionCount) else {
      return dataset.note == nil ? .missing : "no\u{A0}data"
    }
    return ComputedNumber(
      name: "transitions/\(entry.run.cell.path)", formula: "#1 × \(percent.description) / 100",
      inputs: [[dataset].source(of: Metric.transitionCount, .value)],
      value: count * percent / 100
    ).text(digits: 0)
  }

  fileprivate func suboptimalCount(of entry: Entry) -> TracedText {
    guard let own = entry.setting("suboptimal_transitions") else { return .missing }
    return Mixture(of: entry).map { "\($0.suboptimal) + \(own)" } ?? own
  }
}

/// Trajectories of the expert, a fraction of which is in D_o; their lengths vary.
private struct Mixture {
  private let entry: Results.Entry
  private let count, suboptimalCount: Int

  init?(of entry: Results.Entry) {
    guard case .number(let share)? = entry.run.values["expert_share"],
      case .integer(let count)? = entry.run.values["expert_trajectories"]
    else { return nil }
    (self.entry, self.count) = (entry, count)
    suboptimalCount = Int((share * Double(count)).rounded())
  }

  var expert: TracedText { trajectories(count - suboptimalCount, in: "expert") }

  var suboptimal: TracedText { trajectories(suboptimalCount, in: "suboptimal") }

  private func trajectories(_ number: Int, in set: String) -> TracedText {
    let inputs = ["expert_trajectories", "expert_share"].map {
      NumberSource([entry.run.cell.path], $0, .setting)
    }
    let count = ComputedNumber(
      name: "trajectories/\(set)/\(entry.run.cell.path)",
      formula: "expert trajectories in the \(set) data", inputs: inputs
    ).text(String(number))
    return "\(count)\u{A0}trajectories"
  }
}
