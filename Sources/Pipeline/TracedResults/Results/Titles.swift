public import Records

/// The title of a task in the paper.
public func title(ofTask task: String) -> String {
  switch task {
  case "hopper": "Hopper"
  case "halfcheetah": "HalfCheetah"
  case "walker2d": "Walker2d"
  case "wheel-legged-robot": "wheel-legged robot"
  default: task.replacing("-", with: " ")
  }
}

/// The title of a method, a controller or an expert in the paper.
public func title(ofMethod method: String) -> String {
  switch method {
  case "zero": "zero torque"
  case "random": "random torque"
  case "expert": "expert"
  case "medium": "medium policy"
  default: MethodLabel.all.first { $0.name == method }?.title ?? escaped(method)
  }
}

extension Results.Entry {
  /// A part of a dataset that a method learns from.
  public struct Part {
    /// Its title in figures.
    public let title: String
    /// Its title in tables, with the number traced.
    public let text: TracedText
    /// Parts are ordered by this number, the largest first.
    public let size: Double
  }

  /// The part of the dataset in percent; `nil` if the run has no choice of parts in percent.
  public var percent: Double? {
    guard case .number(let percent)? = run.values["percent"] else { return nil }
    return percent
  }

  /// The part of the dataset that it learns from; `nil` if the dataset has no parts.
  public var part: Part? {
    func traced(_ path: String, _ style: NumberStyle) -> TracedText {
      [self].number(path, .setting, as: style)
    }
    if let percent {
      let noise =
        if case .number(let noise)? = run.values["noise_percent"], noise > 0 { ", noisy" } else {
          ""
        }
      return Part(
        title: NumberFormat.percent(percent) + noise,
        text: "\(traced("percent", .percent))\(noise)",
        size: percent)
    }
    if case .number(let share)? = run.values["expert_share"] {
      return Part(
        title: "X = \(share)", text: "X = \(traced("expert_share", .plain(nil)))", size: -share)
    }
    if case .integer(let count)? = run.values["expert_transition_count"] {
      return Part(
        title: "\(count) transitions",
        text: "\(traced("expert_transition_count", .plain(nil))) transitions", size: Double(count))
    }
    return nil
  }

  /// Whether it is about datasets of the benchmark, which come from several sources.
  public var isOfBenchmark: Bool {
    ["percent", "expert_share", "source"].contains { run.values[$0] != nil }
  }
}

extension [Results.Entry] {
  /// The titles of the parts of datasets that they learn from, the largest first.
  public var partTitles: [String] {
    compactMap(\.part).sorted { $0.size > $1.size }.map(\.title).unique
  }
}

extension Results {
  /// The run that recorded the dataset which the entry records or learns from; `nil` if there is none.
  public func demonstrations(of entry: Entry) -> Run? {
    guard entry.run.kind != .dataset else { return entry.run }
    return entry.run.inputs.first { $0.name == "dataset" }.flatMap { input in
      entries.first { $0.run.key == input.key }?.run
    }
  }

  /// A row for each part of an experiment's dataset, the largest first: the titles of dataset and
  /// part, and the runs.
  public func rows(of experiment: String) -> [(titles: [TracedText], entries: [Entry])] {
    let all = entries(experiment: experiment)
    let title = escaped(all.first.map(datasetTitle(of:)) ?? experiment)
    let parts = all.map(\.part).sorted { ($0?.size ?? 0) > ($1?.size ?? 0) }.map { $0?.title }
    return parts.unique.enumerated().map { index, part in
      let own = all.filter { $0.part?.title == part }
      return ([index == 0 ? TracedText(title) : "", own.first?.part?.text ?? "all"], own)
    }
  }

  /// The task and the expert, as in Hopper-expert and pen-human.
  public func datasetTitle(of entry: Entry) -> String {
    let task = title(ofTask: entry.run.cell.task)
    guard entry.isOfBenchmark, let data = demonstrations(of: entry) else { return task }
    return "\(task)-\(data.cell.method)"
  }

  /// The task, the expert, and the part of the dataset in percent, as in Hopper-expert, 2 %.
  public func partTitle(of entry: Entry) -> String {
    datasetTitle(of: entry) + (entry.percent.map { ", " + NumberFormat.percent($0) } ?? "")
  }
}
