import Testing

@testable import Records
@testable import Reporting

struct DatasetsTableTests {
  private func rows(
    _ experiments: [String], _ results: Results = SyntheticResults.make()
  ) -> [[String]] {
    datasetsTable(results, of: experiments).plainRows
  }

  @Test("Transitions are a part of the dataset, beside the published numbers")
  func parts() {
    #expect(
      rows(["locomotion-expert/hopper"]).map { Array($0[1...]) } == [
        ["100\u{A0}%", "1,000,000", "—", "1,000,000", "—"],
        ["2\u{A0}%", "20,000", "—", "20,000", "—"], ["0.2\u{A0}%", "2000", "—", "—", "—"],
      ])
  }

  @Test("Data of mixed quality have an expert and a suboptimal set")
  func mixed() {
    #expect(
      rows(["locomotion-mixed/hopper", "robot-mixed/standing-still"]).map { Array($0[2...]) } == [
        ["7\u{A0}trajectories", "3\u{A0}trajectories + 20,000", "7000", "23,000"],
        ["4\u{A0}trajectories", "6\u{A0}trajectories + 20,000", "4000", "26,000"],
        ["140", "5000", "140", "5000"], ["14", "5000", "14", "5000"],
      ])
  }

  @Test("Omitted and missing datasets have their rows")
  func missing() {
    let results = SyntheticResults.make(
      profile: .quick, only: { !$0.cell.belongs(to: "locomotion-expert/hopper") },
      lacking: { $0.cell.experiment.contains("human") ? "door-human-v1 is missing" : nil })
    #expect(
      rows(["locomotion-expert/hopper"], results)[1][2...] == [fullOnly.plain, "—", "20,000", "—"])
    #expect(rows(["adroit-human/door"], results)[0][2...] == ["no\u{A0}data", "—", "6729", "—"])
  }
}
