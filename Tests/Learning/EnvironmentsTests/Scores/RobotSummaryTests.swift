import RealModule
import Testing

@testable import Environments

struct RobotSummaryTests {
  private func constant(_ state: RobotState, stepCount: Int, hasFallen: Bool) -> Trajectory {
    Trajectory(
      states: Array(repeating: state, count: stepCount),
      torques: Array(repeating: 0, count: stepCount), hasFallen: hasFallen)
  }

  @Test("Only a perfect episode has return 100") func returns() {
    let stepCount = WheelLeggedRobot.episodeStepCount
    let perfect = constant(.upright, stepCount: stepCount, hasFallen: false)
    let half = constant(.upright, stepCount: stepCount / 2, hasFallen: true)
    let summary = RobotSummary(of: [perfect, half], task: .standingStill)
    #expect(summary.returnMean == 75)
    #expect(summary.returnDeviation == 25)
    #expect(summary.survivalMean == 22.5)
    #expect(summary.survivalDeviation == 7.5)
    #expect(summary.survivalMaximum == 30)
    #expect(summary.survivedCount == 1)
    #expect(summary.episodeCount == 2)
  }

  @Test("A longer episode is divided by its own length") func longEpisode() {
    let recording = constant(.upright, stepCount: 10_000, hasFallen: false)
    let summary = RobotSummary(of: [recording], task: .standingStill)
    #expect(summary.returnMean == 100)
    #expect(summary.survivalMean == 50)
  }

  @Test("All steps of all episodes weigh the same") func steps() {
    let left = RobotState(
      tilt: -3 * Double.pi / 180, tiltRate: 0, position: -0.5, velocity: 0.4)
    let right = RobotState(tilt: Double.pi / 180, tiltRate: 0, position: 0.25, velocity: 0)
    let summary = RobotSummary(
      of: [
        constant(left, stepCount: 1, hasFallen: true),
        constant(right, stepCount: 3, hasFallen: false),
      ], task: .movingStraight)
    #expect(abs(summary.tiltRootMeanSquare - 3.0.squareRoot()) < 1e-12)
    #expect(abs(summary.tiltMaximum - 3) < 1e-12)
    #expect(summary.displacementMaximum == 0.5)
    #expect(summary.displacementEnd == 0.375)
    #expect(abs(summary.velocityMean - 0.1) < 1e-15)
  }

  @Test("Metrics are named with their units") func metrics() {
    let summary = RobotSummary(
      of: [constant(.upright, stepCount: 2, hasFallen: false)], task: .standingStill)
    #expect(
      summary.metrics.map(\.name) == [
        "return_mean", "return_std", "survival_mean_s", "survival_std_s", "survival_max_s",
        "survived_count", "episode_count", "tilt_rms_deg", "tilt_max_deg", "displacement_max_m",
        "displacement_end_m", "velocity_mean_m_s",
      ])
    #expect(summary.metrics.first { $0.name == "survival_mean_s" }?.value == 0.01)
  }

  @Test("A summary needs an episode") func noEpisodes() async {
    await #expect(processExitsWith: .failure) {
      _ = RobotSummary(of: [], task: .standingStill)
    }
  }
}
