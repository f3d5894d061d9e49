public import Datasets
public import Environments
import LinearAlgebra

/// One uninterrupted episode of a controller, as transitions to learn from and as a trajectory.
public struct Demonstration: Equatable, Sendable {
  /// With observations of the task in SI units, and torques divided by the limit.
  public let transitions: Transitions
  public let trajectory: Trajectory
}

/// Records `transitionCount` transitions of one episode of a controller.
///
/// - Throws: `EnvironmentError` if the robot cannot be simulated or falls.
public func demonstrate(
  _ controller: inout some Controller, task: RobotTask, transitionCount: Int, seed: UInt64
) throws(EnvironmentError) -> Demonstration {
  let robot = try WheelLeggedRobot()
  var generator = Generator(seed: seed, stream: "demonstration")
  let trajectory = rollOut(
    &controller, on: robot, stepCount: transitionCount, using: &generator)
  guard !trajectory.hasFallen else {
    throw EnvironmentError(
      subject: "demonstration of \(task.rawValue)",
      problem: "the robot fell after \(trajectory.duration) s of "
        + "\(Double(transitionCount) / WheelLeggedRobot.controlRate) s; "
        + "change the parameters or the seed of the demonstrator")
  }
  let observations = (trajectory.states + [robot.state]).map(task.observation)
  func matrix(_ rows: ArraySlice<[Float]>) -> Matrix {
    Matrix(
      rowCount: rows.count, columnCount: task.observationCount, elements: Array(rows.joined()))
  }
  return Demonstration(
    transitions: Transitions(
      observations: matrix(observations.dropLast()),
      actions: Matrix(
        rowCount: transitionCount, columnCount: 1,
        elements: trajectory.torques.map { Float($0 / WheelLeggedRobot.torqueLimit) }),
      nextObservations: matrix(observations.dropFirst())),
    trajectory: trajectory)
}
