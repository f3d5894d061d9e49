import RealModule

/// A task of the wheel-legged robot.
public enum RobotTask: String, CaseIterable, Sendable {
  /// Stay upright at the initial position; observes (θ, θ̇, x, ẋ).
  case standingStill = "standing-still"
  /// Stay upright and roll at the target velocity; observes (θ, θ̇, ẋ).
  case movingStraight = "moving-straight"

  /// The tilt θ₀ in rad at which the reward of a step is 1/e.
  public static let tiltScale = 10 * Double.pi / 180
  /// The displacement x₀ in m at which the reward of standing still is 1/e.
  public static let positionScale = 0.5
  /// The velocity error v₀ in m/s at which the reward of moving straight is 1/e.
  ///
  /// Half the target velocity, so that standing still earns only e⁻⁴.
  public static let velocityScale = 0.1

  /// Components of an observation.
  public var observationCount: Int {
    switch self {
    case .standingStill: 4
    case .movingStraight: 3
    }
  }

  /// The velocity to keep, in m/s.
  public var targetVelocity: Double {
    switch self {
    case .standingStill: 0
    case .movingStraight: 0.2
    }
  }

  /// The observation of a state in SI units, in the order given at the cases.
  public func observation(of state: RobotState) -> [Float] {
    switch self {
    case .standingStill:
      [Float(state.tilt), Float(state.tiltRate), Float(state.position), Float(state.velocity)]
    case .movingStraight:
      [Float(state.tilt), Float(state.tiltRate), Float(state.velocity)]
    }
  }

  /// The reward of one step in [0, 1]: exp(−(θ/θ₀)² − (x/x₀)²) for standing still, and
  /// exp(−(θ/θ₀)² − ((ẋ − v)/v₀)²) for moving straight at v.
  public func reward(of state: RobotState) -> Double {
    let tilt = state.tilt / Self.tiltScale
    let error =
      switch self {
      case .standingStill: state.position / Self.positionScale
      case .movingStraight: (state.velocity - targetVelocity) / Self.velocityScale
      }
    return Double.exp(-tilt * tilt - error * error)
  }
}
