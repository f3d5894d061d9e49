import Plotting
import Testing
@testable import Reporting

struct PerformanceProfileFigureTests {
  private static let published = SyntheticScores.published(["dmil": (30, 1)])

  @Test func curvesAreTheSharesOfRunsAboveEachThreshold() throws {
    let results = SyntheticScores.results(
      [2: ["bc": [20, 40], "dmil": [80, 124.5]]], published: Self.published)
    let block = Manuscript.Block(
      kind: .figure, label: "1", arguments: ["performance-profile", "hopper-expert"], body: [],
      place: SourceRange(line: 1, column: 1, length: 1))
    let figure = try PaperFigure(block, among: results.experiments)
    guard case .drawn(let drawn) = try figure.content(from: results).content else {
      Issue.record("nothing is drawn")
      return
    }
    let panel = try #require(drawn.panels.first)
    #expect(panel.x.range == 0...125)
    let bc = try #require(panel.series.first { $0.title == "BC" })
    #expect(bc.rows.first == [0, 1] && bc.rows[20] == [20, 0.5] && bc.rows[40] == [40, 0])
    #expect(drawn.legend.map(\.title) == ["BC", "DMIL"])
    #expect(drawn.heading.sources.count == 4)
  }

  @Test func withoutResultsThereIsNoFigure() throws {
    let text = try SyntheticScores.markdown(
      "figure 1 performance-profile hopper-expert-data",
      SyntheticScores.results([:], published: Self.published))
    #expect(text.contains("No run of this figure has a result yet."))
  }

  @Test func noCurveIsRefused() {
    #expect(throws: FigureDataError.noData(figure: "p", part: "any method")) {
      try PerformanceProfileFigure.make(name: "p", thresholds: [0, 1], curves: [], sources: [])
    }
  }
}
