import Records

/// Every equation with the check of each kind that comes nearest to its tolerance.
func equationsTable(_ woven: EquationResults) -> Table {
  let columns: [Table.Column] = [
    .init(title: "Eq.", alignment: .right, width: 0.07), .init(title: "", width: 0.04),
    .init(title: "Check", width: 0.16), .init(title: "Error", alignment: .right, width: 0.13),
    .init(title: "Tolerance", alignment: .right, width: 0.12),
    .init(title: "*h*", alignment: .right, width: 0.1),
    .init(title: "Mutants", alignment: .right, width: 0.1),
    .init(title: "Code", width: 0.28),
  ]
  let rows = woven.equations.flatMap(rows)
  return Table(
    columns: columns,
    rows: rows.isEmpty ? [columns.map { _ in NumberFormat.missing }] : rows)
}

/// A row for each kind of check; what holds for all of them stands in the first.
private func rows(of equation: CheckedEquation) -> [[String]] {
  let number = "[(\(equation.number))](#equation-\(equation.number))"
  let place = equation.linkedPlace
  let missing = NumberFormat.missing
  guard equation.waiver == nil else {
    return [[number, equation.mark, "none", missing, missing, missing, missing, place]]
  }
  let checks = equation.worstChecks
  guard !checks.isEmpty else {
    return [[number, equation.mark, "missing", missing, missing, missing, missing, place]]
  }
  return checks.enumerated().map { index, check in
    let isFirst = index == 0
    return [
      isFirst ? number : "", isFirst ? equation.mark : "", check.name,
      equation.error(of: check),
      check.tolerance == nil ? missing : equation.number("tolerance", of: check),
      check.step == nil ? missing : equation.number("step", of: check),
      isFirst ? equation.mutantsInDigits : "",
      isFirst ? place : "",
    ]
  }
}
