import Testing

@testable import ReportTestSupport
@testable import TracedResults

struct ResultNumbersTests {
  private let entries = SyntheticResults.make()
    .entries(experiment: "robot/standing-still", method: "dmil")
  private let cell = "robot/standing-still/-/dmil"

  @Test("All seeds are traced to their cell and one seed to its run")
  func sources() {
    #expect(
      entries.number("score", .spread, as: .digits(1)).markdown
        == "[42.0 ± 0.7]{.number of=\"\(cell):score:spread\"}")
    #expect(
      Array(entries[1...]).number("score", .value, as: .digits(1)).markdown
        == "[42.5]{.number of=\"\(cell)/1:score:value\"}")
  }

  @Test("A number that does not exist is a dash")
  func missing() {
    #expect(entries.number("scores", .mean) == .missing)
    #expect([Results.Entry]().number("score", .mean) == .missing)
    #expect([Results.Entry]().number("results", .count) == "0")
  }

  @Test("Settings are traced if they are numbers")
  func settings() throws {
    let entry = try #require(entries.first)
    #expect(
      entry.setting("methods.dmil.policy_widths")?.markdown
        == "[256, 256]{.number of=\"\(cell):methods.dmil.policy_widths:setting\"}")
    #expect(entry.setting("train.step") == nil)
    let human = SyntheticResults.make().entries(experiment: "robot-human-data/standing-still")[0]
    #expect(human.setting("demonstrator") == "simulated\\-human")
  }
}
