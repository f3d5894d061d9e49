import Records

/// The misprints of the published text: each form with the error that its check measured.
func errataTable(_ errata: [Erratum]) -> Table {
  let columns: [Table.Column] = [
    .init("Place", width: 0.17), .init("Form", width: 0.45),
    .init("Check", width: 0.24), .init("Error", width: 0.14),
  ]
  return Table(columns: columns, rows: errata.flatMap(rows))
}

/// Two rows, one of the printed form and one of the corrected form, for each demonstration.
private func rows(of erratum: Erratum) -> [[TracedText]] {
  let place = escaped(erratum.place.prefix(1).uppercased() + erratum.place.dropFirst())
  let (printed, corrected) = ("*printed:*", "*corrected:*")
  guard !erratum.demonstrations.isEmpty else {
    let none: TracedText = erratum.effect == .spelling ? "none" : "[missing]{.failed}"
    return [
      [TracedText(place), "\(printed) \(erratum.printed)", none, .missing],
      ["", "\(corrected) \(erratum.corrected)", "", .missing],
    ]
  }
  return erratum.demonstrations.enumerated().flatMap { index, shown -> [[TracedText]] in
    let isFirst = index == 0
    return [
      [
        isFirst ? TracedText(place) : "",
        isFirst ? "\(printed) \(erratum.printed)" : TracedText(printed),
        TracedText(escaped(shown.subject)),
        erratum.verdict(on: .printed, index, isExpectedToPass: erratum.effect != .wrong),
      ],
      [
        "", isFirst ? "\(corrected) \(erratum.corrected)" : TracedText(corrected), "",
        erratum.verdict(on: .corrected, index, isExpectedToPass: true),
      ],
    ]
  }
}

extension Erratum {
  fileprivate enum Form: String { case printed, corrected }

  /// The error with ✓ or ✗; red if the check contradicts the erratum.
  fileprivate func verdict(
    on form: Form, _ index: Int, isExpectedToPass: Bool
  ) -> TracedText {
    let shown = demonstrations[index]
    let error = form == .printed ? shown.printedError : shown.correctedError
    let passes = error <= shown.tolerance
    let number = number("\(form.rawValue)_error", ofDemonstration: index)
    let text: TracedText = "\(passes ? "✓" : "✗")\u{A0}\(number)"
    return passes == isExpectedToPass ? text : "[\(text)]{.failed}"
  }
}
