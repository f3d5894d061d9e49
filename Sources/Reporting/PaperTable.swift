import Experiments

/// A table that the manuscript asks for: its name and the experiments it is made of.
struct PaperTable: Equatable, Sendable {
  enum Name: String, CaseIterable, Sendable {
    case settings, demonstrators, facts, scores, benchmark, experts, environment, equations,
      errata, checklist

    /// Whether it is made of experiments that the manuscript names.
    var namesExperiments: Bool {
      switch self {
      case .settings, .demonstrators, .facts, .scores, .benchmark, .experts: true
      case .environment, .equations, .errata, .checklist: false
      }
    }
  }

  let name: Name
  let experiments: [String]

  /// - Throws: a complaint about a name or an experiment that does not exist.
  init(_ block: Manuscript.Block, among known: [String]) throws(Complaint) {
    let word = block.arguments.first ?? ""
    guard let name = Name(rawValue: word) else {
      let names = Name.allCases.map(\.rawValue)
      throw Complaint(place: block.place, problem: unknown("table", word, among: names))
    }
    experiments = try block.experiments(among: known)
    self.name = name
    guard experiments.isEmpty != name.namesExperiments else {
      let problem = experiments.isEmpty ? "names no experiment" : "takes no experiment"
      throw Complaint(place: block.place, problem: "table \(name.rawValue) \(problem)")
    }
  }

  /// The table, with a dash in every cell that has no result.
  func table(from results: Results, _ woven: WovenEquations) -> Table {
    switch name {
    case .settings: settingsTable(results, of: experiments)
    case .demonstrators: demonstratorsTable(results, of: experiments)
    case .facts: factsTable(results, of: experiments)
    case .scores: scoresTable(results, of: experiments)
    case .benchmark: benchmarkTable(results, of: experiments)
    case .experts: expertsTable(results, of: experiments)
    case .environment: environmentTable(results)
    case .equations: equationsTable(woven)
    case .errata: errataTable(woven)
    case .checklist: checklistTable(results, woven)
    }
  }

  /// What its caption must add of the data behind it.
  func dataNote(from results: Results) -> String {
    results.dataNote(of: experiments.flatMap { results.plannedOrOutlined(experiment: $0) })
  }
}
