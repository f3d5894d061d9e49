import Testing

@testable import Planning
@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct CostTablesTests {
  private static let costs = SyntheticResults.costs

  private func training(
    _ experiment: String, seed: Int, method: String = "dmil", inputs: [String: RunKey] = [:]
  ) -> Run {
    SyntheticRuns.run(
      .training, experiment, "hopper", method, seed: seed,
      [
        "train.steps": .integer(1_000_000), "evaluation.interval": .integer(500_000),
        "evaluation.episodes": .integer(10),
      ], inputs: inputs)
  }

  private func rows(_ runs: [Run], without missing: Set<RunKey> = []) -> [[String]] {
    coreHoursTable(
      of: runs, CostPrediction(recorded: [], costs: Self.costs), without: missing
    ).plainRows.map { Array($0[1...]) }
  }

  /// A million steps of 16 ms and three evaluations of 360 ms take 4.4 hours.
  @Test("A run that two experiments share counts once")
  func coreHours() {
    let runs = [("a", 0), ("a", 1), ("b", 1), ("b", 2)].map { training($0, seed: $1) }
    #expect(
      rows(runs) == [
        ["2", "0", "2.0", "8.9"], ["1", "1", "1.0", "4.4"], ["3", "", "3.0", "13.3"],
      ])
  }

  @Test("A row without its dataset says so and is not in the total; an unknown time is a dash")
  func unknownHours() {
    let dataset = SyntheticRuns.run(.dataset, "d", "hopper", "human")
    let lacking = training("a", seed: 0, inputs: ["dataset": dataset.key])
    let runs = [lacking, training("b", seed: 1)]
    #expect(
      rows(runs, without: [dataset.key]).map { $0[3] } == ["no\u{A0}data", "4.4", "4.4"])
    #expect(rows([training("a", seed: 0, method: "bc")]).map { $0[3] } == ["—", "—"])
  }

  @Test("Without measurements the tables have dashes and a note")
  func noMeasurements() {
    for table in [costsTable(nil), costPartsTable(nil)] {
      #expect(
        table.rows[0].allSatisfy { $0 == .missing }
          && table.note.plain.contains("make bench"))
    }
  }
}
