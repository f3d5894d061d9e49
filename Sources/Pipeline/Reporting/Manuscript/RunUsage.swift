import Manuscripts
import Claims
import Planning
import Records

/// Finds where the manuscript shows a run: in which tables, figures and sentences.
struct RunUsage {
  private let results: Results
  private var tables: [(label: String, table: PaperTable)] = []
  private var figures: [(label: String, figure: PaperFigure)] = []
  /// Experiment, task and method of the numbers in the text; without the method for rankings.
  private var cells: [[String]] = []

  /// Blocks with unknown names are skipped; the report refuses them.
  init(in manuscript: Manuscript, of results: Results) {
    self.results = results
    let (blocks, directives) = manuscript.contents
    for block in blocks {
      if block.kind == .table, let table = try? PaperTable(block, in: results) {
        tables.append((block.label, table))
      } else if block.kind == .figure, let figure = try? PaperFigure(block, in: results) {
        figures.append((block.label, figure))
      }
    }
    let numbers = manuscript.numbers.flatMap { number in
      number.formula.operands.map(number.directive)
    }
    for directive in numbers + directives
    where directive.name == .number || directive.name == .ranking {
      let path = (directive.arguments.first ?? "").split(separator: "/").map(String.init)
      cells.append(path.dropLast())
    }
  }

  /// "Table 1, Figure 12, the text"; empty if the run is not shown.
  func places(of run: Run) -> String {
    let tables = tables.filter { shows($0.table, run) }.map { "Table \($0.label)" }
    let figures = figures.filter { _, figure in
      figure.entries(in: results).contains { $0.run.path == run.path }
    }.map { "Figure \($0.label)" }
    let names = [[run.cell.experiment], [run.cell.experiment, run.cell.task]]
    let isInText = cells.contains { path in
      names.contains { path == $0 || path == $0 + [run.cell.method] }
    }
    return (tables + figures + (isInText ? ["the text"] : [])).joined(separator: ", ")
  }

  private func shows(_ table: PaperTable, _ run: Run) -> Bool {
    let reference = ScoreReference(of: run)
    return switch table.name {
    case .verdicts:
      table.publishedTable?.entries.contains { $0.address == reference } ?? false
    case .methodOrder: results.published?.entries.contains { $0.address == reference } ?? false
    case .claims:
      results.claims.contains { claim in
        claim.criteria.contains { $0.statements.contains { $0.addresses.contains(reference) } }
      }
    case .equations, .errata: run.kind == .check
    case .environment: false
    default: table.experiments.contains(where: run.cell.belongs)
    }
  }
}
