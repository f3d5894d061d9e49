import Foundation
import Testing
@testable import Records

struct ErratumTests {
  @Test func isReadAsItWasStored() throws {
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
}
