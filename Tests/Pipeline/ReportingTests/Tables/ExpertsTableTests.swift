import Testing
@testable import Reporting

struct ExpertsTableTests {
  @Test func everyPolicyStandsBesideItsTarget() {
    let table = expertsTable(
      SyntheticResults.make(), of: SyntheticBenchmark.walkers.map { "experts-\($0)" })
    #expect(
      table.plainRows[0] == [
        "Hopper", "expert", "3210 ± 12", "99.2 ± 0.5", "987.5", "—", "50", "≥ 100: not met",
      ])
    #expect(table.plainRows[1][1...3] == ["medium policy", "3210 ± 12", "43.5 ± 0.5"])
    #expect(
      table.plainRows.map { $0[7] } == [
        "≥ 100: not met", "35 to 65: met", "≥ 85: met", "35 to 65: met", "≥ 90: met",
        "35 to 65: met",
      ])
  }

  @Test func withoutAResultTheTargetStandsAlone() {
    let table = expertsTable(SyntheticResults.make { _ in true }, of: ["experts-hopper"])
    #expect(table.plainRows[0] == ["Hopper", "expert", "—", "—", "—", "—", "—", "≥ 100"])
  }
}
