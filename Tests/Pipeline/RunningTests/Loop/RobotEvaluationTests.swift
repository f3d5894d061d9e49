import Datasets
import Environments
import LinearAlgebra
import Networks
import Testing
@testable import Running

@Suite struct RobotEvaluationTests {
  private static func evaluation(
    episodeCount: Int, deviation: [Float] = [1, 1, 1, 1]
  ) -> RobotEvaluation {
    RobotEvaluation(
      task: .standingStill, normalizer: Normalizer(mean: [0, 0, 0, 0], deviation: deviation),
      episodeCount: episodeCount, seed: 5)
  }

  private static let policy = untrainedPolicy(observationCount: 4, actionCount: 1)

  @Test func startsEachEpisodeFromItsOwnStream() throws {
    func trajectories(_ count: Int, at step: Int) throws -> [Trajectory] {
      try Self.evaluation(episodeCount: count)
        .trajectories(of: Self.policy, at: step, while: { true })
    }
    let (three, two) = (try trajectories(3, at: 100), try trajectories(2, at: 100))
    #expect(try trajectories(3, at: 100) == three)
    #expect(three[0].states[0] == two[0].states[0])
    #expect(three[1].states[0] == two[1].states[0])
    #expect(three[0].states[0] != three[1].states[0])
    #expect(try trajectories(2, at: 200)[0].states[0] != two[0].states[0])
  }

  @Test func movesEachRobotAsItWouldMoveAlone() throws {
    let evaluation = Self.evaluation(episodeCount: 3)
    for trajectory in try evaluation.trajectories(of: Self.policy, at: 1, while: { true }) {
      let robot = try WheelLeggedRobot()
      robot.reset(to: trajectory.states[0])
      for (state, torque) in zip(trajectory.states, trajectory.torques).prefix(20) {
        #expect(abs(robot.state.tilt - state.tilt) < 1e-6)
        robot.step(torque: torque)
      }
    }
  }

  @Test func normalizesWhatThePolicySees() throws {
    var policy = Self.policy
    let trajectory = try Self.evaluation(episodeCount: 1, deviation: [0.1, 2, 3, 4])
      .trajectories(of: policy, at: 1, while: { true })[0]
    let state = trajectory.states[0]
    let seen = Matrix(
      rowCount: 1, columnCount: 4,
      elements: [
        Float(state.tilt) / 0.1, Float(state.tiltRate) / 2, Float(state.position) / 3,
        Float(state.velocity) / 4,
      ])
    let torque = Double(policy.modes(at: seen)[0, 0]) * WheelLeggedRobot.torqueLimit
    #expect(abs(trajectory.torques[0] - torque) < 1e-5)
  }

  @Test func stopsWhenAskedTo() {
    #expect(throws: Interrupted.self) {
      try Self.evaluation(episodeCount: 1).trajectories(of: Self.policy, at: 0, while: { false })
    }
  }

  @Test func writesATrajectoryRowPerControlStep() {
    let state = RobotState(tilt: 0.1, tiltRate: -1, position: 2, velocity: 0)
    let trajectory = Trajectory(
      states: Array(repeating: state, count: 4), torques: [1, 2, 3, -0.5], hasFallen: true)
    #expect(
      trajectory.csv == """
        time_s,tilt_rad,tilt_rate_rad_s,position_m,velocity_m_s,torque_n_m
        0.0,0.1,-1.0,2.0,0.0,1.0
        0.005,0.1,-1.0,2.0,0.0,2.0
        0.01,0.1,-1.0,2.0,0.0,3.0
        0.015,0.1,-1.0,2.0,0.0,-0.5

        """)
  }
}
