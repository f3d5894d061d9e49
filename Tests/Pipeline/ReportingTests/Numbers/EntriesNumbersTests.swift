import Testing
@testable import Statistics
@testable import Reporting

struct EntriesNumbersTests {
  private let entries = SyntheticResults.make()
    .entries(experiment: "robot-standing-still", method: "dmil")
  private let cell = "robot-standing-still/standing-still/-/dmil"

  @Test func allSeedsAreACellAndOneIsARun() {
    #expect(
      entries.number("score", .spread, digits: 1)
        == "[42.0 ± 0.7]{.number of=\"\(cell):score:spread\" as=\"1\"}")
    #expect(
      Array(entries[1...]).number("score", .value, digits: 1)
        == "[42.5]{.number of=\"\(cell)/1:score:value\" as=\"1\"}")
  }

  @Test func oneSeedClaimsNoSpread() {
    #expect(Array(entries[..<1]).number("score", .spread, digits: 1).plain == "41.5")
  }

  @Test func whatThereIsNotIsADash() {
    #expect(entries.number("scores", .mean) == "—")
    #expect([Results.Entry]().number("score", .mean) == "—")
    #expect([Results.Entry]().number("results", .count) == "0")
  }

  @Test func settingsAreBoundWhereTheyAreNumbers() throws {
    let entry = try #require(entries.first)
    #expect(
      entry.setting("methods.dmil.policy_widths")
        == "[256, 256]{.number of=\"\(cell):methods.dmil.policy_widths:setting\" as=\"plain\"}")
    #expect(entry.setting("train.step") == nil)
    let human = SyntheticResults.make().entries(experiment: "human-standing-still")[0]
    #expect(human.setting("demonstrator") == "simulated\\-human")
  }
}
