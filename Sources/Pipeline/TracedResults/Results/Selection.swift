public import Manuscripts
import Records

extension Selection {
  /// The selected runs of this profile; all parts if the profile has none of the selected ones.
  public func entries(in results: Results) -> [Results.Entry] {
    let all = entries(among: results.entries(experiment: experiment))
    let chosen = percents.flatMap { percent in all.filter { $0.percent == percent } }
    return chosen.isEmpty ? all : chosen
  }

  /// Whether the profile has a selected run, of a selected part.
  func isPlanned(in results: Results) -> Bool {
    entries(among: results.entries(experiment: experiment)).contains {
      percents.isEmpty || $0.percent.map(percents.contains) == true
    }
  }

  /// The runs of one part of a dataset.
  public struct Group {
    /// At least one.
    public let entries: [Results.Entry]

    /// The title of the part.
    public var subset: TracedText { entries[0].part?.text ?? "all" }

    /// A row of a table with the title of the experiment in the first of `count` columns.
    public func titleRow(_ count: Int) -> [TracedText] {
      ["*\(escaped(entries[0].run.title))*"] + Array(repeating: "", count: count - 1)
    }

    /// A setting of its runs; a dash if they have no such setting.
    public func setting(_ path: String) -> TracedText { entries[0].setting(path) ?? .missing }
  }

  /// The selected runs by part, the largest first.
  public func groups(in results: Results) -> [Group] {
    let all = entries(in: results)
    let parts = all.map(\.part).sorted { ($0?.size ?? 0) > ($1?.size ?? 0) }.map { $0?.title }
    return parts.unique.map { part in
      Group(entries: all.filter { $0.part?.title == part })
    }
  }

  private func entries(among entries: [Results.Entry]) -> [Results.Entry] {
    methods.isEmpty ? entries : entries.filter { methods.contains($0.run.cell.method) }
  }
}

extension Manuscript.Condition {
  /// Whether the profile keeps the passage.
  ///
  /// - Throws: a diagnostic about an unknown experiment.
  public func isSatisfied(by results: Results) throws(ManuscriptDiagnostic) -> Bool {
    let experiments = try place.selections(words, among: results.experiments)
    let hasAll = experiments.allSatisfy { $0.contains { $0.isPlanned(in: results) } }
    return hasAll == (keyword == .when)
  }
}

extension Manuscript.Block {
  /// The selections after the name that the profile has.
  ///
  /// - Throws: a diagnostic if an experiment is not `known`, or the profile has none of them.
  public func selections(
    in results: Results, taking allowed: [Selection.Option] = [.percents, .methods]
  ) throws(ManuscriptDiagnostic) -> [Selection] {
    let words = Array(arguments.dropFirst())
    let selections = try place.selections(words, among: results.experiments, taking: allowed)
      .flatMap(\.self)
    let planned = selections.filter { !$0.entries(in: results).isEmpty }
    guard selections.isEmpty || !planned.isEmpty else {
      throw results.absence(of: words, at: place)
    }
    return planned
  }

  /// The experiments after the name, for tables and figures without options.
  public func experiments(in results: Results) throws(ManuscriptDiagnostic) -> [String] {
    let keys = Selection.Option.allCases.map { $0.rawValue + "=" }
    if let option = arguments.dropFirst().first(where: { word in
      keys.contains { word.hasPrefix($0) }
    }) {
      throw place.diagnostic("\(kind.rawValue) \(arguments[0]) does not take '\(option)'")
    }
    return try selections(in: results).map(\.experiment)
  }
}
