import Datasets
import Environments
import LinearAlgebra
import Testing

@testable import Experts

struct RecordingTests {
  @Test(arguments: RobotTask.allCases)
  func chainsObservationsAndNormalisesTorques(task: RobotTask) throws {
    var human = SimulatedHuman(task: task, parameters: .init(), seed: 1)
    let recording = try record(&human, task: task, transitionCount: 400, seed: 1)
    let transitions = recording.transitions
    #expect(transitions.count == 400)
    #expect(transitions.observations.columnCount == task.observationCount)
    #expect(transitions.actions.columnCount == 1)
    for row in 0..<400 {
      let state = recording.trajectory.states[row]
      #expect(Array(transitions.observations.row(row)) == task.observation(of: state))
      #expect(
        transitions.actions[row, 0]
          == Float(recording.trajectory.torques[row] / WheelLeggedRobot.torqueLimit))
      guard row < 399 else { break }
      #expect(transitions.nextObservations.row(row) == transitions.observations.row(row + 1))
    }
  }

  @Test func endsInTheStateThatTheLastActionLedTo() throws {
    var human = SimulatedHuman(task: .standingStill, parameters: .init(), seed: 1)
    let recording = try record(&human, task: .standingStill, transitionCount: 10, seed: 1)
    let robot = try WheelLeggedRobot()
    robot.reset(to: recording.trajectory.states[0])
    for torque in recording.trajectory.torques { robot.step(torque: torque) }
    #expect(
      Array(recording.transitions.nextObservations.row(9))
        == RobotTask.standingStill.observation(of: robot.state))
  }

  @Test func refusesADemonstratorWhoFalls() throws {
    var nobody = ZeroTorque()
    let error = try #require(throws: EnvironmentError.self) {
      _ = try record(&nobody, task: .standingStill, transitionCount: 10_000, seed: 0)
    }
    #expect(error.subject == "demonstration of standing-still")
    #expect(error.problem.hasPrefix("the demonstrator fell after "))
    #expect(error.problem.contains(" s of 50.0 s; "))
  }
}
