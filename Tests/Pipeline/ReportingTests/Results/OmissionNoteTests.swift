import Records
import Testing
@testable import Reporting

struct OmissionNoteTests {
  private static let results = SyntheticResults.make(
    profile: .quick,
    only: { $0.cell.experiment != "hopper-expert" || $0.values["percent"] == .number(2) })

  @Test func partsThatOnlyTheFullProfileHasAreNamed() {
    let selections = [Selection(experiment: "hopper-expert"), Selection(experiment: "pen-human")]
    #expect(
      Self.results.omissionNote(of: selections)
        == " Full only: Hopper\\-expert (100\u{A0}%; 0.2\u{A0}%).")
  }

  @Test func whatNobodyAskedForIsNotMissed() {
    let some = [Selection(experiment: "hopper-expert", percents: [2])]
    #expect(Self.results.omissionNote(of: some) == "")
    #expect(Self.results.omissionNote(of: [Selection(experiment: "robot-standing-still")]) == "")
  }
}
