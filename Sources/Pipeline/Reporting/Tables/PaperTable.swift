import Claims
import Store

/// A table that the manuscript asks for: its name and the experiments it is made of.
struct PaperTable: Equatable, Sendable {
  enum Name: String, CaseIterable, Sendable {
    case settings, demonstrators, facts, scores, benchmark, experts, environment, equations,
      errata, checklist, verdicts, choices
    case dataSets = "data-sets"
    case methodOrder = "method-order"
    case claims, aggregates, costs
    case costParts = "cost-parts"
    case coreHours = "core-hours"

    /// Whether it is made of experiments that the manuscript names.
    var namesExperiments: Bool {
      switch self {
      case .settings, .demonstrators, .facts, .scores, .benchmark, .experts, .aggregates,
        .dataSets, .choices:
        true
      case .environment, .equations, .errata, .checklist, .verdicts, .methodOrder, .claims, .costs,
        .costParts, .coreHours:
        false
      }
    }
  }

  let name: Name
  /// In the order of the manuscript.
  let selections: [Selection]
  /// The published table that verdicts are on; `nil` for every other table of ours.
  let publishedTable: Published.Table?

  /// - Throws: a complaint about a name, an experiment or a published table that does not exist.
  init(
    _ block: Manuscript.Block, among known: [String], publishing tables: [Published.Table]
  ) throws(ManuscriptDiagnostic) {
    let word = block.arguments.first ?? ""
    guard let name = Name(rawValue: word) else {
      let names = Name.allCases.map(\.rawValue)
      throw ManuscriptDiagnostic(place: block.place, problem: unknown("table", word, among: names))
    }
    self.name = name
    guard name != .verdicts else {
      (publishedTable, selections) = (try block.publishedTable(among: tables), [])
      return
    }
    publishedTable = nil
    selections =
      name == .choices
      ? try block.selections(among: known)
      : try block.experiments(among: known).map { Selection(experiment: $0) }
    guard experiments.isEmpty != name.namesExperiments else {
      let problem = experiments.isEmpty ? "names no experiment" : "takes no experiment"
      throw ManuscriptDiagnostic(place: block.place, problem: "table \(name.rawValue) \(problem)")
    }
  }

  var experiments: [String] { selections.map(\.experiment) }

  /// The table, with a dash in every cell that has no result.
  ///
  /// - Throws: `ReportError.results` when a file of a result cannot be read.
  func table(from results: Results, _ woven: EquationResults) throws(ReportError) -> Table {
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
    case .verdicts: verdictsTable(Assessment(of: results), of: publishedTable)
    case .methodOrder: methodOrderTable(Assessment(of: results))
    case .claims: claimsTable(Assessment(of: results), woven)
    case .aggregates: aggregatesTable(Assessment(of: results), of: experiments)
    case .dataSets: dataSetsTable(results, of: experiments)
    case .choices: try choicesTable(results, of: selections)
    case .costs: costsTable(results.costs)
    case .costParts: costPartsTable(results.costs)
    case .coreHours: coreHoursTable(results.costs, of: results.fullRuns)
    }
  }

  /// What its caption must add of what is behind it.
  func note(from results: Results, _ woven: EquationResults) -> String {
    switch name {
    case .verdicts: verdictsNote(Assessment(of: results), on: publishedTable)
    case .methodOrder: methodOrderNote(Assessment(of: results))
    case .claims: claimsNote(Assessment(of: results), woven)
    case .aggregates: aggregatesNote(Assessment(of: results), of: experiments)
    case .costs, .costParts, .coreHours: costsNote(results.costs)
    default:
      results.dataNote(of: experiments.flatMap { results.plannedOrOutlined(experiment: $0) })
    }
  }
}

extension Manuscript.Block {
  /// The number after the name, which must be that of a published table.
  fileprivate func publishedTable(
    among tables: [Published.Table]
  ) throws(ManuscriptDiagnostic) -> Published.Table {
    let word = arguments.count == 2 ? arguments[1] : ""
    guard let table = tables.first(where: { String($0.number) == word }) else {
      let known = tables.map { String($0.number) }
      throw ManuscriptDiagnostic(
        place: place, problem: unknown("published table", word, among: known))
    }
    return table
  }
}
