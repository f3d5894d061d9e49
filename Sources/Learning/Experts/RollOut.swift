public import Environments
public import LinearAlgebra

/// Lets a controller move the robot for one episode, from a random reset until a fall or
/// `stepCount` control intervals.
public func rollOut(
  _ controller: inout some Controller, on robot: WheelLeggedRobot, stepCount: Int,
  using generator: inout Generator
) -> Trajectory {
  robot.reset(using: &generator)
  controller.reset(using: &generator)
  var states: [RobotState] = []
  var torques: [Double] = []
  states.reserveCapacity(stepCount)
  torques.reserveCapacity(stepCount)
  while states.count < stepCount, !robot.hasFallen {
    let state = robot.state
    let limit = WheelLeggedRobot.torqueLimit
    let torque = min(max(controller.torque(at: state), -limit), limit)
    robot.step(torque: torque)
    states.append(state)
    torques.append(torque)
  }
  return Trajectory(states: states, torques: torques, hasFallen: robot.hasFallen)
}
