import Records
import TracedResults

/// The misprints of the published text: each form with the error that its check measured.
func errataTable(_ errata: [Erratum]) -> Table {
  let columns: [Table.Column] = [
    .init("Place", width: 0.2), .init("Form", width: 0.38),
    .init("Check", width: 0.3), .init("Error", width: 0.12),
  ]
  return Table(columns: columns, rows: errata.flatMap(rows))
}

/// Two rows, one of the printed form and one of the corrected form, for each demonstration.
private func rows(of erratum: Erratum) -> [[TracedText]] {
  let place = escaped(erratum.place.prefix(1).uppercased() + erratum.place.dropFirst())
  let first = [place, "*printed:* \(erratum.printed)", "*corrected:* \(erratum.corrected)"]
  guard !erratum.demonstrations.isEmpty else {
    let none: TracedText = erratum.effect == .spelling ? "none" : "[missing]{.failed}"
    let words = first.map { TracedText($0) }
    return [[words[0], words[1], none, .missing], ["", words[2], "", .missing]]
  }
  return erratum.demonstrations.enumerated().flatMap { index, shown -> [[TracedText]] in
    let words = (index == 0 ? first : ["", "*printed:*", "*corrected:*"]).map { TracedText($0) }
    let (isWrong, subject) = (erratum.effect == .wrong, TracedText(escaped(shown.subject)))
    let printed = erratum.verdict(on: .printed, index, isExpectedToPass: !isWrong)
    let corrected = erratum.verdict(on: .corrected, index, isExpectedToPass: true)
    return [[words[0], words[1], subject, printed], ["", words[2], "", corrected]]
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
