import Foundation
import TestSupport
import Testing

@testable import Plotting

struct RobotResponseFigureTests {
  /// A robot that sways and, if `fall` is given, falls at that time: its tilt grows by a factor of e in
  /// a fifth of a second up to sixty degrees.
  private func response(
    _ method: String, sway: Double, fall: Double? = nil, timeStep: Double = 0.005
  ) -> RobotResponseFigure.Response {
    let times = (0..<6000).map { Double($0) * timeStep }.filter { fall == nil || $0 <= fall ?? 0 }
    let tilts = times.map { time in
      sway * sin(time) + (fall.map { 60 * exp(5 * (time - $0)) } ?? 0)
    }
    return (
      method: method, times: times, displacements: times.map { 0.01 * $0 }, tilts: tilts,
      speeds: times.map { 0.2 + 0.05 * cos($0) }, hasFallen: fall != nil
    )
  }

  private func figure(_ responses: [RobotResponseFigure.Response]) throws -> Figure {
    try RobotResponseFigure.make(
      name: "robot-response",
      tasks: [
        ("standing still", responses, nil), ("moving straight", responses, 0.2),
      ], sources: ["trajectory.csv of a run"])
  }

  @Test("The script has a column for each task")
  func script() throws {
    let figure = try figure([
      response("bc", sway: 1, fall: 8), response("dmil", sway: 1.5),
      response("simulated-human", sway: 2),
    ])
    try expectGolden(
      figure.script, "RobotResponseFigureTests.scriptHasAColumnForEachTask.gp")
  }

  @Test(
    "Neither a fall nor a large sway before it flattens upright responses",
    arguments: [(1, 8, 3), (40, 20, 7)] as [(Double, Double, Double)])
  func fall(sway: Double, time: Double, limit: Double) throws {
    let tilt = try figure([response("bc", sway: sway, fall: time), response("dmil", sway: 2)])
      .panels[2].y.range
    #expect(tilt.contains(-2) && tilt.contains(2))
    #expect(tilt.upperBound < limit && tilt.lowerBound > -7)
  }

  @Test("A fall is marked at the end of the curve within the panel")
  func mark() throws {
    let panel = try figure([response("bc", sway: 1, fall: 8), response("lqr", sway: 2)])
      .panels[2]
    let falls = panel.series.filter { $0.title == "BC falls" }
    #expect(falls.map(\.rows) == [[[8, panel.y.range.upperBound]]])
    #expect(!panel.series.contains { $0.title == "LQR falls" })
  }

  @Test("If all fall at once, their curves are shown whole")
  func allFall() throws {
    let tilt = try figure([response("bc", sway: 1, fall: 0.5)]).panels[2].y.range
    #expect(tilt.contains(60))
  }

  @Test("Nothing is drawn beyond the length of an evaluation")
  func duration() throws {
    let long = response("simulated-human", sway: 2, timeStep: 0.01)
    let rows = try figure([long]).panels.flatMap(\.series).flatMap(\.rows)
    #expect(rows.allSatisfy { $0[0] <= 30 })
  }

  @Test("Only the speed of a task with a target shows it")
  func target() throws {
    let panels = try figure([response("dmil", sway: 2)]).panels
    let withTarget = panels.map { $0.series.contains { $0.title == "target" } }
    #expect(withTarget == [false, false, false, false, false, true])
  }

  @Test("A trajectory that is not finite is refused")
  func notFinite() {
    let error = FigureError.noData(figure: "robot-response", part: "standing still")
    #expect(throws: error) { try figure([response("bc", sway: .nan, fall: 1)]) }
    #expect(throws: error) { try figure([]) }
  }

  @Test("Pictures of five methods stay small")
  func size() throws {
    let responses = ["bc", "bc+d", "dmil", "lqr", "simulated-human"].map {
      response($0, sway: 2)
    }
    let folder = try TemporaryFolder()
    for file in try figure(responses).write(into: folder.url) {
      #expect(try Data(contentsOf: file).count < 500_000, "\(file.lastPathComponent)")
    }
  }
}
