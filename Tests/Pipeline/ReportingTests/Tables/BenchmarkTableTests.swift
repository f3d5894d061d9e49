import Testing

@testable import Records
@testable import Reporting

struct BenchmarkTableTests {
  @Test("Parts of a dataset are rows, the largest first")
  func parts() {
    let table = benchmarkTable(
      SyntheticResults.make(), of: ["locomotion-expert/hopper", "adroit-human/pen"])
    #expect(
      table.columns.map(\.title).dropFirst(2) == [
        "BC", "BC+d", "2-phase BC+d", "ValueDICE", "IQ-Learn", "DMIL", "*n*",
      ])
    #expect(
      table.plainRows == [
        ["Hopper\\-expert", "100\u{A0}%"] + Array(repeating: "165.0 ± 21.2", count: 6) + ["2"],
        ["", "2\u{A0}%"] + Array(repeating: "116.0 ± 21.2", count: 6) + ["2"],
        ["", "0.2\u{A0}%"] + Array(repeating: "115.1 ± 21.2", count: 6) + ["2"],
        ["pen\\-human", "100\u{A0}%"] + Array(repeating: "165.0 ± 21.2", count: 6) + ["2"],
      ])
  }

  @Test("Rows that only the full profile has are there in every profile")
  func fullRows() {
    let results = SyntheticResults.make(
      profile: .quick,
      only: {
        $0.cell.belongs(to: "locomotion-expert/hopper") && $0.values["percent"] == .number(2)
      })
    let rows = benchmarkTable(
      results, of: ["locomotion-expert/hopper", "locomotion-medium/walker2d"]
    ).plainRows
    #expect(rows.map { $0[1] } == ["100", "2", "0.2", "100", "2", "0.2"].map { $0 + "\u{A0}%" })
    let none = Array(repeating: "—", count: 6) + [fullOnly.plain]
    #expect(Array(rows[0][2...]) == none)
    #expect(Array(rows[1][2...]) == Array(repeating: "116.0 ± 21.2", count: 6) + ["2"])
    #expect(Array(rows[3][2...]) == none)
  }

  @Test("Missing and diverged runs are counted")
  func missing() {
    let results = SyntheticResults.make(
      without: { $0.cell.method == "bc" && $0.seed == 1 },
      lacking: { $0.cell.task == "door" ? "door-human-v1 is missing" : nil },
      hasDiverged: { $0.cell.method == "dmil" && $0.seed == 0 })
    let rows = benchmarkTable(results, of: ["adroit-human/hammer", "adroit-human/door"]).plainRows
    #expect(rows[0][2] == "150.0")
    #expect(rows[0][7...] == ["180.0 (1 diverged)", "1–2"])
    #expect(Array(rows[1][2...]) == Array(repeating: "no\u{A0}data", count: 6) + ["0"])
  }

  @Test("Parts of mixed, noisy and robot datasets have names of their own")
  func otherParts() {
    let rows = benchmarkTable(
      SyntheticResults.make(),
      of: [
        "locomotion-ablation-noise/hopper", "locomotion-mixed/hopper", "robot-mixed/standing-still",
        "robot-others/standing-still",
      ]
    ).plainRows
    #expect(
      rows.map { $0[1] } == [
        "2\u{A0}%, noisy", "X = 0.3", "X = 0.6", "140 transitions", "14 transitions", "all",
      ])
  }
}
