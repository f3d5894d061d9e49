import Planning
import Claims
import Records

/// Where the manuscript shows what a run measured: in which tables, figures and sentences.
struct RunUsage {
  private let results: Results
  private var tables: [(label: String, table: PaperTable)] = []
  private var figures: [(label: String, figure: PaperFigure)] = []
  /// Experiment and method of numbers in the text.
  private var cells: [[String]] = []

  /// Blocks that ask for what does not exist show nothing; the report refuses them.
  init(in manuscript: Manuscript, of results: Results) {
    self.results = results
    for number in manuscript.numbers {
      add(number.formula.operands.map { .directive(number.directive(for: $0)) })
    }
    for piece in manuscript.pieces {
      switch piece {
      case .inline(let inline): add([inline])
      case .block(let block):
        add(block.body)
        let experiments = results.experiments
        if block.kind == .table,
          let table = try? PaperTable(
            block, among: experiments, publishing: results.published?.tables ?? [])
        {
          tables.append((block.label, table))
        } else if block.kind == .figure,
          let figure = try? PaperFigure(block, among: experiments)
        {
          figures.append((block.label, figure))
        }
      }
    }
  }

  private mutating func add(_ inlines: [Manuscript.Inline]) {
    for case .directive(let directive) in inlines
    where directive.name == .number || directive.name == .ranking {
      let path = (directive.arguments.first ?? "").split(separator: "/").map(String.init)
      cells.append(Array(path.prefix(directive.name == .number ? 2 : 1)))
    }
  }

  /// "Table 1, Figure 12, the text"; empty where it is not shown itself.
  func places(of run: Run) -> String {
    let tables = tables.filter { shows($0.table, run) }.map { "Table \($0.label)" }
    let figures = figures.filter { _, figure in
      figure.entries(in: results).contains { $0.run.path == run.path }
    }.map { "Figure \($0.label)" }
    let isInText = cells.contains {
      $0 == [run.cell.experiment, run.cell.method] || $0 == [run.cell.experiment]
    }
    return (tables + figures + (isInText ? ["the text"] : [])).joined(separator: ", ")
  }

  private func shows(_ table: PaperTable, _ run: Run) -> Bool {
    let address = ScoreReference(of: run)
    return switch table.name {
    case .verdicts:
      table.publishedTable?.entries.contains { $0.address == address } ?? false
    case .methodOrder: results.published?.entries.contains { $0.address == address } ?? false
    case .claims:
      results.claims.contains { claim in
        claim.criteria.contains { $0.statements.contains { $0.addresses.contains(address) } }
      }
    case .equations, .errata: run.kind == .check
    case .environment: false
    default: table.experiments.contains(run.cell.experiment)
    }
  }
}
