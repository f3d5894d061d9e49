public import Environments
public import LinearAlgebra

/// No torque: the reference for the time to a fall.
public struct ZeroTorque: Controller {
  public init() {}

  public mutating func reset(using generator: inout Generator) {}

  public mutating func torque(at state: RobotState) -> Double { 0 }
}
