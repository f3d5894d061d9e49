import Testing

@testable import Plotting

struct ScoreBarsFigureTests {
  private func figure(_ groups: [(title: String, scores: [String: [Double]])]) throws -> Figure {
    try ScoreBarsFigure.make(
      name: "bars", tasks: [("Hopper", groups)], methods: ["dmil", "bc"], sources: ["a run"])
  }

  @Test("A method has one place in every group; a missing score leaves it free")
  func places() throws {
    let figure = try figure([
      ("10 %", ["bc": [35, 40, 45], "dmil": [110]]), ("2 %", ["dmil": [-7, -4, -1]]),
    ])
    let panel = figure.panels[0]
    #expect(
      panel.series.map(\.title) == [
        "BC, mean over seeds", "BC, standard deviation", "DMIL, mean over seeds",
        "DMIL, standard deviation",
      ])
    let (bc, dmil) = (panel.series[0].rows, panel.series[2].rows)
    #expect(bc.count == 1 && bc[0][0] < 0 && bc[0][1] == 40)
    #expect(dmil.map { $0[1] } == [110, -4])
    #expect(abs(dmil[1][0] - dmil[0][0] - 1) < 1e-9)
    #expect(panel.series[3].rows.map { Array($0[1...]) } == [[-7, -1]])
    #expect(panel.x.names == ["10 %", "2 %"])
    #expect(panel.y.range.lowerBound == -7 && panel.y.range.upperBound > 110)
    #expect(figure.legend.map(\.title) == ["BC", "DMIL"])
    #expect(figure.legend.compactMap(\.fill?.hatching) == [.rising, .none])
  }

  @Test("A task without a score is refused")
  func noScore() {
    #expect(throws: FigureError.noData(figure: "bars", part: "Hopper")) {
      try figure([("2 %", [:])])
    }
  }
}
