import Records
import Testing
@testable import Reporting
@testable import ReportTestSupport
@testable import Statistics
@testable import Store
@testable import TracedResults

struct TableRecordTests {
  private func table(
    _ block: String, in results: Results = SyntheticResults.make()
  ) throws -> (record: TableRecord, tsv: String) {
    let expansion = try Expansion(block: block, with: results)
    let record = try PaperRecord(of: expansion, with: try ReportData(results))
    return (try #require(record.tables.first), expansion.tables[0].tsv)
  }

  @Test("The text of a table is its cells, to the character")
  func tsv() throws {
    let (record, tsv) = try table("table 1 benchmark locomotion-expert")
    #expect(record.file == "figures/full/table-1.tsv")
    let lines = [record.columns.map(\.title)] + record.rows.map { $0.map(\.text) }
    #expect(lines.map { $0.joined(separator: "\t") + "\n" }.joined() == tsv)
    #expect(tsv.contains("\t2 %\t116.0 ± 21.2\t"))
  }

  @Test("A cell with the score of a training names it and has its text by every rule")
  func rules() throws {
    let cells = try table("table 1 scores robot").record.rows.flatMap(\.self)
    let score = try #require(cells.first { $0.cell == "robot/standing-still/-/dmil" })
    #expect(score.text == "42.0 ± 0.7" && score.value == "42.0")
    #expect(score.numbers == ["robot/standing-still/-/dmil:score:spread"])
    #expect(score.rules?["last"] == "40.5 ± 0.7" && score.rules?["quarter"] == "4.5 ± 0.7")
    #expect(cells.filter { $0.cell == score.cell }.count == 1)
    #expect(cells.first { $0.text == "DMIL" }?.numbers == nil)
  }

  @Test("The usual rule gives the text of the paper")
  func lastTen() throws {
    let published = SyntheticScores.published(["bc": (50, 1), "dmil": (80, 1)])
    let results = SyntheticScores.results(
      [2: ["bc": [12.25, 13.5], "dmil": [.nan, 80.1]]], published: published)
    let data = try ReportData(results)
    let expansion = try Expansion(block: "table 1 verdicts 1", with: results)
    let resolver = NumberResolver(data)
    var curve = Curve(metrics: [Metric.score], trainingMetrics: [])
    let curves = Dictionary(
      uniqueKeysWithValues: results.entries.compactMap { entry in
        entry.value(of: Metric.score).map { score in
          curve.rows = [score - 1, score, score + 1].enumerated().map {
            .init(step: $0, values: [$1])
          }
          return (entry.run.path, curve)
        }
      })
    let record = TableRecord(
      expansion.tables[0], profile: "full", resolver: resolver, curves: curves)
    let cells = record.rows.flatMap(\.self).filter { $0.rules != nil }
    #expect(!cells.isEmpty && cells.allSatisfy { $0.rules?["last-ten"] == $0.text })
    let without = TableRecord(
      expansion.tables[0], profile: "full", resolver: resolver, curves: [:])
    #expect(without.rows.flatMap(\.self).allSatisfy { $0.rules == nil })
  }
}
