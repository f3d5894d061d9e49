import Experiments

/// What is misprinted in the published text, each form with the error that the check measured of it.
func errataTable(_ woven: WovenEquations) -> Table {
  let columns: [Table.Column] = [
    .init(title: "Place", width: 0.15), .init(title: "Printed", width: 0.23),
    .init(title: "Corrected", width: 0.23), .init(title: "Check", width: 0.17),
    .init(title: "Error as printed", width: 0.11), .init(title: "Error corrected", width: 0.11),
  ]
  let rows = woven.errata.flatMap(rows)
  return Table(
    columns: columns,
    rows: rows.isEmpty ? [columns.map { _ in NumberFormat.missing }] : rows)
}

/// A row for each demonstration; the first has the words.
private func rows(of erratum: Erratum) -> [[String]] {
  let words = [escaped(erratum.place), erratum.printed, erratum.corrected]
  guard !erratum.demonstrations.isEmpty else {
    let none = erratum.effect == .spelling ? "none" : "[missing]{.failed}"
    return [words + [none, NumberFormat.missing, NumberFormat.missing]]
  }
  return erratum.demonstrations.enumerated().map { index, shown in
    (index == 0 ? words : ["", "", ""]) + [
      escaped(shown.subject),
      verdict(on: shown.printedError, shown, isExpectedToPass: erratum.effect != .wrong),
      verdict(on: shown.correctedError, shown, isExpectedToPass: true),
    ]
  }
}

/// The error with ✓ or ✗; red where the check does not say what the erratum claims.
private func verdict(
  on error: Double, _ demonstration: Erratum.Demonstration, isExpectedToPass: Bool
) -> String {
  let passes = error <= demonstration.tolerance
  let text = "\(passes ? "✓" : "✗")\u{A0}\(NumberFormat.scientific(error))"
  return passes == isExpectedToPass ? text : "[\(text)]{.failed}"
}
