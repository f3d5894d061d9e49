import Records
import Testing
@testable import Reporting

struct BenchmarkTableTests {
  @Test func partsStandUnderTheirDataTheLargestFirst() {
    let table = benchmarkTable(SyntheticResults.make(), of: ["hopper-expert", "pen-human"])
    #expect(
      table.columns.map(\.title) == [
        "Data", "Part", "BC", "BC+d", "2-phase BC+d", "ValueDICE", "IQ-Learn", "DMIL", "*n*",
      ])
    let full = Array(repeating: "165.0 ± 21.2", count: 6) + ["2"]
    #expect(
      table.plainRows == [
        ["Hopper\\-expert", "100\u{A0}%"] + full,
        ["", "2\u{A0}%"] + Array(repeating: "116.0 ± 21.2", count: 6) + ["2"],
        ["", "0.2\u{A0}%"] + Array(repeating: "115.1 ± 21.2", count: 6) + ["2"],
        ["pen\\-human", "100\u{A0}%"] + full,
      ])
  }

  @Test func whatAProfileLeavesOutHasItsRowAllTheSame() {
    let results = SyntheticResults.make(
      profile: .quick,
      only: { $0.cell.experiment == "hopper-expert" && $0.values["percent"] == .number(2) })
    let table = benchmarkTable(results, of: ["hopper-expert", "walker2d-medium"])
    #expect(
      table.plainRows.map { $0[1] }
        == ["100", "2", "0.2", "100", "2", "0.2"].map { $0 + "\u{A0}%" })
    let none = Array(repeating: "—", count: 6) + ["full\u{A0}only"]
    #expect(Array(table.plainRows[0][2...]) == none)
    #expect(
      Array(table.plainRows[1][2...]) == Array(repeating: "116.0 ± 21.2", count: 6) + ["2"])
    #expect(table.plainRows[3] == ["Walker2d\\-medium", "100\u{A0}%"] + none)
  }

  @Test func whatIsMissingOrDivergedIsSaid() {
    let results = SyntheticResults.make(
      without: { $0.cell.method == "bc" && $0.seed == 1 },
      lacking: { $0.cell.task == "door" ? "door-human-v1: data not present" : nil },
      hasDiverged: { $0.cell.method == "dmil" && $0.seed == 0 })
    let table = benchmarkTable(results, of: ["hammer-human", "door-human"])
    let whole = Array(repeating: "165.0 ± 21.2", count: 4)
    #expect(
      Array(table.plainRows[0][2...]) == ["150.0"] + whole + ["180.0 (1 diverged)", "1–2"])
    let absent = "no\u{A0}data"
    #expect(Array(table.plainRows[1][2...]) == Array(repeating: absent, count: 6) + ["0"])
  }

  @Test func partsOfOtherKindsHaveTheirOwnNames() {
    let results = SyntheticResults.make()
    let table = benchmarkTable(
      results,
      of: [
        "hopper-ablation-noise", "hopper-mixed", "robot-mixed-standing-still",
        "robot-others-standing-still",
      ])
    #expect(
      table.plainRows.map { Array($0[...1]) } == [
        ["Hopper\\-expert", "2\u{A0}%, noisy"], ["Hopper\\-expert", "X = 0.3"], ["", "X = 0.6"],
        ["standing still", "140 transitions"], ["", "14 transitions"], ["standing still", "all"],
      ])
    #expect(
      table.columns.map(\.title) == [
        "Data", "Part", "DMIL-no-d-adv", "D2MIL", "IQ-Learn", "*n*",
      ])
  }
}
