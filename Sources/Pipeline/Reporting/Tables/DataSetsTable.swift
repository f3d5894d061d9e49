import Planning
import Records

/// How many transitions learners get, a row for each task and part of its data, beside what the
/// original work says of its own (its Table 3).
///
/// Rows of one task have its name once; what only the full profile runs has its row in every profile.
func dataSetsTable(_ results: Results, of experiments: [String]) -> Table {
  let rows = experiments.flatMap { experiment in
    let all = results.plannedOrOutlined(experiment: experiment)
    let parts = all.partTitles
    return (parts.isEmpty ? [nil] : parts.map(Optional.some)).enumerated().map { index, part in
      let ofPart = all.filter { $0.part?.title == part }
      let planned = results.entries(experiment: experiment).first { $0.part?.title == part }
      let published = ofPart.first.flatMap(PublishedCounts.init(of:))
      let title = ofPart.first.map(results.title(ofDataOf:)) ?? experiment
      return [index == 0 ? escaped(title) : "", planned?.part?.markdown ?? part ?? "all"]
        + (planned.map { [results.expertCount(of: $0), results.suboptimalCount(of: $0)] }
          ?? ["full\u{A0}only", NumberFormat.missing])
        + [published?.expert, published?.suboptimal].map { count in
          count.map { NumberFormat.grouped(String($0)) } ?? NumberFormat.missing
        }
    }
  }
  return Table(
    columns: [.init(title: "Data"), .init(title: "Part", alignment: .right)]
      + ["$D_e$", "$D_o$", "$D_e$ there", "$D_o$ there"].map {
        .init(title: $0, alignment: .right)
      },
    rows: rows)
}

/// Transitions of D_e and D_o by Appendix B.3 of the original work.
private struct PublishedCounts {
  let expert: Int
  var suboptimal: Int?

  /// `nil` for a part that the original work does not have.
  init?(of entry: Results.Entry) {
    let values = entry.run.values
    switch (entry.run.cell.task, entry.percent, values["mislaid_share"]) {
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
  /// The recording that a learner gets, with its result.
  private func recording(of entry: Entry) -> Entry? {
    let key = entry.run.inputs.first { $0.name == "data" }?.key
    return entries.first { $0.run.key == key }
  }

  fileprivate func expertCount(of entry: Entry) -> String {
    if let count = entry.setting("expert_transition_count") { return count }
    if let mixture = Mixture(of: entry) { return mixture.expert }
    guard let recording = recording(of: entry) else { return NumberFormat.missing }
    guard let percent = entry.percent else {
      return recording.setting("transitions") ?? NumberFormat.missing
    }
    guard let count = recording.value(of: "transition_count") else {
      return recording.note == nil ? NumberFormat.missing : "no\u{A0}data"
    }
    return ComputedNumber(
      name: "transitions/\(entry.run.cell.path)",
      formula: "#1 × \(percent.description) / 100",
      inputs: [[recording].address(of: "transition_count", .value)],
      value: count * percent / 100, form: .decimal(NumberFormat(digits: 0))
    ).markdown
  }

  fileprivate func suboptimalCount(of entry: Entry) -> String {
    guard let own = entry.setting("suboptimal_transitions") else { return NumberFormat.missing }
    return Mixture(of: entry).map { "\($0.mislaid) + \(own)" } ?? own
  }
}

/// Trajectories of the expert, of which a share lies in D_o; how long each is, is left to chance.
private struct Mixture {
  private let entry: Results.Entry
  private let count, mislaidCount: Int

  init?(of entry: Results.Entry) {
    guard case .number(let share)? = entry.run.values["mislaid_share"],
      case .integer(let count)? = entry.run.values["expert_trajectories"]
    else { return nil }
    self.entry = entry
    self.count = count
    mislaidCount = Int((share * Double(count)).rounded())
  }

  var expert: String {
    trajectories(count - mislaidCount, "expert", "trajectories that are not mislaid")
  }

  var mislaid: String {
    trajectories(mislaidCount, "suboptimal", "trajectories that are mislaid")
  }

  private func trajectories(_ number: Int, _ set: String, _ words: String) -> String {
    let inputs = ["expert_trajectories", "mislaid_share"].map {
      NumberSource([entry.run.cell.path], $0, .setting)
    }
    let bound = ComputedNumber(
      name: "trajectories/\(set)/\(entry.run.cell.path)", formula: words, inputs: inputs
    ).bound(String(number))
    return "\(bound)\u{A0}trajectories"
  }
}
