import Foundation
import Plotting
import TestSupport
import Testing

@testable import Reporting

struct CoevolutionFigureTests {
  private func figure(pointCount: Int) throws -> Figure {
    // Points of a spiral, so that none coincide.
    let points = (0..<pointCount).map { index in
      let turn = Double(index) * 0.7
      return EmbeddedPoint(turn.squareRoot() * cos(turn), 0.5 * turn.squareRoot() * sin(turn))
    }
    return try CoevolutionFigure.make(
      name: "coevolution", expert: points,
      snapshots: [100, 2000, 10_000].map { step in
        .init(
          step: step, score: Double(step) / 110,
          rollouts: points.enumerated().map { index, point in
            .init(
              point.x + 1, point.y, discriminator: 0.1 + 0.8 * Double(index) / Double(pointCount))
          })
      }, sources: ["embedding.csv of a run"])
  }

  @Test("The script has a panel for each snapshot and one color bar")
  func script() throws {
    try expectGolden(
      try figure(pointCount: 5).script,
      "CoevolutionFigureTests.scriptHasAPanelForEachSnapshotAndOneColorBar.gp")
  }

  @Test("All panels show the same square with every point inside")
  func square() throws {
    let panels = try figure(pointCount: 100).panels
    #expect(Set(panels.map(\.x.range)).count == 1 && Set(panels.map(\.y.range)).count == 1)
    let (x, y) = (panels[0].x.range, panels[0].y.range)
    #expect(abs((x.upperBound - x.lowerBound) - (y.upperBound - y.lowerBound)) < 1e-9)
    for row in panels.flatMap(\.series).flatMap(\.rows) {
      #expect(x.contains(row[0]) && y.contains(row[1]))
    }
  }

  @Test("A snapshot without rollouts is refused")
  func noRollouts() {
    #expect(throws: FigureDataError.noData(figure: "coevolution", part: "step 7")) {
      try CoevolutionFigure.make(
        name: "coevolution", expert: [.init(0, 0)],
        snapshots: [.init(step: 7, score: 0, rollouts: [])], sources: [])
    }
  }

  @Test("Pictures of a thousand points stay small")
  func size() throws {
    let folder = try TemporaryFolder()
    for file in try figure(pointCount: 1000).write(into: folder.url) {
      #expect(try Data(contentsOf: file).count < 500_000, "\(file.lastPathComponent)")
    }
  }
}
