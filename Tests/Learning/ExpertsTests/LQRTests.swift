import Environments
import LinearAlgebra
import Testing

@testable import Experts

struct LQRTests {
  @Test(arguments: RobotTask.allCases)
  func survivesFiftyOfFiftyEpisodesWithHardlyATilt(task: RobotTask) throws {
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

  @Test func doesNotCareWhereItMovesStraight() throws {
    var lqr = LQR(
      task: .movingStraight, linearization: try WheelLeggedRobot.linearization())
    #expect(lqr.gain[2] == 0)
    var state = RobotState(tilt: 0.01, tiltRate: 0.02, position: 0, velocity: 0.3)
    let here = lqr.torque(at: state)
    state.position = 100
    #expect(lqr.torque(at: state) == here)
  }

  @Test func pushesUnderTheLean() throws {
    var lqr = LQR(
      task: .standingStill, linearization: try WheelLeggedRobot.linearization())
    var state = RobotState.upright
    #expect(lqr.torque(at: state) == 0)
    state.tilt = 0.01
    #expect(lqr.torque(at: state) > 0)
    #expect(lqr.gain.allSatisfy { $0 < 0 })
  }

  @Test func makesTheLinearRobotStable() throws {
    let linearization = try WheelLeggedRobot.linearization()
    let gain = LQR(task: .standingStill, linearization: linearization).gain
    var state = [0.02, 0, 0.1, 0]
    for _ in 0..<4000 {
      let torque = -zip(gain, state).reduce(0) { $0 + $1.0 * $1.1 }
      state = linearization.transition.indices.map { row in
        linearization.input[row] * torque
          + zip(linearization.transition[row], state).reduce(0) { $0 + $1.0 * $1.1 }
      }
    }
    #expect(state.allSatisfy { abs($0) < 1e-6 })
  }
}
