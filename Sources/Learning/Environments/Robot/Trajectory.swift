/// What the robot did in one episode: the state before each action, and the action.
public struct Trajectory: Equatable, Sendable {
  /// The states before each action; the k-th at time k / `WheelLeggedRobot.controlRate`.
  public var states: [RobotState]
  /// The total torque of each step in N·m, as the motors gave it.
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

  /// How long the robot stayed up, in s.
  public var duration: Double { Double(states.count) / WheelLeggedRobot.controlRate }
}
