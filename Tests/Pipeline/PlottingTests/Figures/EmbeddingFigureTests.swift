import Foundation
import TestSupport
import Testing

@testable import Plotting

extension EmbeddedPoint {
  fileprivate init(_ x: Double, _ y: Double, discriminator: Double = 0.5) {
    self.init(x: x, y: y, discriminator: discriminator)
  }
}

struct EmbeddingFigureTests {
  private func coevolution(pointCount: Int) throws -> Figure {
    // Points of a spiral, so that none coincide.
    let points = (0..<pointCount).map { index in
      let turn = Double(index) * 0.7
      return EmbeddedPoint(turn.squareRoot() * cos(turn), 0.5 * turn.squareRoot() * sin(turn))
    }
    return try EmbeddingFigure.coevolution(
      name: "coevolution", expert: points,
      snapshots: [("100", 100), ("2000", 2000), ("10,000", 10_000)].map { step, number in
        let rollouts = points.enumerated().map { index, point in
          EmbeddedPoint(
            point.x + 1, point.y, discriminator: 0.1 + 0.8 * Double(index) / Double(pointCount))
        }
        return (step, number / 110, rollouts)
      }, sources: ["embedding.csv of a run"])
  }

  private func rollouts(
    _ pairs: [(title: String, rollouts: [EmbeddedPoint], scores: [Double])]
  ) throws -> Figure {
    try EmbeddingFigure.rollouts(
      name: "rollouts", expert: [.init(0, 0), .init(10, 2), .init(.nan, 2)], pairs: pairs,
      sources: ["a run"])
  }

  private let points = [EmbeddedPoint(1, 2), EmbeddedPoint(3, -1)]

  @Test("The script has a panel for each snapshot and one color bar")
  func script() throws {
    try expectGolden(try coevolution(pointCount: 5).script, "EmbeddingFigureTests.coevolution.gp")
  }

  @Test("All panels show the same square, as long as the wider span and a margin")
  func square() throws {
    let panels = try rollouts([("Good", points, []), ("Bad", [.init(4, -3)], [])]).panels
    #expect(panels.map(\.x.range) == [-0.5...10.5, -0.5...10.5])
    #expect(panels.map(\.y.range) == [-6...5, -6...5])
    let single = try EmbeddingFigure.rollouts(
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
    #expect(throws: FigureError.noData(figure: "coevolution", part: "step 7")) {
      try EmbeddingFigure.coevolution(
        name: "coevolution", expert: points, snapshots: [("7", 0, [])], sources: [])
    }
  }

  @Test("Pictures of a thousand points stay small")
  func size() throws {
    let folder = try TemporaryFolder()
    for file in try coevolution(pointCount: 1000).write(into: folder.url) {
      #expect(try Data(contentsOf: file).count < 500_000, "\(file.lastPathComponent)")
    }
  }
}
