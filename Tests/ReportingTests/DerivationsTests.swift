import Experiments
import Testing

@testable import Reporting

struct DerivationsTests {
  @Test func readsWhatTheCheckRunStored() throws {
    let derivations = try Derivations(in: SyntheticResults.make())
    #expect(derivations.equations == SyntheticDerivations.equations)
    #expect(derivations.errata == SyntheticDerivations.errata)
    #expect(derivations.absence == nil)
  }

  @Test func saysWhyThereIsNothing() throws {
    let unchecked = try Derivations(in: SyntheticResults.make { $0.kind == .check })
    #expect(unchecked.equations.isEmpty)
    #expect(unchecked.absence == "the equations have not been checked yet")
    let unplanned = try Derivations(in: SyntheticResults.make(only: { $0.kind != .check }))
    #expect(unplanned.absence == "this profile does not check the equations")
  }

  @Test func anEquationThatTheSourcesDoNotHaveIsRefused() throws {
    let derivations = try Derivations(in: SyntheticResults.make())
    let block = Manuscript.Block(
      kind: .equation, label: "36", arguments: [], body: [],
      place: SourceRange(line: 4, column: 1, length: 1))
    let complaint = #expect(throws: Complaint.self) { try derivations.equation(for: block) }
    #expect(complaint?.problem.hasPrefix("unknown equation '36'") == true)
  }
}
