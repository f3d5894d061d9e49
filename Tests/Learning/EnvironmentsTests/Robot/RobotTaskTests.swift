import RealModule
import Testing

@testable import Environments

struct RobotTaskTests {
  private let state = RobotState(tilt: 0.25, tiltRate: -0.5, position: 1.5, velocity: 0.125)

  @Test("Observations are those of the task") func observations() {
    #expect(RobotTask.standingStill.observation(of: state) == [0.25, -0.5, 1.5, 0.125])
    #expect(RobotTask.movingStraight.observation(of: state) == [0.25, -0.5, 0.125])
    for task in RobotTask.allCases {
      #expect(task.observation(of: state).count == task.observationCount)
    }
  }

  @Test("The reward is 1 at the goal and 1/e one scale away") func rewards() {
    for task in RobotTask.allCases {
      var goal = RobotState.upright
      goal.velocity = task.targetVelocity
      #expect(task.reward(of: goal) == 1)
      goal.tilt = -RobotTask.tiltScale
      #expect(abs(task.reward(of: goal) - Double.exp(-1)) < 1e-15)
    }
    var displaced = RobotState.upright
    displaced.position = RobotTask.positionScale
    #expect(abs(RobotTask.standingStill.reward(of: displaced) - Double.exp(-1)) < 1e-15)
    // Standing still is no way to move straight.
    #expect(RobotTask.movingStraight.reward(of: .upright) < 0.02)
  }

  @Test("States are vectors in the order of the paper") func order() {
    #expect(state.vector == [0.25, -0.5, 1.5, 0.125])
    #expect(RobotState(vector: state.vector) == state)
  }
}
