import Experiments

/// A table that the manuscript asks for: its name and the experiments it is made of.
struct PaperTable: Equatable, Sendable {
  enum Name: String, CaseIterable, Sendable {
    case settings, demonstrators, facts, scores, benchmark, experts, environment
  }

  let name: Name
  /// In the order of the manuscript.
  let selections: [Selection]

  private var experiments: [String] { selections.map(\.experiment) }

  /// - Throws: a complaint about a name or an experiment that does not exist.
  init(_ block: Manuscript.Block, among known: [String]) throws(Complaint) {
    let word = block.arguments.first ?? ""
    guard let name = Name(rawValue: word) else {
      let names = Name.allCases.map(\.rawValue)
      throw Complaint(place: block.place, problem: unknown("table", word, among: names))
    }
    selections =
      name == .benchmark
      ? try block.selections(among: known)
      : try block.experiments(among: known).map { Selection(experiment: $0, percents: []) }
    self.name = name
    guard selections.isEmpty == (name == .environment) else {
      let problem = selections.isEmpty ? "names no experiment" : "takes no experiment"
      throw Complaint(place: block.place, problem: "table \(name.rawValue) \(problem)")
    }
  }

  /// The table, with a dash in every cell that has no result.
  func table(from results: Results) -> Table {
    switch name {
    case .settings: settingsTable(results, of: experiments)
    case .demonstrators: demonstratorsTable(results, of: experiments)
    case .facts: factsTable(results, of: experiments)
    case .scores: scoresTable(results, of: experiments)
    case .benchmark: benchmarkTable(results, of: selections)
    case .experts: expertsTable(results, of: experiments)
    case .environment: environmentTable(results)
    }
  }

  /// What its caption must add of the data behind it.
  func dataNote(from results: Results) -> String {
    results.dataNote(of: experiments.flatMap { results.entries(experiment: $0) })
  }
}
