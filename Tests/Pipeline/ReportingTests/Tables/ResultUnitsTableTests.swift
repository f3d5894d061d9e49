import Testing

@testable import Claims
@testable import Planning
@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

/// A table with four trainings and a figure with another one that has no result, all on one dataset; every
/// result took half an hour.
@Suite struct ResultUnitsTableTests {
  private static let scores = SyntheticScores.results(
    [2: ["bc": [60, 60.1], "dmil": [40, 40.1, 40.2]]],
    published: SyntheticScores.published(["bc": (50, 1), "dmil": (80, 1)]),
    claims: [
      SyntheticScores.claim(
        "lead",
        .beats(
          SyntheticScores.reference("dmil"), [SyntheticScores.reference("bc")], margin: 0, .highest)
      ),
      SyntheticScores.claim(
        "other", .reaches(SyntheticScores.reference("dwbc"), 1)),
    ], profile: .headline)

  private static func cells(_ count: Int) throws -> [[String]] {
    let provenance = Provenance(
      sourceSHA256: "", commit: "", isDirty: nil, environment: [NumericClass.key: "arm64, glibc 2"],
      start: "", end: "", wallSeconds: 1800, cpuSeconds: 1800, resumeCount: 0)
    let entries = scores.entries.enumerated().map { index, entry in
      let result = entry.result ?? SyntheticResults.result(of: entry.run, [:])
      return index < count
        ? Results.Entry(run: entry.run, result: result, provenance: provenance)
        : Results.Entry(run: entry.run, result: nil, provenance: nil)
    }
    let results = Results(
      profile: .headline, entries: entries, fullRuns: [], expectations: scores.expectations,
      reading: scores.read)
    let runs = entries.map(\.run)
    let table = resultUnitsTable(
      try ReportData(results),
      [
        PaperPart(name: "Table R1", runs: Array(runs[1...4])),
        PaperPart(name: "Figure 2", runs: [runs[5], runs[5]]),
      ])
    #expect(table.note.plain.contains("`PROFILE=headline`"))
    return table.rows.map { $0.map(\.plain) }
  }

  @Test("Each table and figure has its command, time, numeric class, state and judgements")
  func complete() throws {
    let cells = try Self.cells(6)
    #expect(
      cells[0].dropLast() == [
        "[Table\u{A0}R1](#table-R1)", "`dmil run --only 'Table R1'`", "2.5", "arm64, glibc 2",
        "complete, 4",
      ])
    #expect(
      cells[1].dropLast() == [
        "[Figure\u{A0}2](#figure-2)", "`dmil run --only 'Figure 2'`", "1.0", "arm64, glibc 2",
        "complete, 1",
      ])
    #expect(cells[0].last == "1\u{A0}×\u{A0}H, 1\u{A0}×\u{A0}L, 1\u{A0}×\u{A0}fails")
    #expect(cells[1].last == "1\u{A0}×\u{A0}L, 1\u{A0}×\u{A0}fails")
  }

  @Test("The time of missing runs is predicted from the others") func missing() throws {
    let cells = try Self.cells(5)
    #expect(cells[1][2...4] == ["1.0", "", "0 of 1"])
    #expect(try Self.cells(0)[1][2] == "—")
  }
}
