import TestSupport
import Testing

@testable import Plotting

struct LearningCurvesFigureTests {
  private let seeds: [[(step: Int, score: Double)]] = [
    [(0, 1), (5000, 40), (10_000, 90)], [(0, 3), (5000, 50), (10_000, 60)],
  ]

  private func figure(_ curves: [LearningCurvesFigure.Curves]) throws -> Figure {
    try LearningCurvesFigure.make(
      name: "learning-curves",
      tasks: [("standing still", curves, [("lqr", 98)]), ("moving straight", curves, [])],
      score: "score", sources: ["curve.csv of a run"])
  }

  @Test("The script has a panel for each task")
  func script() throws {
    let figure = try figure([("bc", seeds), ("dmil", [seeds[0]])])
    try expectGolden(figure.script, "LearningCurvesFigureTests.scriptHasAPanelForEachTask.gp")
  }

  @Test("The curve is the mean, the band reaches from least to greatest, a diverged seed ends both")
  func bands() {
    #expect(
      LearningCurvesFigure.summary(of: seeds)
        == [[0, 2, 1, 3], [5000, 45, 40, 50], [10_000, 75, 60, 90]])
    let diverged = seeds + [[(0, 2), (5000, .nan)]]
    #expect(LearningCurvesFigure.summary(of: diverged) == [[0, 2, 1, 3]])
  }

  @Test("Long runs count steps in thousands; a single evaluation still has an axis")
  func steps() throws {
    let long = try figure([("dmil", seeds)]).panels[0]
    #expect(long.x.range == 0...10 && long.x.label == "training step (thousands)")
    #expect(try figure([("dmil", [[(0, 5)]])]).panels[0].x.range == 0...1)
  }

  @Test("Panels stand three in a row on one scale that holds all scores")
  func rows() throws {
    let high: [[(step: Int, score: Double)]] = [[(0, -3), (10, 118)]]
    let figure = try LearningCurvesFigure.make(
      name: "learning-curves",
      tasks: (0..<4).map { ("task \($0)", [("bc", $0 == 0 ? high : seeds)], []) },
      score: "normalized score", sources: [])
    #expect(Set(figure.page.places.map(\.left)).count == 3 && figure.page.width == 6.3)
    #expect(Set(figure.page.places.map(\.top)).count == 2)
    #expect(figure.panels.map(\.y.label) == ["normalized score", "", "", "normalized score"])
    #expect(figure.panels.allSatisfy { $0.y.range == -3...118 })
  }

  @Test("A task without curves is refused")
  func noCurves() {
    #expect(throws: FigureError.noData(figure: "learning-curves", part: "standing still")) {
      try figure([])
    }
  }

  @Test("A method that diverged at once is named and not drawn")
  func divergedAtOnce() throws {
    let figure = try figure([("bc", [[(0, .nan), (10, .nan)]]), ("dmil", seeds)])
    #expect(figure.legend.map(\.title) == ["BC: no finite score", "DMIL", "LQR"])
    #expect(!figure.panels.flatMap(\.series).contains { $0.title.hasPrefix("BC") })
  }
}
