import Records
import Testing
@testable import Reporting
@testable import ReportTestSupport
@testable import TracedResults

struct EmbeddingRecordTests {
  private let results = SyntheticResults.make()

  private func record(_ experiment: String) throws -> EmbeddingRecord? {
    let entry = try #require(results.entries(experiment: experiment).first)
    return try EmbeddingRecord(of: entry, in: results, results.curves())
  }

  @Test("Points keep their identity over the snapshots of a training")
  func points() throws {
    let record = try #require(try record("coevolution"))
    #expect(record.run == "coevolution/halfcheetah/expert-data 5\u{A0}%/dmil/0")
    #expect(record.training == "locomotion-dmil/halfcheetah/expert-data 5\u{A0}%/dmil/0")
    #expect(record.panels.map(\.step) == [100, 10_000])
    #expect(record.panels.map(\.score) == ["3.0", "41.0"])
    #expect(record.panels.map(\.meanD) == ["0.5", "0.125"])
    #expect(record.expert.x == (0..<9).map(String.init) && record.expert.d == nil)
    #expect(record.rolloutMeanD.steps == (1...5).map { 2000 * $0 })
    #expect(record.rolloutMeanD.values.first == "0.125")
    for panel in record.panels {
      #expect(panel.expertD == Array(repeating: "0.5", count: 9))
      #expect(panel.rollouts.y == record.expert.x && panel.rollouts.d?.first == "0.1")
    }
  }

  @Test("An embedding of several trainings has no time")
  func several() throws {
    #expect(try record("hopper-rollouts") == nil)
  }
}
