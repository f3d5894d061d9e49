import Testing

@testable import Records
@testable import Reporting

struct ChoicesTableTests {
  private func rows(
    _ selections: [Selection], _ results: Results = SyntheticResults.make()
  ) throws -> [[String]] {
    try choicesTable(results, of: selections).plainRows
  }

  /// The curve goes from −2 in steps of 24 to 118 at the fifth evaluation.
  @Test("Scores are read at a quarter, at half and at the best evaluation")
  func readings() throws {
    let rows = try rows([
      Selection(experiment: "locomotion-expert/hopper", percents: [0.2], methods: ["dmil"]),
      Selection(experiment: "locomotion-sampled/hopper"),
      Selection(experiment: "locomotion-horizon/hopper"),
    ])
    #expect(
      rows[0][1...] == [
        "0.2\u{A0}%", "modes", "—", "10.0 ± 0.0", "22.0 ± 0.0", "118.0 ± 0.0", "115.1 ± 21.2", "2",
      ])
    #expect(rows[1][2...] == ["sampled", "—", "10.0", "22.0", "118.0", "100.1", "1"])
    #expect(rows[2][2...3] == ["modes", "5"])
  }

  @Test("A missing part is replaced by another, and a missing experiment has its row")
  func missing() throws {
    let results = SyntheticResults.make(
      profile: .quick,
      only: {
        $0.cell.belongs(to: "locomotion-expert/hopper") && $0.values["percent"] == .number(2)
          || $0.kind == .dataset
      })
    let rows = try rows(
      [
        Selection(experiment: "locomotion-expert/hopper", percents: [0.2], methods: ["dmil"]),
        Selection(experiment: "locomotion-sampled/hopper"),
      ], results)
    #expect(rows.map { $0[1] } == ["2\u{A0}%", "0.2\u{A0}%"])
    #expect(rows[1][4...] == ["—", "—", "—", "—", "\(fullOnly.plain)"])
  }
}
