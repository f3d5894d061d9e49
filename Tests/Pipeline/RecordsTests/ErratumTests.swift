import Foundation
import Testing
@testable import Records

struct ErratumTests {
  @Test("A stored file is read back, an edited one is refused") func readsBack() throws {
    let errata = [
      Erratum(
        item: 1, place: "Equation (4)", printed: "$-(1-\\log d)$", corrected: "$-\\log(1-d)$",
        effect: .wrong,
        demonstrations: [
          .init(
            subject: "(4) = (3)", printedError: .infinity, correctedError: 1e-12, tolerance: 1e-9)
        ]),
      Erratum(
        item: 2, place: "Table 4", printed: "valueDICE", corrected: "ValueDICE",
        effect: .spelling, demonstrations: []),
    ]
    let text = String(decoding: ErrataFile(errata).fileContent, as: UTF8.self)
    #expect(try ErrataFile(content: Data(text.utf8), file: "errata.json").errata == errata)
    #expect(throws: RecordError.self) {
      try ErrataFile(
        content: Data(text.replacing("wrong", with: "right").utf8), file: "errata.json")
    }
  }

  @Test(
    "An effect is shown by demonstrations that agree with it",
    arguments: [
      (Erratum.Effect.wrong, 1.0, 0.0, true), (.wrong, 0, 0, false), (.wrong, 1, 1, false),
      (.harmless, 0, 0, true), (.harmless, 1, 0, false), (.spelling, 0, 0, false),
    ])
  func effects(effect: Erratum.Effect, printed: Double, corrected: Double, isShown: Bool) {
    var erratum = Erratum(
      item: 1, place: "", printed: "", corrected: "", effect: effect,
      demonstrations: [
        .init(subject: "", printedError: printed, correctedError: corrected, tolerance: 1e-12)
      ])
    #expect(erratum.isShown == isShown)
    erratum.demonstrations = []
    #expect(erratum.isShown == (effect == .spelling))
  }
}
