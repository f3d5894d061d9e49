public import Environments
public import LinearAlgebra

/// A torque drawn uniformly from the limits in each control interval: the reference for an uninformed
/// policy.
public struct RandomTorque: Controller {
  private var generator: Generator

  public init(seed: UInt64) {
    generator = Generator(seed: seed, stream: "random-torque")
  }

  public mutating func reset(using generator: inout Generator) {
    self.generator = Generator(seed: generator.next(), stream: "random-torque")
  }

  public mutating func torque(at state: RobotState) -> Double {
    WheelLeggedRobot.torqueLimit * (2 * generator.uniform() - 1)
  }
}
