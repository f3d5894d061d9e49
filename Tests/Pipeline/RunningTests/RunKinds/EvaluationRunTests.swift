import Environments
import Experts
import Testing
@testable import Running

@Suite struct EvaluationRunTests {
  private static func output(
    _ reference: EvaluationRun.Reference, episodes: Int = 2, monitor: RunMonitor = .patient
  ) throws -> RunOutput {
    try EvaluationRun(
      task: .standingStill, reference: reference, human: SimulatedHuman.Parameters(),
      episodeCount: episodes, seed: 0
    ).output(monitor: monitor)
  }

  @Test func measuresThePhysicsBesideTheLQR() throws {
    let output = try Self.output(.lqr, episodes: 1)
    #expect(try #require(output["unstable_pole_per_s"]) > 0)
    #expect(try #require(output["unstable_pole_discrete"]) > 1)
    #expect(output["survived_count"] == 1)
    for name in ["gain_tilt", "gain_tilt_rate", "gain_position", "gain_velocity"] {
      #expect(output[name] != nil)
    }
  }

  @Test(arguments: [EvaluationRun.Reference.zero, .random])
  func measuresHowSoonTheOthersFall(reference: EvaluationRun.Reference) throws {
    let output = try Self.output(reference)
    #expect(output["survived_count"] == 0)
    #expect(output["unstable_pole_per_s"] == nil)
    #expect(output["trajectory_fell"] == 1)
    #expect(Array(output.files.keys) == ["trajectory.csv"])
  }

  @Test func stopsBetweenEpisodesWhenAskedTo() {
    #expect(throws: Interrupted.self) {
      try Self.output(.zero, monitor: .stopping(after: 1))
    }
  }
}
