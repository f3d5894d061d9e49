import Experiments

/// A table that the manuscript asks for: its name and the experiments it is made of.
struct PaperTable: Equatable, Sendable {
  enum Name: String, CaseIterable, Sendable {
    case settings, demonstrators, facts, scores, environment
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
    guard experiments.isEmpty == (name == .environment) else {
      let problem = experiments.isEmpty ? "names no experiment" : "takes no experiment"
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
    case .environment: environmentTable(results)
    }
  }
}

extension Manuscript.Block {
  /// The arguments after the first, each of which must be an experiment.
  func experiments(among known: [String]) throws(Complaint) -> [String] {
    for experiment in arguments.dropFirst() where !known.contains(experiment) {
      throw Complaint(place: place, problem: unknown("experiment", experiment, among: known))
    }
    return Array(arguments.dropFirst())
  }
}
