import Claims
import Manuscripts
import Planning
import Records
import TracedResults

/// Finds where the manuscript shows the results of runs: in which tables, figures and sentences.
struct RunUsage {
  private let results: Results
  /// The tables and figures in the order of the manuscript, each with runs of the plan.
  private(set) var parts: [PaperPart] = []
  /// Experiment, task and method of the numbers in the text; without the method for rankings.
  private var cells: [[String]] = []

  /// Blocks that the report refuses are skipped.
  init(in manuscript: Manuscript, of results: Results) {
    self.results = results
    let (blocks, directives) = (manuscript.contents.blocks, manuscript.contents.directives)
    for block in blocks {
      if block.kind == .table, let table = try? PaperTable(block, in: results) {
        parts.append((block.name, runs(of: table)))
      } else if block.kind == .figure, let figure = try? PaperFigure(block, in: results) {
        parts.append((block.name, figure.entries(in: results).map(\.run)))
      }
    }
    let numbers = manuscript.numbers.flatMap { number in
      number.formula.operands.map(number.directive)
    }
    for directive in numbers + directives {
      let path = (directive.arguments.first ?? "").split(separator: "/").map(String.init)
      switch directive.name {
      case .number, .ranking: cells.append(path.dropLast())
      case .comparison:
        cells += [path, path.dropLast() + [directive.options["against"] ?? ""]]
      default: break
      }
    }
  }

  /// The tables and figures that show results.
  var shown: [PaperPart] { parts.filter { !$0.runs.isEmpty } }

  /// "Table 1, Figure 12, the text"; empty if the run is not shown.
  func places(of run: Run) -> String {
    let shown = parts.filter { part in part.runs.contains { $0.path == run.path } }.map(\.name)
    let names = [[run.cell.experiment], [run.cell.experiment, run.cell.task]]
    let isInText = cells.contains { path in
      names.contains { path == $0 || path == $0 + [run.cell.method] }
    }
    return (shown + (isInText ? ["the text"] : [])).joined(separator: ", ")
  }

  /// The runs whose results a table shows; none where it shows values of specifications.
  private func runs(of table: PaperTable) -> [Run] {
    let all = results.entries.map(\.run)
    let own = table.selections.flatMap { $0.entries(in: results) }.map(\.run)
    switch table.name {
    case .settings, .demonstrators: return []
    case .datasets:
      let read = Set(own.flatMap(\.inputs).map(\.key))
      return all.filter { read.contains($0.key) }
    case .equations, .errata: return all.filter { $0.kind == .check }
    default:
      let references = references(of: table)
      return table.name.takesExperiments
        ? own : all.filter { references.contains(ScoreReference(of: $0)) }
    }
  }

  /// The cells whose scores a table compares or judges.
  private func references(of table: PaperTable) -> Set<ScoreReference> {
    let references: [ScoreReference] =
      switch table.name {
      case .verdicts: table.publishedTable?.entries.map(\.address) ?? []
      case .methodOrder: results.published?.entries.map(\.address) ?? []
      case .claims, .controls:
        results.claims.flatMap(\.criteria).flatMap(\.statements).flatMap(\.addresses)
      default: []
      }
    return Set(references)
  }

  /// The names of the tables and figures of a manuscript.
  static func names(of manuscript: Manuscript) -> [String] {
    manuscript.contents.blocks.filter { $0.kind == .table || $0.kind == .figure }.map(\.name)
  }
}

extension Manuscript.Block {
  /// The name of a table or figure.
  fileprivate var name: String { (kind == .table ? "Table" : "Figure") + " \(label)" }
}
