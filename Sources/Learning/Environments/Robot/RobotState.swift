/// The state of the wheel-legged robot, rolling without slip in the x–z plane.
public struct RobotState: Equatable, Sendable {
  /// Tilt θ from the vertical in rad; positive leans toward +x.
  public var tilt: Double
  /// Tilt rate θ̇ in rad/s.
  public var tiltRate: Double
  /// Position x of the axle in m, relative to the beginning of the episode.
  public var position: Double
  /// Velocity ẋ of the axle in m/s.
  public var velocity: Double

  public init(tilt: Double, tiltRate: Double, position: Double, velocity: Double) {
    self.tilt = tilt
    self.tiltRate = tiltRate
    self.position = position
    self.velocity = velocity
  }

  /// Upright and at rest.
  public static let upright = RobotState(tilt: 0, tiltRate: 0, position: 0, velocity: 0)

  /// The components in the order θ, θ̇, x, ẋ.
  public var vector: [Double] { [tilt, tiltRate, position, velocity] }

  /// - Precondition: there are four components, in the order θ, θ̇, x, ẋ.
  public init(vector: [Double]) {
    precondition(vector.count == 4, "A robot's state has 4 components, not \(vector.count)")
    self.init(
      tilt: vector[0], tiltRate: vector[1], position: vector[2], velocity: vector[3])
  }
}
