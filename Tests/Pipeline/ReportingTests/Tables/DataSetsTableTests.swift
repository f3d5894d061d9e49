import Records
import Testing
@testable import Reporting

struct DataSetsTableTests {
  private func rows(_ experiments: [String], _ results: Results = SyntheticResults.make())
    -> [[String]]
  {
    dataSetsTable(results, of: experiments).plainRows
  }

  @Test func transitionsAreThoseOfTheRecordingBesideThePublishedOnes() {
    #expect(
      rows(["hopper-expert"]) == [
        ["Hopper\\-expert", "100\u{A0}%", "1,000,000", "—", "1,000,000", "—"],
        ["", "2\u{A0}%", "20,000", "—", "20,000", "—"],
        ["", "0.2\u{A0}%", "2000", "—", "—", "—"],
      ])
  }

  @Test func dataOfMixedQualityHaveTwoSets() {
    #expect(
      rows(["hopper-mixed", "robot-mixed-standing-still"]) == [
        [
          "Hopper\\-expert", "X = 0.3", "7\u{A0}trajectories", "3\u{A0}trajectories + 20,000",
          "7000", "23,000",
        ],
        [
          "", "X = 0.6", "4\u{A0}trajectories", "6\u{A0}trajectories + 20,000", "4000", "26,000",
        ],
        ["standing still", "140 transitions", "140", "5000", "140", "5000"],
        ["", "14 transitions", "14", "5000", "14", "5000"],
      ])
  }

  @Test func whatIsLeftOutOrMissingSaysSo() {
    let results = SyntheticResults.make(
      profile: .quick, only: { $0.cell.experiment != "hopper-expert" },
      lacking: { $0.cell.experiment.contains("human") ? "door-human-v1: data not present" : nil })
    #expect(rows(["hopper-expert"], results)[1][2...] == ["full\u{A0}only", "—", "20,000", "—"])
    #expect(rows(["door-human"], results)[0][2...] == ["no\u{A0}data", "—", "6729", "—"])
  }
}
