import Foundation
import TestSupport
import Testing

@testable import Plotting

struct CoevolutionFigureTests {
  /// Points of a spiral, so that none coincide.
  private func spiral(_ count: Int) -> [EmbeddedPoint] {
    (0..<count).map { index in
      let turn = Double(index) * 0.7
      return EmbeddedPoint(turn.squareRoot() * cos(turn), 0.5 * turn.squareRoot() * sin(turn))
    }
  }

  private func snapshots(_ steps: [Int], pointCount: Int) -> [CoevolutionFigure.Snapshot] {
    steps.map { step in
      let rollouts = spiral(pointCount).enumerated().map { index, point in
        EmbeddedPoint(
          point.x + 1, point.y, discriminator: 0.1 + 0.8 * Double(index) / Double(pointCount))
      }
      return .init(
        step: step, title: "\(step)", score: Double(step) / 110,
        expert: spiral(pointCount).map { .init($0.x, $0.y, discriminator: 0.9) },
        rollouts: rollouts)
    }
  }

  private func figure(
    _ snapshots: [CoevolutionFigure.Snapshot], scores: [Double] = [-1, 40, 90]
  ) throws -> Figure {
    try CoevolutionFigure.make(
      name: "coevolution", snapshots: snapshots,
      curve: ("normalized score", scores.enumerated().map { (5000 * $0, $1) }),
      sources: ["embedding.csv of a run"])
  }

  @Test("The script has an embedding and a histogram for each snapshot, and the scores")
  func script() throws {
    let figure = try figure(snapshots([100, 2000, 10_000], pointCount: 5))
    try expectGolden(figure.script, "CoevolutionFigureTests.script.gp")
    #expect(figure.panels.map(\.letter) == ["a", "b", "c", "", "", "", ""])
  }

  @Test("The table has the expert's points once")
  func table() throws {
    let figure = try figure(snapshots([100, 2000, 10_000], pointCount: 5))
    #expect(figure.blocksOfPanels.prefix(3) == [[0, 1], [0, 2], [0, 3]])
    let titles = figure.table.split(separator: "\n").filter { $0.contains(": ") }
    #expect(titles.first == "# 0: expert data, in 3 panels")
    #expect(titles[1] == "# 1: (a) step 100, score 0.9, rollouts")
    #expect(titles.count == 12)
  }

  @Test("A histogram counts stored points in twenty bins from 0 to 1")
  func counts() {
    let rows = CoevolutionFigure.counts(of: [0, 0.049, 0.1, 0.1, 0.5, 0.9, 1, .nan, 1.5, -0.1])
    #expect(rows.count == 20 && rows.map { $0[1] }.reduce(0, +) == 7)
    let filled = rows.filter { $0[1] > 0 }.map { [($0[0] * 1000).rounded() / 1000, $0[1]] }
    #expect(filled == [[0.025, 2], [0.125, 2], [0.525, 1], [0.925, 1], [0.975, 1]])
  }

  @Test("Rollouts and expert data have a histogram each, all on one scale")
  func histograms() throws {
    let panels = try figure(snapshots([0, 10], pointCount: 40)).panels[2..<4]
    for panel in panels {
      #expect(panel.series.map(\.title) == ["rollouts", "expert data"])
      #expect(panel.series.map { $0.rows.map { $0[1] }.reduce(0, +) } == [40, 40])
      #expect(panel.x.range == 0...1 && panel.y.range == 0...42)
    }
  }

  @Test("The letters of snapshots stand at their steps, with the scores of both")
  func scores() throws {
    let panel = try #require(figure(snapshots([100, 10_000], pointCount: 4)).panels.last)
    #expect(panel.references == [.init(letter: "a", x: 0.1), .init(letter: "b", x: 10)])
    #expect(panel.series[0].rows == [[0, -1], [5, 40], [10, 90]])
    #expect(panel.series[1].rows.map { $0[0] } == [0.1, 10])
    let without = try figure(snapshots([100, 10_000], pointCount: 4), scores: [.nan])
    #expect(without.panels.count == 4)
  }

  @Test("Of many snapshots the first, the last and evenly chosen ones are shown")
  func many() throws {
    let all = snapshots(Array(0..<52), pointCount: 3)
    let shown = CoevolutionFigure.shown(of: all).map(\.step)
    #expect(shown.count == CoevolutionFigure.snapshotLimit)
    #expect(shown == (0..<18).map { 3 * $0 })
    #expect(CoevolutionFigure.shown(of: Array(all.prefix(18))).map(\.step) == Array(0..<18))
    #expect(try figure(all).panels.count == 37)
    let labels = try figure(Array(all.prefix(13))).panels[13..<26].map(\.x.label)
    #expect(labels == Array(repeating: "", count: 7) + Array(repeating: "d", count: 6))
  }

  @Test("No snapshot, a snapshot without rollouts and one without outputs are refused")
  func noData() {
    func refusal(_ rollouts: [EmbeddedPoint]) -> FigureError? {
      #expect(throws: FigureError.self) {
        try figure([
          .init(step: 7, title: "7", score: 0, expert: spiral(3), rollouts: rollouts)
        ])
      }
    }
    let error = FigureError.noData(figure: "coevolution", part: "step 7")
    #expect(refusal([]) == error)
    #expect(refusal([.init(1, 2, discriminator: .nan)]) == error)
    #expect(refusal([.init(.nan, 2)]) == error)
    #expect(throws: FigureError.noData(figure: "coevolution", part: "any snapshot")) {
      try figure([])
    }
  }

  @Test("Pictures of twelve snapshots of a thousand points stay small")
  func size() throws {
    let folder = try TemporaryFolder()
    let steps = (0..<12).map { 900 * $0 }
    let files = try figure(snapshots(steps, pointCount: 1000)).write(into: folder.url)
    #expect(try Data(contentsOf: files[2]).count < 250_000)
    #expect(try Data(contentsOf: files[3]).count < 800_000)
  }
}
