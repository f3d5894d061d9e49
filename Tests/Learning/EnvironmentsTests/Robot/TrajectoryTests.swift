import Testing

@testable import Environments

struct TrajectoryTests {
  @Test("An action lasts one control interval") func duration() {
    let trajectory = Trajectory(
      states: [.upright, .upright, .upright], torques: [0, 1, 2], hasFallen: false)
    #expect(trajectory.duration == 0.015)
  }

  @Test("Each state needs a torque") func counts() async {
    await #expect(processExitsWith: .failure) {
      _ = Trajectory(states: [.upright], torques: [], hasFallen: false)
    }
  }
}
