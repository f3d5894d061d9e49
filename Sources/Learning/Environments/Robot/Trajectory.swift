/// The states and torques of one episode of the robot.
public struct Trajectory: Equatable, Sendable {
  /// The state before each action, at time k / `WheelLeggedRobot.controlRate`.
  public var states: [RobotState]
  /// The total torque of each step in N·m, within the motors' limit.
  public var torques: [Double]
  /// Whether the last action ended in a fall.
  public var hasFallen: Bool

  /// - Precondition: there are as many states as torques.
  public init(states: [RobotState], torques: [Double], hasFallen: Bool) {
    precondition(
      states.count == torques.count, "\(states.count) states and \(torques.count) torques")
    self.states = states
    self.torques = torques
    self.hasFallen = hasFallen
  }

  /// The time until the fall or the end, in s.
  public var duration: Double { Double(states.count) / WheelLeggedRobot.controlRate }
}
