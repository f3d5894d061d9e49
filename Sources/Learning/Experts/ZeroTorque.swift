public import Environments
public import LinearAlgebra

/// Does nothing: the reference for how fast the robot falls.
public struct ZeroTorque: Controller {
  public init() {}

  public mutating func reset(using generator: inout Generator) {}

  public mutating func torque(at state: RobotState) -> Double { 0 }
}
