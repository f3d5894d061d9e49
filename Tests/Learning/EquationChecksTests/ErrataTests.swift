import Testing

@testable import EquationChecks

@Suite struct ErrataTests {
  @Test func eachMisprintFailsAsPrintedAndPassesCorrected() throws {
    let errata = try Errata().all()
    #expect(errata.map(\.number) == Array(1...9))
    #expect(errata.filter { !$0.isShown }.map(\.number) == [])
    #expect(errata.filter { $0.effect == .harmless }.map(\.number) == [7])
    #expect(errata.filter { $0.effect == .spelling }.map(\.number) == [8])
    for demonstration in errata.filter({ $0.effect == .wrong }).flatMap(\.demonstrations) {
      #expect(demonstration.printedError > 0.1, "\(demonstration.what)")
    }
  }

  @Test func anErratumThatShowsNothingIsNotShown() {
    func erratum(_ effect: Erratum.Effect, _ printed: Double, _ corrected: Double) -> Erratum {
      Erratum(
        number: 1, place: "", printed: "", correction: "", effect: effect,
        demonstrations: [
          Erratum.Demonstration(
            what: "", printedError: printed, correctedError: corrected, tolerance: 1e-12)
        ])
    }
    #expect(erratum(.wrong, 1, 0).isShown)
    #expect(!erratum(.wrong, 0, 0).isShown)
    #expect(!erratum(.wrong, 1, 1).isShown)
    #expect(erratum(.harmless, 0, 0).isShown)
    #expect(!erratum(.harmless, 1, 0).isShown)
    #expect(!erratum(.spelling, 0, 0).isShown)
  }
}
