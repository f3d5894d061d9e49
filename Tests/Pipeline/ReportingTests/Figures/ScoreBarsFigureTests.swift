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

  @Test("A method has one place in every group; a missing score leaves it free")
  func places() throws {
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

  @Test("The scale holds every whisker")
  func scale() throws {
    let range = try figure().panels[0].y.range
    #expect(range.lowerBound == -7)
    #expect(range.upperBound > 110)
  }

  @Test("Bars have the hatching of their methods")
  func hatching() throws {
    let figure = try figure()
    let fills = figure.legend.compactMap(\.fill)
    #expect(figure.legend.map(\.title) == ["BC", "DMIL"])
    #expect(fills.map(\.hatching) == [.rising, .none])
  }

  @Test("A task without a score is refused")
  func noScore() {
    #expect(throws: FigureDataError.noData(figure: "bars", part: "Hopper")) {
      try figure([.init(title: "Hopper", groups: [.init(title: "2 %", bars: [])])])
    }
  }
}
