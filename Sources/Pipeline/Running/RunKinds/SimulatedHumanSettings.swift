import Environments
import Experts
import Specifications

extension RunKindDefinition {
  /// The keys of the simulated human's parameters.
  static let human = SettingTable(
    SimulatedHuman.Parameters(),
    [
      .number(
        "human.reaction_delay", \.reactionDelay, Bounds(0...1),
        "Time from a state to the torque that answers it, in s."),
      .number(
        "human.decision_interval", \.decisionInterval, Bounds(WheelLeggedRobot.controlInterval...1),
        "Time for which a torque is held, in s."),
      .number(
        "human.torque_step", \.torqueLevel, Bounds(above: 0),
        "Difference of neighboring torques to choose from, in N m."),
      .number(
        "human.maximum_torque", \.torqueMaximum, Bounds(0...WheelLeggedRobot.torqueLimit),
        "Largest torque to choose from, in N m."),
      .number(
        "human.torque_noise", \.torqueNoise, Bounds(0...),
        "Standard deviation of the hand's noise, in N m."),
      .number(
        "human.tilt_noise", \.tiltNoise, Bounds(0...),
        "Standard deviation of the perceived tilt, in rad."),
      .number(
        "human.tilt_rate_noise", \.tiltRateNoise, Bounds(0...),
        "Standard deviation of the perceived tilt rate, in rad/s."),
      .number("human.tilt_gain", \.tiltGain, Bounds(0...), "Torque for tilt, in N m/rad."),
      .number(
        "human.tilt_rate_gain", \.tiltRateGain, Bounds(0...),
        "Torque for tilt rate, in N m s/rad."),
      .number(
        "human.position_gain", \.positionGain, Bounds(0...), "Torque for displacement, in N."),
      .number("human.velocity_gain", \.velocityGain, Bounds(0...), "Torque for velocity, in N s."),
      .number(
        "human.position_wander", \.positionWander, Bounds(0...),
        "Standard deviation of the wandering intended position, in m."),
      .number(
        "human.velocity_wander", \.velocityWander, Bounds(0...),
        "Standard deviation of the wandering intended velocity, in m/s."),
      .number(
        "human.wander_time", \.wanderTime, Bounds(WheelLeggedRobot.controlInterval...1000),
        "Time over which the intentions wander, in s."),
    ])
}
