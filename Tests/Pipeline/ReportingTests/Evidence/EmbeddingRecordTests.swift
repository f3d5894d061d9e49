import Records
import Testing
@testable import Reporting
@testable import ReportTestSupport
@testable import TracedResults

struct EmbeddingRecordTests {
  private let results = SyntheticResults.make()

  private func record(_ experiment: String) throws -> EmbeddingRecord? {
    let entry = try #require(results.entries(experiment: experiment).first)
    let source = FigureSource(name: "figure", results: results, entries: [entry])
    guard case .drawn(let figure, _) = try source.coevolution() else { return nil }
    return try EmbeddingRecord(of: entry, in: results, results.curves(), shownBy: figure)
  }

  @Test("Panels name the blocks of their points; the expert's are the same in all")
  func points() throws {
    let record = try #require(try record("coevolution"))
    #expect(record.run == "coevolution/halfcheetah/expert-data 5\u{A0}%/dmil/0")
    #expect(record.training == "locomotion-dmil/halfcheetah/expert-data 5\u{A0}%/dmil/0")
    #expect(record.panels.map(\.step) == [100, 10_000])
    #expect(record.panels.map(\.score) == ["3.0", "41.0"])
    #expect(record.panels.map(\.meanD) == ["0.5", "0.125"])
    #expect(record.rolloutMeanD.steps == (1...5).map { 2000 * $0 })
    #expect(record.rolloutMeanD.values.first == "0.125")
    #expect(record.panels.map(\.expertBlock) == [0, 0])
    #expect(record.panels.map(\.rolloutBlock) == [1, 2])
    for panel in record.panels { #expect(panel.expertD == Array(repeating: "0.5", count: 9)) }
  }

  @Test("An embedding of several trainings has no time")
  func several() throws {
    #expect(try record("hopper-rollouts") == nil)
  }
}
