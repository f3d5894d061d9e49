import Experiments
import Testing

@testable import Reporting

struct BenchmarkTableTests {
  private func table(
    _ selections: [Selection], of results: Results = SyntheticResults.make()
  ) -> Table {
    benchmarkTable(results, of: selections)
  }

  @Test func partsStandUnderTheirDataTheLargestFirst() {
    let table = table([
      Selection(experiment: "hopper-expert", percents: []),
      Selection(experiment: "pen-human", percents: [100]),
    ])
    #expect(table.columns.map(\.title) == ["Data", "Part", "BC", "BC+d", "DMIL", "*n*"])
    let full = Array(repeating: "70.5 ± 0.7", count: 3) + ["2"]
    #expect(
      table.rows == [
        ["Hopper\\-expert", "100\u{A0}%"] + full,
        ["", "2\u{A0}%"] + Array(repeating: "21.5 ± 0.7", count: 3) + ["2"],
        ["", "0.2\u{A0}%"] + Array(repeating: "20.6 ± 0.7", count: 3) + ["2"],
        ["pen\\-human", "100\u{A0}%"] + full,
      ])
  }

  @Test(arguments: [(Profile.quick, "full only"), (.full, "not planned")])
  func aPartWithoutRunsHasItsRowAllTheSame(profile: Profile, reason: String) {
    let table = table(
      [Selection(experiment: "walker2d-medium", percents: [100, 10])],
      of: SyntheticResults.make(profile: profile))
    #expect(table.rows.map { $0[1] } == ["100", "10", "2", "0.2"].map { $0 + "\u{A0}%" })
    #expect(table.rows[1][2...] == ["—", "—", "—", reason])
  }

  @Test func whatIsMissingOrDivergedIsSaid() {
    let results = SyntheticResults.make(
      without: { $0.cell.method == "bc" && $0.seed == 1 },
      lacking: { $0.cell.task == "door" ? "door-human-v1: data not present" : nil },
      hasDiverged: { $0.cell.method == "dmil" && $0.seed == 0 })
    let table = table(
      ["hammer-human", "door-human"].map { Selection(experiment: $0, percents: []) }, of: results)
    #expect(table.rows[0][2...] == ["70.0", "70.5 ± 0.7", "71.0 (1 diverged)", "1–2"])
    #expect(table.rows[1][2...] == Array(repeating: "data not present", count: 3) + ["0"])
  }
}
