import Foundation
import Plotting
import Testing
import TestSupport
@testable import Reporting

struct CoevolutionFigureTests {
  private func figure(pointCount: Int) throws -> Figure {
    // Points of a spiral, so that none coincide.
    let points = (0..<pointCount).map { index -> (x: Double, y: Double) in
      let turn = Double(index) * 0.7
      return (x: turn.squareRoot() * cos(turn), y: 0.5 * turn.squareRoot() * sin(turn))
    }
    return try CoevolutionFigure.make(
      name: "coevolution", expert: points,
      snapshots: [100, 2000, 10_000].map { step in
        .init(
          step: step, score: Double(step) / 110,
          rollouts: points.enumerated().map { index, point in
            .init(
              x: point.x + 1, y: point.y,
              discriminator: 0.1 + 0.8 * Double(index) / Double(pointCount))
          })
      }, sources: ["embedding.csv of a run"])
  }

  @Test func scriptHasAPanelForEachSnapshotAndOneColorBar() throws {
    try expectGolden(
      try figure(pointCount: 5).script,
      "CoevolutionFigureTests.scriptHasAPanelForEachSnapshotAndOneColorBar.gp")
  }

  @Test func aUnitIsAsLongAlongBothAxesAndInAllPanels() throws {
    let panels = try figure(pointCount: 100).panels
    let lengths = panels.flatMap { [$0.x.range, $0.y.range] }
      .map { ($0.upperBound - $0.lowerBound).rounded(toPlaces: 9) }
    #expect(Set(lengths).count == 1)
    #expect(Set(panels.map(\.x.range)).count == 1)
    #expect(Set(panels.map(\.y.range)).count == 1)
  }

  @Test func everyPointIsInsideItsPanel() throws {
    for panel in try figure(pointCount: 100).panels {
      for row in panel.series.flatMap(\.rows) {
        #expect(panel.x.range.contains(row[0]) && panel.y.range.contains(row[1]))
      }
    }
  }

  @Test func titlesHaveStepAndScore() throws {
    #expect(
      try figure(pointCount: 5).panels.map(\.title) == [
        "step 100\nscore 0.9", "step 2,000\nscore 18.2", "step 10,000\nscore 90.9",
      ])
  }

  @Test func aSnapshotWithoutRolloutsIsRefused() {
    #expect(throws: FigureDataError.noData(figure: "coevolution", part: "step 7")) {
      try CoevolutionFigure.make(
        name: "coevolution", expert: [(x: 0, y: 0)],
        snapshots: [.init(step: 7, score: 0, rollouts: [])], sources: [])
    }
  }

  @Test func picturesOfAThousandPointsStaySmall() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in try figure(pointCount: 1000).write(into: folder) {
      #expect(try Data(contentsOf: file).count < 500_000, "\(file.lastPathComponent)")
    }
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
    return (self * scale).rounded() / scale
  }
}
