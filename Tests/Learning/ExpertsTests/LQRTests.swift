import Environments
import LinearAlgebra
import Testing

@testable import Experts

struct LQRTests {
  @Test("The LQR survives all episodes with little tilt", arguments: RobotTask.allCases)
  func survival(task: RobotTask) throws {
    var lqr = LQR(
      task: task, linearization: try WheelLeggedRobot.linearization())
    let robot = try WheelLeggedRobot()
    var generator = Generator(seed: 0, stream: "regulator test")
    let trajectories = (0..<50).map { _ in
      rollOut(
        &lqr, on: robot, stepCount: WheelLeggedRobot.episodeStepCount, using: &generator)
    }
    let summary = RobotSummary(of: trajectories, task: task)
    #expect(summary.survivedCount == 50)
    #expect(summary.tiltRootMeanSquare < 0.5)
    #expect(summary.returnMean > 95)
    for trajectory in trajectories {
      let last = trajectory.states[trajectory.states.count - 1]
      #expect(abs(last.velocity - task.targetVelocity) < 1e-3)
    }
  }

  @Test("The position has no effect when moving straight") func position() throws {
    var lqr = LQR(
      task: .movingStraight, linearization: try WheelLeggedRobot.linearization())
    #expect(lqr.gain[2] == 0)
    var state = RobotState(tilt: 0.01, tiltRate: 0.02, position: 0, velocity: 0.3)
    let here = lqr.torque(at: state)
    state.position = 100
    #expect(lqr.torque(at: state) == here)
  }
}
