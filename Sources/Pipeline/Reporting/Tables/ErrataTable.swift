import Records

/// What is misprinted in the published text, each form with the error that the check measured of it.
func errataTable(_ woven: EquationResults) -> Table {
  let columns: [Table.Column] = [
    .init(title: "Place", width: 0.17), .init(title: "Form", width: 0.45),
    .init(title: "Check", width: 0.24), .init(title: "Error", width: 0.14),
  ]
  let rows = woven.errata.flatMap(rows)
  return Table(
    columns: columns,
    rows: rows.isEmpty ? [columns.map { _ in NumberFormat.missing }] : rows)
}

/// Two rows, of the printed form and of the corrected one, and two more for each further
/// demonstration.
private func rows(of erratum: Erratum) -> [[String]] {
  let place = escaped(erratum.place.prefix(1).uppercased() + erratum.place.dropFirst())
  let (printed, corrected) = ("*printed:*", "*corrected:*")
  guard !erratum.demonstrations.isEmpty else {
    let none = erratum.effect == .spelling ? "none" : "[missing]{.failed}"
    return [
      [place, "\(printed) \(erratum.printed)", none, NumberFormat.missing],
      ["", "\(corrected) \(erratum.corrected)", "", NumberFormat.missing],
    ]
  }
  return erratum.demonstrations.enumerated().flatMap { index, shown in
    let isFirst = index == 0
    return [
      [
        isFirst ? place : "", isFirst ? "\(printed) \(erratum.printed)" : printed,
        escaped(shown.subject),
        erratum.verdict(on: .printed, index, isExpectedToPass: erratum.effect != .wrong),
      ],
      [
        "", isFirst ? "\(corrected) \(erratum.corrected)" : corrected, "",
        erratum.verdict(on: .corrected, index, isExpectedToPass: true),
      ],
    ]
  }
}

extension Erratum {
  fileprivate enum Form: String { case printed, corrected }

  /// The error with ✓ or ✗; red where the check does not say what the erratum claims.
  fileprivate func verdict(on form: Form, _ index: Int, isExpectedToPass: Bool) -> String {
    let shown = demonstrations[index]
    let error = form == .printed ? shown.printedError : shown.correctedError
    let passes = error <= shown.tolerance
    let number = number("\(form.rawValue)_error", ofDemonstration: index)
    let text = "\(passes ? "✓" : "✗")\u{A0}\(number)"
    return passes == isExpectedToPass ? text : "[\(text)]{.failed}"
  }
}
