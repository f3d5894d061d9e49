import Testing
@testable import Manuscripts

@testable import Plotting
@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

/// From stored results to figures.
struct PaperFigureTests {
  private func figure(
    _ block: String, _ results: Results = SyntheticResults.make()
  ) throws -> Figure {
    try #require(try Expansion(block: "figure 5 \(block)", with: results).figures.first?.figure)
  }

  @Test("Learning curves have a panel for each part of a dataset")
  func learningCurves() throws {
    let figure = try figure(
      "learning-curves percents=2,0.2 locomotion-expert/hopper percents=10 adroit-human/pen")
    #expect(
      figure.panels.map(\.title)
        == ["Hopper-expert, 2\u{A0}%", "Hopper-expert, 0.2\u{A0}%", "pen-human, 100\u{A0}%"])
  }

  @Test("Curves of parts have a panel for each experiment")
  func subsetCurves() throws {
    let figure = try figure("subset-curves methods=dmil locomotion-expert/hopper adroit-human/pen")
    #expect(figure.panels.map(\.title) == ["Hopper-expert", "pen-human"])
    #expect(figure.legend.map(\.title) == ["100\u{A0}%", "2\u{A0}%", "0.2\u{A0}%"])
  }

  @Test("Responses have a column for each part, the largest first")
  func responses() throws {
    let figure = try figure(
      "robot-response robot-mixed/standing-still robot-references/standing-still")
    #expect(
      figure.panels.map(\.title).prefix(2)
        == ["standing still, 140 transitions", "standing still, 14 transitions"])
    #expect(figure.legend.map(\.title).prefix(2) == ["D2MIL", "LQR"])
  }

  @Test("Fall and target speed come from the metrics of the run")
  func metrics() throws {
    let moving = try figure("robot-response robot/moving-straight")
    #expect(moving.legend.map(\.title).suffix(2) == ["target", "fall"])
    let standing = try figure("robot-response robot/standing-still")
    #expect(!standing.legend.contains { $0.title == "target" })
  }

  @Test("Diagnostics of training have a column for each task, with the expert's own likelihood")
  func trainingDiagnostics() throws {
    let figure = try figure("training-diagnostics locomotion-dmil")
    #expect(
      figure.panels.prefix(2).map(\.title)
        == ["HalfCheetah-expert, 5\u{A0}%", "Walker2d-expert, 5\u{A0}%"])
    #expect(figure.panels.last?.series.last?.rows.map { $0[1] } == [6.5, 6.5])
    #expect(figure.sources.count == 2)
    let robot = try self.figure("training-diagnostics methods=dmil robot/standing-still")
    #expect(robot.panels.last?.series.count == 2, "the simulated human has no density")
  }

  @Test("Curves without diagnostics are not drawn", arguments: ["bc", "dmil"])
  func noDiagnostics(method: String) throws {
    let results = SyntheticResults.make { method == "dmil" && $0.cell.method == method }
    let expansion = try Expansion(
      block: "figure 5 training-diagnostics methods=\(method) robot/standing-still", with: results)
    #expect(expansion.figures.isEmpty)
  }

  @Test("Score bars show the chosen methods, and the parts of the profile")
  func scoreBars() throws {
    let results = SyntheticResults.make(
      profile: .quick,
      only: {
        !$0.cell.belongs(to: "locomotion-mixed/hopper") || $0.values["expert_share"] == .number(0.6)
      })
    let expansion = try Expansion(
      block: "figure 6 score-bars methods=d2mil locomotion-mixed/hopper", with: results)
    #expect(expansion.figures[0].figure?.panels[0].x.names == ["X = 0.6"])
  }

  @Test("Joined runs are panels in their order, with their scores as bars")
  func rollouts() throws {
    let figure = try figure("rollouts hopper-rollouts")
    #expect(
      figure.panels.prefix(4).map(\.title) == [
        "hopper-good-policy-good-model", "hopper-bad-policy-good-model",
        "hopper-good-policy-bad-model", "hopper-bad-policy-bad-model",
      ])
    #expect(figure.panels[4].series[0].rows.map { $0[1] } == [101, 101, 101, 101])
  }

  @Test("Co-evolution has d on both data at each snapshot, and the scores of the run")
  func coevolution() throws {
    let figure = try figure("coevolution coevolution/walker2d")
    #expect(
      figure.panels.map(\.title) == ["step 100\nscore 3.0", "step 10,000\nscore 41.0", "", "", ""])
    #expect(figure.panels[2].series.map { $0.rows.map { $0[1] }.reduce(0, +) } == [9, 9])
    #expect(figure.panels[4].y.label == "normalized score")
    #expect(figure.panels[4].series[0].rows.map { $0[1] } == [-2, 22, 46, 70, 94, 118])
    #expect(figure.sources.count == 2)
  }

  @Test("Co-evolution of a run whose curve is not there has no scores")
  func coevolutionWithoutCurve() throws {
    let figure = try figure("coevolution robot-coevolution/standing-still")
    #expect(figure.panels.count == 4 && figure.sources.count == 1)
  }

  @Test("A figure of an embedding shows the runs behind it")
  func runsOfAnEmbedding() throws {
    let results = SyntheticResults.make()
    let figure = try PaperFigure(.init("figure 1 rollouts hopper-rollouts"), in: results)
    let entries = figure.entries(in: results)
    #expect(entries.count == 5 && entries.count { $0.run.kind == .embedding } == 1)
    let expansion = try Expansion(block: "figure 1 rollouts hopper-rollouts", with: results)
    #expect(expansion.figures[0].entries.count == 5)
  }

  @Test("The performance profile has the fractions of runs above each threshold")
  func performanceProfile() throws {
    let results = SyntheticScores.results(
      [2: ["bc": [20, 40], "dmil": [80, 124.5]]],
      published: SyntheticScores.published(["dmil": (30, 1)]))
    let figure = try figure("performance-profile locomotion-expert/hopper", results)
    let panel = try #require(figure.panels.first)
    #expect(panel.x.range == 0...125)
    let bc = try #require(panel.series.first { $0.title == "BC" })
    #expect(bc.rows.first == [0, 1] && bc.rows[20] == [20, 0.5] && bc.rows[40] == [40, 0])
    #expect(figure.legend.map(\.title) == ["BC", "DMIL"])
    #expect(figure.sources.count == 4)
  }

  @Test(
    "A figure with the wrong number of experiments is refused",
    arguments: [
      "framework locomotion-expert/hopper", "coevolution", "pictures", "robot-response",
    ])
  func experimentCounts(words: String) throws {
    let results = SyntheticResults.make()
    #expect(throws: ManuscriptDiagnostic.self) {
      try PaperFigure(.init("figure 1 \(words)"), in: results)
    }
  }
}
