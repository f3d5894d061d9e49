import Plotting
import Testing

@testable import Reporting

struct RolloutsFigureTests {
  private func pair(_ title: String, scores: [Double]) -> RolloutsFigure.Pair {
    .init(title: title, rollouts: [.init(1, 2), .init(3, -1)], scores: scores)
  }

  private func figure(_ pairs: [RolloutsFigure.Pair]) throws -> Figure {
    try RolloutsFigure.make(
      name: "rollouts", expert: [.init(0, 0), .init(1, 1)], pairs: pairs, sources: ["a run"])
  }

  @Test("Every pair has a panel in one plane and a bar above its letter")
  func panels() throws {
    let figure = try figure([
      pair("Good", scores: [90, 100]), pair("Bad model", scores: [40]), pair("Bad", scores: []),
    ])
    #expect(figure.panels.map(\.letter) == ["a", "b", "c", "d"])
    #expect(Set(figure.panels[..<3].map(\.x.range)).count == 1)
    let bars = figure.panels[3]
    #expect(bars.x.names == ["(a)", "(b)", "(c)"])
    #expect(bars.series[0].rows == [[0, 95], [1, 40]])
    #expect(bars.series[1].rows.count == 1)
  }

  @Test("Without scores there are no bars")
  func noScores() throws {
    #expect(try figure([pair("Good", scores: [])]).panels.count == 1)
  }

  @Test("A pair without rollouts is refused")
  func noRollouts() {
    #expect(throws: FigureDataError.noData(figure: "rollouts", part: "Bad")) {
      try figure([.init(title: "Bad", rollouts: [.init(.nan, 0)], scores: [])])
    }
  }
}
