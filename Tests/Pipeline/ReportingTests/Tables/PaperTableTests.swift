import Testing

@testable import Records
@testable import Reporting

struct PaperTableTests {
  private static func table(
    _ words: String, of results: Results = SyntheticResults.make()
  ) throws -> Table {
    try PaperTable(.init("table 1 \(words)"), in: results).table(from: try ReportData(results))
  }

  @Test("Settings are those of the runs")
  func settings() throws {
    let table = try Self.table("settings robot/standing-still robot/moving-straight")
    #expect(table.columns.map(\.title) == ["Setting", "BC", "BC+d", "DMIL"])
    #expect(table.plainRows.contains(["`alpha_policy`, $\\alpha_\\pi$", "—", "—", "10"]))
    #expect(table.plainRows.contains(["`learning_rate`", "0.0001", "0.0001", "0.0001"]))
    #expect(table.plainRows.contains(["`train.steps`, $N$", "10,000", "10,000", "10,000"]))
    let human = try Self.table(
      "demonstrators robot-human-data/standing-still robot-human-data/moving-straight")
    #expect(human.plainRows.contains(["`human.reaction_delay`", "s", "0.04", "0.04"]))
  }

  private static let robot = SyntheticRuns.robotTasks.map { "robot/\($0) robot-references/\($0)" }
    .joined(separator: " ")

  @Test("Scores have a row for each method under its task")
  func scores() throws {
    let rows = try Self.table(
      "scores \(Self.robot)", of: SyntheticResults.make { $0.cell.method == "bc+d" }
    ).plainRows
    #expect(rows.count == 16)
    #expect(
      rows[1] == [
        "BC", "42.0 ± 0.7", "13.5 ± 1.4", "1.75 ± 0.00", "0.38 ± 0.00", "−0.12 ± 0.00", "8/20",
        "2",
      ])
    #expect(rows[2] == ["BC+d", "—", "—", "—", "—", "—", "—", "0"])
    #expect(rows[4] == ["LQR", "40.2", "12.5", "1.75", "0.38", "−0.12", "10/10", "1"])
  }

  @Test("Diverged seeds are counted")
  func diverged() throws {
    let rows = try Self.table(
      "scores \(Self.robot)",
      of: SyntheticResults.make(hasDiverged: { $0.cell.method == "bc" && $0.kind == .training })
    ).plainRows
    #expect(rows[1][..<2] == ["BC (2 diverged)", "—"])
  }

  @Test("Facts mark the conditions that are not met")
  func facts() throws {
    let table = try Self.table(
      "facts \(Self.robot) robot-human-data/standing-still robot-human-data/moving-straight")
    func cells(_ start: String) -> [String]? {
      table.plainRows.first { $0[0].hasPrefix(start) }.map { Array($0[2...]) }
    }
    #expect(cells("Unstable pole") == ["6.250", "6.250"])
    #expect(cells("Zero torque") == ["14.50 (not met)", "14.50 (not met)"])
    #expect(cells("LQR: episodes") == ["10/10", "10/10"])
    #expect(cells("Simulated human: tilt") == ["1.75", "1.75"])
    #expect(cells("Simulated human: demonstration") == ["4/10 (not met)", "4/10 (not met)"])
  }

  @Test("Expert policies stand beside their targets")
  func experts() throws {
    let words = "experts experts/hopper experts/walker2d"
    let rows = try Self.table(words).plainRows
    #expect(rows[0][2...] == ["3210 ± 12", "99.2 ± 0.5", "987.5", "—", "50", "≥ 100: not met"])
    #expect(rows.map { $0[7] }[1...] == ["35 to 65: met", "≥ 90: met", "35 to 65: met"])
    let none = try Self.table(words, of: SyntheticResults.make { _ in true }).plainRows
    #expect(none[0][2...] == ["—", "—", "—", "—", "—", "≥ 100"])
  }

  @Test("The environment counts the runs of each value")
  func environment() throws {
    let rows = try Self.table("environment").plainRows
    let count = String(SyntheticRuns.all(seedCount: 2).count)
    #expect(rows.contains(["cpu", ##"A\|B \#1 \@ 3 GHz"##, count]))
    #expect(rows.contains { $0[1] == "`0f0f0f0f0f0f0f0f`" && $0[2] == "1" })
  }

  @Test(
    "A table with unknown names is refused",
    arguments: [
      ("score robot/standing-still", "'scores'"),
      ("scores robot-standing-stil", "'robot/standing-still'"),
      ("scores", "needs an experiment"), ("environment robot/standing-still", "no experiment"),
      ("scores percents=2 adroit-human/pen", "percents=2"), ("verdicts 2", "published table"),
      ("verdicts thirty", "there are 1, 4, 5"), ("claims adroit-human/pen", "no experiment"),
    ])
  func refusals(words: String, problem: String) throws {
    let diagnostic = try #require(throws: ManuscriptDiagnostic.self) { try Self.table(words) }
    #expect(diagnostic.problem.contains(problem))
  }
}
