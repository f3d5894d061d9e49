import Records
import TracedResults

/// One row for each equation: the largest error of each kind of check, and the mutants.
func equationsTable(_ equations: [CheckedEquation]) -> Table {
  let checks = equations.flatMap(\.worstChecks)
  let signs = CheckedEquation.Check.Kind.allCases.flatMap { kind in
    checks.filter { $0.kind == kind }.map(\.sign).unique.sorted()
  }
  return Table(
    columns: [.init("Eq.", .right), .init("")]
      + Table.Column.numbers(signs + ["§\u{A0}mutants", "¶\u{A0}mutants"]) + [.init("Code")],
    rows: equations.map { row(of: $0, signs) })
}

/// Cells are empty where the equation has no such check.
private func row(of equation: CheckedEquation, _ signs: [String]) -> [TracedText] {
  let errors = signs.map { sign in
    equation.worstChecks.first { $0.sign == sign }.map { equation.error(of: $0, as: .compact) }
  }
  let cells = errors + [equation.mutantCounts(of: .text), equation.mutantCounts(of: .printed)]
  return ["[(\(equation.number))](#equation-\(equation.number))", TracedText(equation.mark)]
    + cells.map { $0 ?? "" } + [TracedText(equation.linkedPlace)]
}
