import Environments
import LinearAlgebra
import Testing

@testable import Experts

struct RandomTorqueTests {
  @Test("Random torques score near 0", arguments: RobotTask.allCases)
  func score(task: RobotTask) throws {
    var random = RandomTorque(seed: 0)
    let robot = try WheelLeggedRobot()
    var generator = Generator(seed: 0, stream: "random torque test")
    let trajectories = (0..<50).map { _ in
      rollOut(&random, on: robot, stepCount: WheelLeggedRobot.episodeStepCount, using: &generator)
    }
    let summary = RobotSummary(of: trajectories, task: task)
    #expect(summary.survivedCount == 0)
    #expect(summary.returnMean < 5)
  }

  @Test("Torques are uniform within the limits") func distribution() {
    var random = RandomTorque(seed: 1)
    let limit = WheelLeggedRobot.torqueLimit
    let torques = (0..<10_000).map { _ in random.torque(at: .upright) }
    #expect(torques.allSatisfy { abs($0) <= limit })
    let mean = torques.reduce(0, +) / 10_000
    let square = torques.reduce(0) { $0 + $1 * $1 } / 10_000
    // Five standard errors of each.
    #expect(abs(mean) < 5 * limit / 3.0.squareRoot() / 100)
    #expect(abs(square - limit * limit / 3) < 5 * limit * limit * 0.298 / 100)
  }

  @Test("Torques depend on the seed, and after a reset on the episode") func seeds() {
    var first = RandomTorque(seed: 1)
    var second = RandomTorque(seed: 2)
    #expect(first.torque(at: .upright) != second.torque(at: .upright))
    var generator = Generator(seed: 9, stream: "episode")
    var same = generator
    first.reset(using: &generator)
    second.reset(using: &same)
    #expect(first.torque(at: .upright) == second.torque(at: .upright))
  }
}
