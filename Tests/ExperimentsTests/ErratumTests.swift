import Foundation
import Testing

@testable import Experiments

struct ErratumTests {
  private static let errata = [
    Erratum(
      item: 1, place: "Equation (4)", printed: "$-(1-\\log d)$", corrected: "$-\\log(1-d)$",
      explanation: "Contradicts Equation (7).",
      evidence: .init(printedError: 1.5, correctedError: 1e-12, tolerance: 1e-9)),
    Erratum(
      item: 2, place: "Below Equation (32)", printed: "$\\log(a|s)$",
      corrected: "$\\log\\pi(a|s)$", explanation: "π is missing.", evidence: nil),
  ]

  @Test func isReadAsItWasStored() throws {
    let text = Erratum.json(of: Self.errata)
    #expect(try Erratum.list(stored: Data(text.utf8), file: "errata.json") == Self.errata)
    #expect(text.contains("\"runnable\": false"))
  }

  @Test func isConclusiveWhereThePrintedFormFailsAndTheCorrectedOnePasses() {
    func isConclusive(_ printed: Double, _ corrected: Double) -> Bool {
      Erratum.Evidence(printedError: printed, correctedError: corrected, tolerance: 1e-9)
        .isConclusive
    }
    #expect(isConclusive(1, 0) && isConclusive(.nan, 1e-9))
    #expect(!isConclusive(0, 0) && !isConclusive(1, 1) && !isConclusive(1, .nan))
  }
}
