import Datasets
import Environments
import LinearAlgebra
import Testing

@testable import Experts

struct DemonstrationTests {
  @Test(
    "Observations follow one another, and actions are fractions of the torque limit",
    arguments: RobotTask.allCases)
  func transitions(task: RobotTask) throws {
    var human = SimulatedHuman(task: task, parameters: .init(), seed: 1)
    let demonstration = try demonstrate(&human, task: task, transitionCount: 400, seed: 1)
    let transitions = demonstration.transitions
    #expect(transitions.count == 400)
    #expect(transitions.observations.columnCount == task.observationCount)
    #expect(transitions.actions.columnCount == 1)
    for row in 0..<400 {
      let state = demonstration.trajectory.states[row]
      #expect(Array(transitions.observations.row(row)) == task.observation(of: state))
      #expect(
        transitions.actions[row, 0]
          == Float(demonstration.trajectory.torques[row] / WheelLeggedRobot.torqueLimit))
      guard row < 399 else { break }
      #expect(transitions.nextObservations.row(row) == transitions.observations.row(row + 1))
    }
  }

  @Test("The last next state results from the last action") func lastState() throws {
    var human = SimulatedHuman(task: .standingStill, parameters: .init(), seed: 1)
    let demonstration = try demonstrate(&human, task: .standingStill, transitionCount: 10, seed: 1)
    let robot = try WheelLeggedRobot()
    robot.reset(to: demonstration.trajectory.states[0])
    for torque in demonstration.trajectory.torques { robot.step(torque: torque) }
    #expect(
      Array(demonstration.transitions.nextObservations.row(9))
        == RobotTask.standingStill.observation(of: robot.state))
  }

  @Test("A demonstrator who falls is refused") func fall() throws {
    var nobody = ZeroTorque()
    let error = try #require(throws: EnvironmentError.self) {
      _ = try demonstrate(&nobody, task: .standingStill, transitionCount: 10_000, seed: 0)
    }
    #expect(error.subject == "demonstration of standing-still")
    #expect(error.problem.hasPrefix("the robot fell after "))
    #expect(error.problem.contains(" s of 50.0 s; "))
  }
}
