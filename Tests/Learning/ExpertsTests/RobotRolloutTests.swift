import Environments
import LinearAlgebra
import Testing

@testable import Experts

struct RobotRolloutTests {
  /// A torque beyond the limit; counts its episodes.
  private struct FullTorque: Controller {
    var episodeCount = 0

    mutating func reset(using generator: inout Generator) { episodeCount += 1 }

    mutating func torque(at state: RobotState) -> Double { 1e6 }
  }

  @Test("A rollout ends with the fall, and torques are limited") func fall() throws {
    var fullTorque = FullTorque()
    let robot = try WheelLeggedRobot()
    var generator = Generator(seed: 0, stream: "roll out")
    let trajectory = rollOut(&fullTorque, on: robot, stepCount: 1000, using: &generator)
    #expect(trajectory.hasFallen && robot.hasFallen)
    #expect(trajectory.states.count < 1000)
    #expect(trajectory.torques.allSatisfy { $0 == WheelLeggedRobot.torqueLimit })
    #expect(trajectory.states.allSatisfy { abs($0.tilt) <= WheelLeggedRobot.fallTilt })
    #expect(fullTorque.episodeCount == 1)
  }

  @Test("A rollout has at most the requested steps") func stepCount() throws {
    var lqr = LQR(
      task: .standingStill, linearization: try WheelLeggedRobot.linearization())
    var generator = Generator(seed: 0, stream: "roll out")
    let trajectory = rollOut(
      &lqr, on: try WheelLeggedRobot(), stepCount: 123, using: &generator)
    #expect(trajectory.states.count == 123)
    #expect(!trajectory.hasFallen)
  }

  @Test("An episode depends on the generator alone") func generator() throws {
    let robot = try WheelLeggedRobot()
    func episode(_ generator: inout Generator) -> Trajectory {
      var random = RandomTorque(seed: 0)
      return rollOut(&random, on: robot, stepCount: 50, using: &generator)
    }
    var generator = Generator(seed: 2, stream: "roll out")
    let first = episode(&generator)
    let second = episode(&generator)
    #expect(first != second)
    var again = Generator(seed: 2, stream: "roll out")
    #expect(episode(&again) == first)
  }
}
