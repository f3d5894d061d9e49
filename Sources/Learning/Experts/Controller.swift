public import Environments
public import LinearAlgebra

/// A controller of the robot: a torque for each control interval.
public protocol Controller: Sendable {
  /// Begins an episode; all random numbers of the episode come from `generator`.
  mutating func reset(using generator: inout Generator)

  /// The total torque in N·m in this state; called once per control interval, in order.
  mutating func torque(at state: RobotState) -> Double
}
