public import Environments
public import LinearAlgebra

/// Draws the torque of each control interval uniformly from the limits: the reference for a
/// policy that knows nothing.
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
