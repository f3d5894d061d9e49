import Records

/// How the paper calls a task.
func title(ofTask task: String) -> String {
  switch task {
  case "hopper": "Hopper"
  case "halfcheetah": "HalfCheetah"
  case "walker2d": "Walker2d"
  case "wheel-legged-robot": "wheel-legged robot"
  default: task.replacing("-", with: " ")
  }
}

/// A percentage without needless digits: 2 %, 0.2 %.
func percentage(_ percent: Double) -> String {
  let digits = percent.description
  return (digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits) + "\u{A0}%"
}

extension Results.Entry {
  /// The part of the demonstration that it learns from, in per cent; `nil` where there is no choice
  /// of parts.
  var percent: Double? {
    guard case .number(let percent)? = run.values["percent"] else { return nil }
    return percent
  }

  /// The part of the data that it learns from, as a table names it, and what parts are ordered by;
  /// `nil` where there is no choice of parts.
  var part: Part? {
    let values = run.values
    if let percent {
      let bound = [self].number("percent", .setting, as: .percent)
      return Part(
        title: percentage(percent) + noiseTitle, size: percent, markdown: bound + noiseTitle)
    }
    if case .number(let share)? = values["mislaid_share"] {
      let bound = [self].number("mislaid_share", .setting, as: .plain(nil))
      return Part(title: "X = \(share)", size: -share, markdown: "X = \(bound)")
    }
    if case .integer(let count)? = values["expert_transition_count"] {
      let bound = [self].number("expert_transition_count", .setting, as: .plain(nil))
      return Part(
        title: "\(count) transitions", size: Double(count), markdown: "\(bound) transitions")
    }
    return nil
  }

  /// A part of the data.
  struct Part {
    let title: String
    let size: Double
    /// The title, its number bound.
    let markdown: String
  }

  private var noiseTitle: String {
    guard case .number(let noise)? = run.values["noise_percent"], noise > 0 else { return "" }
    return ", noisy"
  }

  /// Whether it has to do with recordings of the benchmark, which come from several sources.
  var isOfBenchmark: Bool {
    ["percent", "mislaid_share", "source"].contains { run.values[$0] != nil }
  }
}

extension [Results.Entry] {
  /// The parts of data that they learn from, the largest first.
  var partTitles: [String] {
    compactMap(\.part).sorted { $0.size > $1.size }.map(\.title).unique
  }
}

extension Results {
  /// The recording that the entry is, or that it learns from; `nil` where there is none.
  func demonstration(of entry: Entry) -> Run? {
    guard entry.run.kind != .demonstration else { return entry.run }
    return entry.run.inputs.first { $0.name == "data" }.flatMap { run($0.key) }
  }

  /// The task and who demonstrates it, as in Hopper-expert and pen-human.
  func title(ofDataOf entry: Entry) -> String {
    let task = Reporting.title(ofTask: entry.run.cell.task)
    guard entry.isOfBenchmark, let data = demonstration(of: entry) else { return task }
    return "\(task)-\(data.cell.method)"
  }
}
