import Plotting
import Testing
@testable import Store
@testable import Reporting

struct RolloutsFigureTests {
  private func pair(_ title: String, scores: [Double]) -> RolloutsFigure.Pair {
    .init(title: title, rollouts: [(x: 1, y: 2), (x: 3, y: -1)], scores: scores)
  }

  private func figure(_ pairs: [RolloutsFigure.Pair]) throws -> Figure {
    try RolloutsFigure.make(
      name: "rollouts", expert: [(x: 0, y: 0), (x: 1, y: 1)], pairs: pairs, sources: ["a run"])
  }

  @Test func everyPairHasAPanelInOnePlaneAndABarAboveItsLetter() throws {
    let figure = try figure([
      pair("Good", scores: [90, 100]), pair("Bad model", scores: [40]), pair("Bad", scores: []),
    ])
    #expect(figure.panels.map(\.letter) == ["a", "b", "c", "d"])
    #expect(Set(figure.panels[..<3].map(\.x.range)).count == 1)
    let bars = figure.panels[3]
    #expect(bars.x.names == ["(a)", "(b)", "(c)"])
    #expect(bars.series[0].rows[0] == [0, 95])
    #expect(bars.series[0].rows[2][1].isNaN)
    #expect(bars.series[1].rows.count == 1)
  }

  @Test func withoutScoresThereAreNoBars() throws {
    #expect(try figure([pair("Good", scores: [])]).panels.count == 1)
  }

  @Test func aPairWithoutRolloutsIsRefused() {
    #expect(throws: FigureDataError.noData(figure: "rollouts", part: "Bad")) {
      try figure([.init(title: "Bad", rollouts: [(x: .nan, y: 0)], scores: [])])
    }
  }
}
