import Records
import Plotting
import Testing
@testable import Statistics
@testable import Store
@testable import Reporting

struct ScoreBarsFigureTests {
  private static let tasks = [
    ScoreBarsFigure.Task(
      title: "Hopper",
      groups: [
        .init(
          title: "10 %",
          bars: [
            .init(method: "bc", mean: 40, deviation: 5),
            .init(method: "dmil", mean: 110, deviation: nil),
          ]),
        .init(title: "2 %", bars: [.init(method: "dmil", mean: -4, deviation: 3)]),
      ])
  ]

  private func figure(
    _ tasks: [ScoreBarsFigure.Task] = ScoreBarsFigureTests.tasks
  ) throws -> Figure {
    try ScoreBarsFigure.make(
      name: "bars", tasks: tasks, methods: ["dmil", "bc"], score: "score", sources: ["a run"])
  }

  @Test func aMethodHasOnePlaceInEveryGroupAndAMissingScoreLeavesItFree() throws {
    let panel = try #require(try figure().panels.first)
    #expect(
      panel.series.map(\.title) == [
        "BC, mean over seeds", "BC, standard deviation", "DMIL, mean over seeds",
        "DMIL, standard deviation",
      ])
    let (bc, dmil) = (panel.series[0].rows, panel.series[2].rows)
    #expect(bc.count == 1)
    #expect(bc[0][0] < 0)
    #expect(bc[0][1] == 40)
    #expect(dmil.map { $0[1] } == [110, -4])
    #expect(abs(dmil[1][0] - dmil[0][0] - 1) < 1e-9)
    #expect(panel.series[3].rows.map { Array($0[1...]) } == [[-7, -1]])
    #expect(panel.x.names == ["10 %", "2 %"])
  }

  @Test func theScaleHoldsEveryWhisker() throws {
    let range = try figure().panels[0].y.range
    #expect(range.lowerBound == -7)
    #expect(range.upperBound > 110)
  }

  @Test func barsAreHatchedAsTheirMethodsSay() throws {
    let figure = try figure()
    let fills = figure.legend.compactMap(\.fill)
    #expect(figure.legend.map(\.title) == ["BC", "DMIL"])
    #expect(fills.map(\.hatching) == [.rising, .none])
  }

  @Test func aTaskWithoutAScoreIsRefused() {
    #expect(throws: FigureDataError.noData(figure: "bars", part: "Hopper")) {
      try figure([.init(title: "Hopper", groups: [.init(title: "2 %", bars: [])])])
    }
  }

  @Test func theManuscriptChoosesMethodsAndWhatIsLeftOutIsSaid() throws {
    let results = SyntheticResults.make(
      profile: .quick,
      only: { $0.cell.experiment != "hopper-mixed" || $0.values["mislaid_share"] == .number(0.6) })
    let expansion = try Expansion(
      of: try Manuscript(
        parsing: "{{figure 6}}\n::: figure 6 score-bars methods=d2mil hopper-mixed\nBars.\n:::",
        file: "p.md"), with: results, figureFolder: "figures")
    #expect(expansion.figures.map(\.name) == ["score-bars-6"])
    #expect(expansion.figures[0].panels[0].x.names == ["X = 0.3", "X = 0.6"])
    #expect(
      expansion.markdown.contains("Bars. Full only: Hopper\\-expert (X = 0.3). Demonstrations"))
  }
}
