import Records
import Testing

@testable import EquationChecks

@Suite struct ErrataTests {
  @Test("Each misprint fails as printed and passes corrected") func shown() throws {
    let errata = try Errata(sources: EquationSource.all(in: equationSources())).all()
    #expect(errata.map(\.item) == Array(1...9))
    #expect(errata.filter { !$0.isShown }.map(\.item) == [])
    #expect(errata.filter { $0.effect == .harmless }.map(\.item) == [7])
    #expect(errata.filter { $0.effect == .spelling }.map(\.item) == [8])
    for demonstration in errata.filter({ $0.effect == .wrong }).flatMap(\.demonstrations) {
      #expect(demonstration.printedError > 0.1, "\(demonstration.subject)")
    }
  }
}
