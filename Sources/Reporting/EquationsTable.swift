import Experiments

/// Every equation with the check of each kind that comes nearest to its tolerance.
func equationsTable(_ derivations: Derivations) -> Table {
  let columns: [Table.Column] = [
    .init(title: "Equation", alignment: .right), .init(title: ""), .init(title: "Check"),
    .init(title: "Error", alignment: .right), .init(title: "Tolerance", alignment: .right),
    .init(title: "*h*", alignment: .right), .init(title: "Mutants", alignment: .right),
    .init(title: "Code"),
  ]
  let rows = derivations.equations.flatMap(rows)
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
    let mutants = "\(equation.caughtMutantCount)/\(equation.mutantCount)"
    return [
      isFirst ? number : "", isFirst ? equation.mark : "", check.kind.name, check.errorMarkdown,
      NumberFormat.scientific(check.tolerance),
      check.step.map(NumberFormat.scientific) ?? missing, isFirst ? mutants : "",
      isFirst ? place : "",
    ]
  }
}

extension CheckedEquation.Check.Kind {
  /// Its sign and what it compares.
  var name: String {
    switch self {
    case .gradient: "\(sign) gradient"
    case .identity: "\(sign) identity"
    case .derivation: "\(sign) derivation"
    case .float: "\(sign) path"
    }
  }
}
