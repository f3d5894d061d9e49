import Records

/// The equations, with the worst check of each kind.
func equationsTable(_ equations: [CheckedEquation]) -> Table {
  let columns: [Table.Column] = [
    .init("Eq.", .right, width: 0.07), .init("", width: 0.04),
    .init("Check", width: 0.16), .init("Error", .right, width: 0.13),
    .init("Tolerance", .right, width: 0.12), .init("*h*", .right, width: 0.1),
    .init("Mutants", .right, width: 0.1), .init("Code", width: 0.28),
  ]
  return Table(columns: columns, rows: equations.flatMap(rows))
}

/// A row for each kind of check; number, mark, mutants and place stand in the first.
private func rows(of equation: CheckedEquation) -> [[TracedText]] {
  let number: TracedText = "[(\(equation.number))](#equation-\(equation.number))"
  let (mark, place) = (TracedText(equation.mark), TracedText(equation.linkedPlace))
  let checks = equation.waiver == nil ? equation.worstChecks : []
  guard !checks.isEmpty else {
    let word: TracedText = equation.waiver == nil ? "missing" : "none"
    return [[number, mark, word, .missing, .missing, .missing, .missing, place]]
  }
  return checks.enumerated().map { index, check in
    let isFirst = index == 0
    return [
      isFirst ? number : "", isFirst ? mark : "", TracedText(check.name),
      equation.error(of: check), equation.number("tolerance", of: check),
      equation.number("step", of: check), isFirst ? equation.mutantCounts : "",
      isFirst ? place : "",
    ]
  }
}
