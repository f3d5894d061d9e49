public import Environments
public import LinearAlgebra

/// Who moves the robot: a torque for each control interval.
public protocol Controller: Sendable {
  /// Begins an episode; all randomness of the episode comes from `generator`.
  mutating func reset(using generator: inout Generator)

  /// The total torque in N·m at this state; called once for each control interval, in order.
  mutating func torque(at state: RobotState) -> Double
}
