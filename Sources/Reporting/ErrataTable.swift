import Experiments

/// What is misprinted in the published text, each form with the error that the check measured of it.
func errataTable(_ derivations: Derivations) -> Table {
  let columns: [Table.Column] = [
    .init(title: "Place", width: 0.15), .init(title: "Printed", width: 0.21),
    .init(title: "Corrected", width: 0.21), .init(title: "Why", width: 0.23),
    .init(title: "Error as printed", width: 0.1), .init(title: "Error corrected", width: 0.1),
  ]
  let rows = derivations.errata.map { erratum in
    [
      escaped(erratum.place), erratum.printed, erratum.corrected, escaped(erratum.explanation),
      erratum.evidence.map { mark($0.printedError, $0, isExpected: false) } ?? NumberFormat.missing,
      erratum.evidence.map { mark($0.correctedError, $0, isExpected: true) }
        ?? NumberFormat.missing,
    ]
  }
  return Table(
    columns: columns,
    rows: rows.isEmpty ? [columns.map { _ in NumberFormat.missing }] : rows)
}

/// The error with its verdict; red where the check does not say what the erratum claims.
private func mark(
  _ error: Double, _ evidence: Erratum.Evidence, isExpected: Bool
) -> String {
  let passes = error <= evidence.tolerance
  let text = "\(passes ? "✓" : "✗")\u{A0}\(NumberFormat.scientific(error))"
  return passes == isExpected ? text : "[\(text)]{.failed}"
}
