import Environments
import LinearAlgebra
import Testing

@testable import Experts

struct ZeroTorqueTests {
  @Test("Without torque the robot falls within two seconds in all episodes") func falls() throws {
    var nobody = ZeroTorque()
    let robot = try WheelLeggedRobot()
    var generator = Generator(seed: 0, stream: "zero torque test")
    for _ in 0..<50 {
      let trajectory = rollOut(
        &nobody, on: robot, stepCount: WheelLeggedRobot.episodeStepCount, using: &generator)
      #expect(trajectory.hasFallen)
      #expect(trajectory.duration < 2)
      #expect(trajectory.torques.allSatisfy { $0 == 0 })
    }
  }
}
