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

  @Test func measuresThePhysicsBesideTheRegulator() throws {
    let output = try Self.output(.regulator, episodes: 1)
    let metrics = Dictionary(uniqueKeysWithValues: output.metrics.map { ($0.name, $0.value) })
    #expect(try #require(metrics["unstable_pole_per_s"]) > 0)
    #expect(try #require(metrics["unstable_pole_discrete"]) > 1)
    #expect(metrics["survived_count"] == 1)
    for name in ["gain_tilt", "gain_tilt_rate", "gain_position", "gain_velocity"] {
      #expect(metrics[name] != nil)
    }
  }

  @Test(arguments: [EvaluationRun.Reference.zero, .random])
  func measuresHowSoonTheOthersFall(reference: EvaluationRun.Reference) throws {
    let output = try Self.output(reference)
    let metrics = Dictionary(uniqueKeysWithValues: output.metrics.map { ($0.name, $0.value) })
    #expect(metrics["survived_count"] == 0)
    #expect(metrics["unstable_pole_per_s"] == nil)
    #expect(output.files.map(\.name) == ["trajectory.csv"])
  }

  @Test func stopsBetweenEpisodesWhenAskedTo() {
    let monitor = RunMonitor(
      checkpointInterval: .seconds(1), stops: { true }, advance: { _, _ in })
    #expect(throws: Interrupted.self) { try Self.output(.zero, monitor: monitor) }
  }
}
