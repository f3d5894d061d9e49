import Testing

@testable import Environments

struct TrajectoryTests {
  @Test func lastsAControlIntervalForEachAction() {
    let trajectory = Trajectory(
      states: [.upright, .upright, .upright], torques: [0, 1, 2], hasFallen: false)
    #expect(trajectory.duration == 0.015)
  }

  @Test func refusesAStateWithoutATorque() async {
    await #expect(processExitsWith: .failure) {
      _ = Trajectory(states: [.upright], torques: [], hasFallen: false)
    }
  }
}
