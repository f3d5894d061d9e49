import Plotting
import Testing
import TestSupport
@testable import Statistics
@testable import Reporting

struct LearningCurvesFigureTests {
  private let seeds: [[(step: Int, score: Double)]] = [
    [(0, 1), (5000, 40), (10_000, 90)], [(0, 3), (5000, 50), (10_000, 60)],
  ]

  private func figure(_ curves: [LearningCurvesFigure.Curves]) throws -> Figure {
    try LearningCurvesFigure.make(
      name: "learning-curves",
      tasks: [
        .init(title: "standing still", curves: curves, references: [("lqr", 98)]),
        .init(title: "moving straight", curves: curves),
      ], score: "score", sources: ["curve.csv of a run"])
  }

  @Test("The script has a panel for each task")
  func script() throws {
    let figure = try figure([
      .init(method: "bc", seeds: seeds), .init(method: "dmil", seeds: [seeds[0]]),
    ])
    try expectGolden(figure.script, "LearningCurvesFigureTests.scriptHasAPanelForEachTask.gp")
  }

  @Test("The curve is the mean, and the band reaches from the least to the greatest")
  func bands() {
    #expect(
      LearningCurvesFigure.summary(of: seeds)
        == [[0, 2, 1, 3], [5000, 45, 40, 50], [10_000, 75, 60, 90]])
  }

  @Test("A diverged seed ends the curve")
  func diverged() {
    let diverged = seeds + [[(0, 2), (5000, .nan)]]
    #expect(LearningCurvesFigure.summary(of: diverged) == [[0, 2, 1, 3]])
  }

  @Test("One seed has no band")
  func oneSeed() throws {
    let panel = try figure([.init(method: "dmil", seeds: [seeds[0]])]).panels[1]
    #expect(
      panel.series.map(\.title) == ["DMIL, mean of the seeds", "DMIL, mean of the seeds, markers"])
  }

  @Test("Long runs count steps in thousands")
  func thousands() throws {
    let panel = try figure([.init(method: "dmil", seeds: seeds)]).panels[0]
    #expect(panel.x.range == 0...10)
    #expect(panel.x.label == "training step (thousands)")
  }

  @Test("Panels stand three in a row on one scale that holds all scores")
  func rows() throws {
    let high: [[(step: Int, score: Double)]] = [[(0, -3), (10, 118)]]
    let tasks = (0..<4).map { index in
      LearningCurvesFigure.Task(
        title: "task \(index)", curves: [.init(method: "bc", seeds: index == 0 ? high : seeds)])
    }
    let figure = try LearningCurvesFigure.make(
      name: "learning-curves", tasks: tasks, score: "normalized score", sources: [])
    #expect(figure.page.columnCount == 3)
    #expect(figure.page.width == 6.3)
    #expect(figure.page.rowCount == 2)
    #expect(figure.panels.map(\.y.label) == ["normalized score", "", "", "normalized score"])
    #expect(figure.panels.allSatisfy { $0.y.range == -3...118 })
  }

  @Test("A task without curves is refused")
  func noCurves() {
    #expect(
      throws: FigureDataError.noData(figure: "learning-curves", part: "standing still")
    ) {
      try figure([])
    }
  }

  @Test("A method that diverged at once is named and not drawn")
  func divergedAtOnce() throws {
    let figure = try figure([
      .init(method: "bc", seeds: [[(0, .nan), (10, .nan)]]), .init(method: "dmil", seeds: seeds),
    ])
    #expect(figure.legend.map(\.title) == ["BC: no finite score", "DMIL", "LQR"])
    #expect(!figure.panels.flatMap(\.series).contains { $0.title.hasPrefix("BC") })
  }

  @Test("A single evaluation before the first step is drawn")
  func firstEvaluation() throws {
    let panel = try figure([.init(method: "dmil", seeds: [[(0, 5)]])]).panels[0]
    #expect(panel.x.range == 0...1)
  }
}
