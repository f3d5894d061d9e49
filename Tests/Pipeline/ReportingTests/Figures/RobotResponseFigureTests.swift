import Foundation
import Plotting
import Testing
import TestSupport
@testable import Reporting

struct RobotResponseFigureTests {
  /// A robot that sways by two degrees and, if `fall` says when, topples: its tilt grows by e in a
  /// fifth of a second up to sixty degrees.
  private func response(_ method: String, sway: Double, fall: Double?)
    -> RobotResponseFigure.Response
  {
    let times = (0..<6000).map { Double($0) * 0.005 }.filter { $0 <= fall ?? 30 }
    let tilts = times.map { time in
      sway * sin(time) + (fall.map { 60 * exp(5 * (time - $0)) } ?? 0)
    }
    return .init(
      method: method, times: times, displacements: times.map { 0.01 * $0 }, tilts: tilts,
      speeds: times.map { 0.2 + 0.05 * cos($0) }, hasFallen: fall != nil)
  }

  private func figure(_ responses: [RobotResponseFigure.Response]) throws -> Figure {
    try RobotResponseFigure.make(
      name: "robot-response",
      tasks: [
        .init(title: "standing still", responses: responses, targetSpeed: nil),
        .init(title: "moving straight", responses: responses, targetSpeed: 0.2),
      ], sources: ["trajectory.csv of a run"])
  }

  @Test func scriptHasAColumnForEachTask() throws {
    let figure = try figure([
      response("bc", sway: 1, fall: 8), response("dmil", sway: 1.5, fall: nil),
      response("simulated-human", sway: 2, fall: nil),
    ])
    try expectGolden(
      figure.script, "RobotResponseFigureTests.scriptHasAColumnForEachTask.gp")
  }

  @Test func aFallDoesNotFlattenThoseWhoStandUp() throws {
    let tilt = try figure([response("bc", sway: 1, fall: 8), response("dmil", sway: 2, fall: nil)])
      .panels[2].y.range
    #expect(tilt.contains(-2) && tilt.contains(2))
    #expect(tilt.upperBound < 3)
  }

  @Test func oneWhoRunsAwayBeforeItFallsDoesNotFlattenThoseWhoStandUp() throws {
    let tilt = try figure([
      response("bc", sway: 40, fall: 20), response("dmil", sway: 2, fall: nil),
    ])
    .panels[2].y.range
    #expect(tilt.contains(-2) && tilt.contains(2))
    #expect(tilt.upperBound < 7 && tilt.lowerBound > -7)
  }

  @Test func aFallIsMarkedWhereTheCurveEndsWithinThePanel() throws {
    let panel = try figure([response("bc", sway: 1, fall: 8), response("lqr", sway: 2, fall: nil)])
      .panels[2]
    let falls = panel.series.filter { $0.title == "BC falls" }
    #expect(falls.map(\.rows) == [[[8, panel.y.range.upperBound]]])
    #expect(!panel.series.contains { $0.title == "LQR falls" })
  }

  @Test func whenAllFallAtOnceTheirCurvesAreShownWhole() throws {
    let tilt = try figure([response("bc", sway: 1, fall: 0.5)]).panels[2].y.range
    #expect(tilt.contains(60))
  }

  @Test func nothingIsDrawnBeyondAnEvaluation() throws {
    var recording = response("simulated-human", sway: 2, fall: nil)
    recording.times = recording.times.map { $0 * 2 }
    let rows = try figure([recording]).panels.flatMap(\.series).flatMap(\.rows)
    #expect(rows.allSatisfy { $0[0] <= 30 })
  }

  @Test func onlyTheSpeedOfATaskWithATargetShowsIt() throws {
    let panels = try figure([response("dmil", sway: 2, fall: nil)]).panels
    let withTarget = panels.map { $0.series.contains { $0.title == "target" } }
    #expect(withTarget == [false, false, false, false, false, true])
  }

  @Test func aTrajectoryThatIsNotFiniteIsRefused() {
    var broken = response("bc", sway: 1, fall: 1)
    broken.tilts = broken.tilts.map { _ in .nan }
    #expect(
      throws: FigureDataError.noData(figure: "robot-response", part: "standing still")
    ) {
      try figure([broken])
    }
  }

  @Test func aTaskWithoutResponsesIsRefused() {
    #expect(
      throws: FigureDataError.noData(figure: "robot-response", part: "standing still")
    ) {
      try figure([])
    }
  }

  @Test func picturesOfFiveMethodsStaySmall() throws {
    let responses = ["bc", "bc+d", "dmil", "lqr", "simulated-human"].map {
      response($0, sway: 2, fall: nil)
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in try figure(responses).write(into: folder) {
      #expect(try Data(contentsOf: file).count < 500_000, "\(file.lastPathComponent)")
    }
  }
}
