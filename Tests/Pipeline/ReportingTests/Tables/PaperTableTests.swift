import Claims
import Foundation
import Testing
@testable import Records
@testable import Specifications
@testable import Statistics
@testable import Store
@testable import Reporting

struct PaperTableTests {
  private static func table(
    _ arguments: [String], of results: Results = SyntheticResults.make()
  ) throws -> Table {
    let block = Manuscript.Block(
      kind: .table, label: "1", arguments: arguments, body: [],
      place: SourceRange(line: 1, column: 1, length: 1))
    return try PaperTable(
      block, among: results.experiments, publishing: results.published?.tables ?? []
    )
    .table(from: results, try EquationResults(in: results))
  }

  @Test func settingsAreTheValuesOfTheRuns() throws {
    let table = try Self.table(["settings", "robot-standing-still", "robot-moving-straight"])
    #expect(table.columns.map(\.title) == ["Setting", "BC", "BC+d", "DMIL"])
    #expect(table.plainRows.contains(["`alpha_policy`, $\\alpha_\\pi$", "—", "—", "10"]))
    #expect(table.plainRows.contains(["`learning_rate`", "0.0001", "0.0001", "0.0001"]))
    #expect(table.plainRows.contains(["`train.steps`, $N$", "10,000", "10,000", "10,000"]))
  }

  @Test func demonstratorsShowTheirParametersForEachTask() throws {
    let table = try Self.table(["demonstrators", "human-standing-still", "human-moving-straight"])
    #expect(
      table.columns.map(\.title) == ["Parameter", "Unit", "standing still", "moving straight"])
    #expect(table.plainRows.contains(["`human.reaction_delay`", "s", "0.04", "0.04"]))
  }

  @Test func scoresHaveARowForEachMethodUnderItsTask() throws {
    let experiments = SyntheticResults.tasks.flatMap { ["robot-\($0)", "robot-references-\($0)"] }
    let results = SyntheticResults.make { $0.cell.method == "bc+d" }
    let table = try Self.table(["scores"] + experiments, of: results)
    #expect(table.plainRows.count == 16)
    #expect(table.plainRows[0][0] == "*standing still*")
    #expect(
      table.plainRows[1]
        == [
          "BC", "42.0 ± 0.7", "13.5 ± 1.4", "1.75 ± 0.00", "0.38 ± 0.00", "−0.12 ± 0.00", "8/20",
          "2",
        ])
    #expect(table.plainRows[2] == ["BC+d", "—", "—", "—", "—", "—", "—", "0"])
    #expect(table.plainRows[4] == ["LQR", "40.2", "12.5", "1.75", "0.38", "−0.12", "10/10", "1"])
  }

  @Test func factsSayWhichConditionIsNotMet() throws {
    let experiments = SyntheticResults.tasks.flatMap { ["robot-references-\($0)", "human-\($0)"] }
    let table = try Self.table(["facts"] + experiments)
    func cells(_ start: String) -> [String]? {
      table.plainRows.first { $0[0].hasPrefix(start) }.map { Array($0[2...]) }
    }
    #expect(cells("Unstable pole") == ["6.250", "6.250"])
    #expect(cells("Zero torque") == ["14.50 (not met)", "14.50 (not met)"])
    #expect(cells("LQR: episodes") == ["10/10", "10/10"])
    #expect(cells("LQR: tilt") == ["1.750 (not met)", "1.750 (not met)"])
    #expect(cells("Simulated human: tilt") == ["1.75", "1.75"])
    #expect(cells("Simulated human: recording") == ["4/10 (not met)", "4/10 (not met)"])
  }

  @Test func theBenchmarkAndItsExpertsHaveTables() throws {
    let table = try Self.table(["benchmark", "hopper-medium"])
    #expect(table.plainRows.map { $0[1] } == ["100", "2", "0.2"].map { $0 + "\u{A0}%" })
    #expect(try Self.table(["experts", "experts-hopper"]).rows.count == 2)
  }

  @Test func environmentCountsTheRunsOfEachValue() throws {
    let table = try Self.table(["environment"])
    let count = String(SyntheticResults.runs(seedCount: 2).count)
    #expect(
      table.plainRows.contains(["cpu", ##"A\|B \#1 @ 3 GHz"##.replacing("@", with: #"\@"#), count]))
    #expect(
      table.plainRows.contains([
        "data: human\\-standing\\-still, seed 0", "`0f0f0f0f0f0f0f0f`", "1",
      ]))
  }

  @Test(arguments: [
    (["score", "robot-standing-still"], "unknown table 'score' (did you mean 'scores'?)"),
    (
      ["scores", "robot-standing-stil"],
      "unknown experiment 'robot-standing-stil' (did you mean 'robot-standing-still'?)"
    ),
    (["scores"], "table scores names no experiment"),
    (["environment", "robot-standing-still"], "table environment takes no experiment"),
    (["scores", "percents=2", "pen-human"], "table scores does not take 'percents=2'"),
    (["verdicts", "2"], "unknown published table '2' (did you mean '1'?)"),
    (["verdicts", "thirty"], "unknown published table 'thirty' (there are 1, 4, 5)"),
    (["claims", "pen-human"], "table claims takes no experiment"),
    (["aggregates"], "table aggregates names no experiment"),
  ])
  func refusesWhatDoesNotExist(arguments: [String], problem: String) throws {
    let complaint = try #require(throws: ManuscriptDiagnostic.self) { try Self.table(arguments) }
    #expect(complaint.problem == problem)
  }

  @Test func divergedSeedsAreCounted() throws {
    let runs = SyntheticResults.runs(seedCount: 1).filter { $0.cell.method == "bc" }
    let entries = runs.map { run in
      Results.Entry(
        run: run,
        result: RunResult(
          of: run, inputs: [:], metrics: ["diverged_at_step": 30], chain: [], files: [:]),
        provenance: nil)
    }
    let results = Results(profile: .full, entries: entries, outline: []) { _, _ in Data() }
    let table = try Self.table(["scores", "robot-standing-still"], of: results)
    #expect(table.plainRows[1][..<2] == ["BC (1 diverged)", "—"])
  }
}
