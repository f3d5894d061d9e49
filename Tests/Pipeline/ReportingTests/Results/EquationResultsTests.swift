import Records
import Testing
@testable import Reporting

struct WovenEquationsTests {
  @Test func readsWhatTheCheckRunStored() throws {
    let woven = try EquationResults(in: SyntheticResults.make())
    #expect(woven.equations == SyntheticDerivations.equations)
    #expect(woven.errata == SyntheticDerivations.errata)
    #expect(woven.absence == nil)
  }

  @Test func saysWhyThereIsNothing() throws {
    let unchecked = try EquationResults(in: SyntheticResults.make { $0.kind == .check })
    #expect(unchecked.equations.isEmpty)
    #expect(unchecked.absence == "the equations have not been checked yet")
    let unplanned = try EquationResults(in: SyntheticResults.make(only: { $0.kind != .check }))
    #expect(unplanned.absence == "this profile does not check the equations")
  }

  @Test func anEquationThatTheSourcesDoNotHaveIsRefused() throws {
    let woven = try EquationResults(in: SyntheticResults.make())
    let block = Manuscript.Block(
      kind: .equation, label: "36", arguments: [], body: [],
      place: SourceRange(line: 4, column: 1, length: 1))
    let complaint = #expect(throws: ManuscriptDiagnostic.self) { try woven.equation(for: block) }
    #expect(complaint?.problem.hasPrefix("unknown equation '36'") == true)
  }
}
