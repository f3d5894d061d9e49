public import Environments
public import LinearAlgebra

/// One episode of a controller, from a random reset to a fall or for `stepCount` control intervals.
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
