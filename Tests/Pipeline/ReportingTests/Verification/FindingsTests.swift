import Testing
@testable import Claims
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct FindingsTests {
  private static let published = SyntheticScores.published(["bc": (50, 1), "dmil": (80, 1)])

  @Test("Verdicts, orders, comparisons and claims are stated with every digit")
  func digits() throws {
    let claim = SyntheticScores.claim("lead", .reaches(SyntheticScores.reference("dmil"), 80))
    let results = SyntheticScores.results(
      [2: ["bc": [50, 50.25], "dmil": [80, 80.1]]], published: Self.published, claims: [claim])
    let record = JudgementRecord(of: try ReportData(results))
    #expect(record.published == Self.published.hash)
    #expect(record.sources.count == 4)
    let statements = Dictionary(
      uniqueKeysWithValues: record.findings.map { ($0.subject, $0.statement) })
    #expect(
      statements["Table 1, Hopper 2 %, DMIL"] == "published 80.0 ± 1.0, ours 80.0, 80.1: equivalent"
    )
    #expect(
      statements["Order of methods, Table 1, Hopper"] == "τ 1.0, 95 % from 1.0 to 1.0")
    let comparison = try #require(statements["locomotion-expert/hopper/2/dmil against bc"])
    #expect(comparison.hasPrefix("ahead: difference 29.9") && comparison.hasSuffix("seeds 0, 1"))
    #expect(statements["Claim lead"] == "holds (1/0/0, 1 required)")
  }

  @Test("Missing results are stated")
  func missing() throws {
    let results = SyntheticScores.results([:], published: Self.published)
    let record = JudgementRecord(of: try ReportData(results))
    #expect(
      record.findings.map(\.statement) == [
        "published 50.0 ± 1.0, ours none: not comparable: no result",
        "published 80.0 ± 1.0, ours none: not comparable: no result", "none", "none",
      ])
  }
}
