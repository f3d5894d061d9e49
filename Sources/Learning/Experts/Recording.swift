public import Datasets
public import Environments
import LinearAlgebra

/// A demonstration: one uninterrupted episode, as transitions to learn from and as a trajectory.
public struct Recording: Equatable, Sendable {
  /// Observations of the task in SI units, and torques divided by the limit.
  public let transitions: Transitions
  public let trajectory: Trajectory
}

/// Records `transitionCount` transitions of one episode of a demonstrator.
///
/// - Throws: when the robot cannot be simulated, or the demonstrator falls.
public func record(
  _ controller: inout some Controller, task: RobotTask, transitionCount: Int, seed: UInt64
) throws(EnvironmentError) -> Recording {
  let robot = try WheelLeggedRobot()
  var generator = Generator(seed: seed, stream: "demonstration")
  let trajectory = rollOut(
    &controller, on: robot, stepCount: transitionCount, using: &generator)
  guard !trajectory.hasFallen else {
    throw EnvironmentError(
      subject: "demonstration of \(task.rawValue)",
      problem: "the demonstrator fell after \(trajectory.duration) s of "
        + "\(Double(transitionCount) / WheelLeggedRobot.controlRate) s; "
        + "make it more able, or choose another seed")
  }
  let observations = (trajectory.states + [robot.state]).map(task.observation)
  func matrix(_ rows: ArraySlice<[Float]>) -> Matrix {
    Matrix(
      rowCount: rows.count, columnCount: task.observationCount, elements: Array(rows.joined()))
  }
  return Recording(
    transitions: Transitions(
      observations: matrix(observations.dropLast()),
      actions: Matrix(
        rowCount: transitionCount, columnCount: 1,
        elements: trajectory.torques.map { Float($0 / WheelLeggedRobot.torqueLimit) }),
      nextObservations: matrix(observations.dropFirst())),
    trajectory: trajectory)
}
