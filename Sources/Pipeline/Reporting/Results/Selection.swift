import Manuscripts
import Records

/// An experiment on a task that a figure or table shows, and which methods and parts of its dataset.
///
///     methods=bc,dmil percents=10,2 locomotion-expert percents=100 adroit-human/pen
///     method=d2mil locomotion-mixed
///
/// An experiment without a task stands for a selection of each of its tasks.
/// Options apply to the experiments after them, until they are set again.
struct Selection: Equatable, Sendable {
  enum Option: String, CaseIterable { case percents, methods, method }

  /// The id, and the task if there is one, as in `robot/standing-still`.
  var experiment: String
  /// Parts of its dataset in percent, in the order of the manuscript; empty for all.
  var percents: [Double] = []
  /// Empty for all.
  var methods: [String] = []
  /// The method that is compared with the others.
  var method = "dmil"

  /// The selected runs of this profile; all parts if the profile has none of the selected ones.
  func entries(in results: Results) -> [Results.Entry] {
    let all = entries(among: results.entries(experiment: experiment))
    let chosen = percents.flatMap { percent in all.filter { $0.percent == percent } }
    return chosen.isEmpty ? all : chosen
  }

  /// The selected runs of this and of the full profile, which has all parts.
  func plannedOrOutlined(in results: Results) -> [Results.Entry] {
    entries(among: results.plannedOrOutlined(experiment: experiment)).filter {
      percents.isEmpty || $0.percent.map(percents.contains) == true
    }
  }

  /// The runs of one part of a dataset.
  struct Group {
    let entries: [Results.Entry]
    /// Whether this profile has them.
    let isPlanned: Bool

    /// The title of the part; a number is traced if this profile has it.
    var subset: TracedText {
      let part = entries[0].part
      return isPlanned ? part?.text ?? "all" : TracedText(part?.title ?? "all")
    }

    /// A row of a table with the title of the experiment in the first of `count` columns.
    func titleRow(_ count: Int) -> [TracedText] {
      ["*\(escaped(entries[0].run.title))*"] + Array(repeating: "", count: count - 1)
    }

    /// A setting of its runs, traced if this profile has them; a dash if they have no such setting.
    func setting(_ path: String) -> TracedText {
      if isPlanned, let traced = entries[0].setting(path) { return traced }
      return entries[0].run.values[path].map { TracedText(NumberFormat.text(of: $0)) } ?? .missing
    }

    /// The number of results of one method; words that may break in a column if only the full profile
    /// has the runs.
    func seedCount(of entries: [Results.Entry]) -> TracedText {
      isPlanned ? entries.number("results", .count) : "full only"
    }
  }

  /// The selected runs by part, the largest first; those of the full profile if this one has none.
  func groups(in results: Results) -> [Group] {
    let own = entries(in: results)
    let all = own.isEmpty ? plannedOrOutlined(in: results) : own
    let parts = all.map(\.part).sorted { ($0?.size ?? 0) > ($1?.size ?? 0) }.map { $0?.title }
    return parts.unique.map { part in
      Group(entries: all.filter { $0.part?.title == part }, isPlanned: !own.isEmpty)
    }
  }

  private func entries(among entries: [Results.Entry]) -> [Results.Entry] {
    methods.isEmpty ? entries : entries.filter { methods.contains($0.run.cell.method) }
  }
}

extension Manuscript.Block {
  /// The selections after the name; each experiment must be `known`.
  func selections(
    among known: [String], taking allowed: [Selection.Option] = [.percents, .methods]
  ) throws(ManuscriptDiagnostic) -> [Selection] {
    var selections: [Selection] = []
    var options = Selection(experiment: "")
    for argument in arguments.dropFirst() {
      guard let equals = argument.firstIndex(of: "=") else {
        let names = known.filter { $0 == argument || $0.hasPrefix(argument + "/") }
        guard !names.isEmpty else {
          let ids = known.compactMap { $0.split(separator: "/").first.map(String.init) }
          throw place.diagnostic(unknown("experiment", argument, among: (ids + known).unique))
        }
        for name in names {
          selections.append(options)
          selections[selections.count - 1].experiment = name
        }
        continue
      }
      let key = String(argument[..<equals])
      let words = argument[argument.index(after: equals)...].split(separator: ",").map(String.init)
      try place.check("option", key, isAmong: allowed.map(\.rawValue))
      switch try place.name("option", key) as Selection.Option {
      case .percents: options.percents = try percents(words)
      case .methods: options.methods = try methods(words)
      case .method:
        guard words.count == 1 else {
          throw place.diagnostic("expected one method, as in method=dmil")
        }
        options.method = try methods(words)[0]
      }
    }
    return selections
  }

  private func percents(_ words: [String]) throws(ManuscriptDiagnostic) -> [Double] {
    let percents = words.compactMap { Double($0) }.filter { $0 > 0 && $0 <= 100 }
    guard !words.isEmpty, percents.count == words.count else {
      throw place.diagnostic("expected percents=100,2 with parts up to 100")
    }
    return percents
  }

  private func methods(_ words: [String]) throws(ManuscriptDiagnostic) -> [String] {
    let known = MethodLabel.all.map(\.name)
    for word in words { try place.check("method", word, isAmong: known) }
    guard !words.isEmpty else { throw place.diagnostic("expected methods=bc,dmil") }
    return words
  }

  /// The experiments after the name, for tables and figures without options.
  func experiments(among known: [String]) throws(ManuscriptDiagnostic) -> [String] {
    let keys = Selection.Option.allCases.map { $0.rawValue + "=" }
    if let option = arguments.dropFirst().first(where: { word in
      keys.contains { word.hasPrefix($0) }
    }) {
      throw place.diagnostic("\(kind.rawValue) \(arguments[0]) does not take '\(option)'")
    }
    return try selections(among: known).map(\.experiment)
  }
}
