import Testing

@testable import Plotting

struct EmbeddingFigureTests {
  private func rollouts(
    _ pairs: [(title: String, rollouts: [EmbeddedPoint], scores: [Double])]
  ) throws -> Figure {
    try EmbeddingFigure.make(
      name: "rollouts", expert: [.init(0, 0), .init(10, 2), .init(.nan, 2)], pairs: pairs,
      sources: ["a run"])
  }

  private let points = [EmbeddedPoint(1, 2), EmbeddedPoint(3, -1)]

  @Test("All panels show the same square, as long as the wider span and a margin")
  func square() throws {
    let panels = try rollouts([("Good", points, []), ("Bad", [.init(4, -3)], [])]).panels
    #expect(panels.map(\.x.range) == [-0.5...10.5, -0.5...10.5])
    #expect(panels.map(\.y.range) == [-6...5, -6...5])
    let single = try EmbeddingFigure.make(
      name: "one", expert: [.init(2, 3)], pairs: [("Good", [.init(2, 3)], [])], sources: [])
    #expect(single.panels[0].x.range.contains(2))
  }

  @Test("Every pair has a panel and a bar above its letter")
  func bars() throws {
    let figure = try rollouts([
      ("Good", points, [90, 100]), ("Bad model", points, [40]), ("Bad", points, []),
    ])
    #expect(figure.panels.map(\.letter) == ["a", "b", "c", "d"])
    let bars = figure.panels[3]
    #expect(bars.x.names == ["(a)", "(b)", "(c)"])
    #expect(bars.series[0].rows == [[0, 95], [1, 40]])
    #expect(bars.series[1].rows.count == 1)
  }

  @Test("A panel without rollouts is refused")
  func noRollouts() {
    #expect(throws: FigureError.noData(figure: "rollouts", part: "Bad")) {
      try rollouts([("Bad", [.init(.nan, 0)], [])])
    }
  }
}
