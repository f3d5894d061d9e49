import Claims
import Manuscripts
import Planning
import TracedResults

/// A table that the manuscript requests: its name and its experiments.
struct PaperTable: Equatable, Sendable {
  enum Name: String, CaseIterable, Sendable {
    case settings, demonstrators, facts, scores, benchmark, experts, environment, equations,
      errata, checklist, verdicts, choices, datasets
    case scoreRules = "score-rules"
    case pairedDifferences = "paired-differences"
    case methodOrder = "method-order"
    case claims, controls, aggregates, costs
    case costParts = "cost-parts"
    case coreHours = "core-hours"
    case resultUnits = "result-units"

    var takesExperiments: Bool {
      switch self {
      case .settings, .demonstrators, .facts, .scores, .benchmark, .experts, .aggregates,
        .datasets, .choices, .scoreRules, .pairedDifferences:
        true
      case .environment, .equations, .errata, .checklist, .verdicts, .methodOrder, .claims,
        .controls, .costs, .costParts, .coreHours, .resultUnits:
        false
      }
    }

    /// The options before its experiments.
    fileprivate var options: [Selection.Option] {
      switch self {
      case .choices, .scoreRules: [.percents, .methods]
      case .pairedDifferences: [.percents, .methods, .method]
      default: []
      }
    }
  }

  let name: Name
  /// In the order of the manuscript.
  let selections: [Selection]
  /// The published table of `verdicts`; `nil` for every other table.
  let publishedTable: Published.Table?

  /// - Throws: a diagnostic about an unknown name, experiment or published table.
  init(_ block: Manuscript.Block, in results: Results) throws(ManuscriptDiagnostic) {
    name = try block.place.name("table", block.arguments.first ?? "")
    guard name != .verdicts else {
      let table = try block.publishedTable(among: results.published?.tables ?? [])
      guard table.entries.contains(where: { results.cells.contains($0.address) }) else {
        let experiments = table.entries.map(\.address.experiment).unique
        throw results.absence(of: experiments, at: block.place)
      }
      (publishedTable, selections) = (table, [])
      return
    }
    publishedTable = nil
    selections =
      !name.options.isEmpty
      ? try block.selections(in: results, taking: name.options)
      : try block.experiments(in: results).map { Selection(experiment: $0) }
    guard experiments.isEmpty != name.takesExperiments else {
      let problem = experiments.isEmpty ? "needs an experiment" : "takes no experiment"
      throw block.place.diagnostic("table \(name.rawValue) \(problem)")
    }
  }

  var experiments: [String] { selections.map(\.experiment) }

  /// The table, with a dash in every cell without a result; `parts` are the tables and figures of the
  /// manuscript that show results.
  ///
  /// - Throws: `ResultError` if a file of a result cannot be read.
  func table(from data: ReportData, _ parts: [PaperPart]) throws(ResultError) -> Table {
    let results = data.results
    let table =
      switch name {
      case .settings: settingsTable(results, of: experiments)
      case .demonstrators: demonstratorsTable(results, of: experiments)
      case .facts: factsTable(results, of: experiments)
      case .scores: scoresTable(results, of: experiments)
      case .benchmark: benchmarkTable(results, of: experiments)
      case .experts: expertsTable(results, of: experiments)
      case .environment: environmentTable(results)
      case .equations: equationsTable(data.equations.equations)
      case .errata: errataTable(data.equations.errata)
      case .checklist: checklistTable(data)
      case .verdicts: verdictsTable(data, of: publishedTable)
      case .methodOrder: methodOrderTable(data)
      case .claims: claimsTable(data)
      case .controls: controlsTable(data)
      case .aggregates: aggregatesTable(data, of: experiments)
      case .datasets: datasetsTable(results, of: experiments)
      case .choices: try choicesTable(results, of: selections)
      case .scoreRules: try scoreRulesTable(results, of: selections)
      case .pairedDifferences: pairedDifferencesTable(results, of: selections)
      case .costs: costsTable(results.costs)
      case .costParts: costPartsTable(results.costs)
      case .coreHours: coreHoursTable(results)
      case .resultUnits: resultUnitsTable(data, parts)
      }
    guard table.note == "", name.takesExperiments else { return table }
    let entries = experiments.flatMap { results.entries(experiment: $0) }
    return Table(
      columns: table.columns, rows: table.rows, note: results.datasetNote(of: entries))
  }
}

extension Manuscript.Block {
  /// The published table whose number is the second argument.
  fileprivate func publishedTable(
    among tables: [Published.Table]
  ) throws(ManuscriptDiagnostic) -> Published.Table {
    let word = arguments.count == 2 ? arguments[1] : ""
    guard let table = tables.first(where: { String($0.number) == word }) else {
      let known = tables.map { String($0.number) }
      throw place.diagnostic(unknown("published table", word, among: known))
    }
    return table
  }
}
