import RealModule

/// The robot near its upright equilibrium as a linear system, one control interval a step.
///
///     s(t + Δt) = A s(t) + b τ(t),   s = (θ, θ̇, x, ẋ), τ in N·m.
public struct Linearization: Equatable, Sendable {
  /// The matrix A, by rows.
  public let transition: [[Double]]
  /// The vector b.
  public let input: [Double]

  /// - Precondition: A is square and b has as many rows.
  public init(transition: [[Double]], input: [Double]) {
    precondition(
      transition.count == input.count && transition.allSatisfy { $0.count == input.count },
      "A linear system needs a square transition and an input of as many rows")
    self.transition = transition
    self.input = input
  }

  /// The eigenvalue of A of greatest magnitude; the equilibrium is unstable if it exceeds 1.
  ///
  /// By the power method, since the robot falls along one real mode that dominates all others.
  public var unstablePole: Double { dominantEigenvalue(of: transition) }

  /// The growth rate of a small tilt, ln(`unstablePole`) / Δt, in 1/s.
  public var unstablePolePerSecond: Double {
    Double.log(unstablePole) / WheelLeggedRobot.controlInterval
  }
}

extension WheelLeggedRobot {
  /// The simulated robot over one control interval about the upright equilibrium, by central
  /// differences in state and torque.
  ///
  /// Differences of 10⁻⁴ (rad, rad/s, m, m/s, N·m) leave a truncation error of some 10⁻⁸ and a
  /// rounding error of some 10⁻¹².
  public static func linearization() throws(EnvironmentError) -> Linearization {
    let robot = try WheelLeggedRobot()
    let difference = 1e-4
    func successor(of state: [Double], torque: Double) -> [Double] {
      robot.reset(to: RobotState(vector: state))
      robot.step(torque: torque)
      return robot.state.vector
    }
    func derivative(along direction: [Double], torque: Double) -> [Double] {
      let after = successor(of: direction.map { $0 * difference }, torque: torque * difference)
      let before = successor(of: direction.map { -$0 * difference }, torque: -torque * difference)
      return zip(after, before).map { ($0 - $1) / (2 * difference) }
    }
    let origin = RobotState.upright.vector
    let columns = origin.indices.map { component in
      derivative(along: origin.indices.map { $0 == component ? 1 : 0 }, torque: 0)
    }
    return Linearization(
      transition: origin.indices.map { row in columns.map { $0[row] } },
      input: derivative(along: origin, torque: 1))
  }
}

/// The eigenvalue of greatest magnitude of a square matrix, by the power method with the Rayleigh
/// quotient.
///
/// - Precondition: the eigenvalue is real and simple; the iteration does not converge otherwise.
func dominantEigenvalue(of matrix: [[Double]]) -> Double {
  func product(_ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }
  func inner(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
  // No component is zero, so that the initial vector has a part along every mode.
  var vector = matrix.indices.map { 1 / Double($0 + 1) }
  var eigenvalue = 0.0
  // Each iteration reduces the error by |λ₂/λ₁|, about 0.97 here: a thousand leave 10⁻¹³.
  for _ in 0..<2000 {
    let image = product(vector)
    eigenvalue = inner(vector, image) / inner(vector, vector)
    let length = inner(image, image).squareRoot()
    guard length > 0 else { return 0 }
    vector = image.map { $0 / length }
  }
  return eigenvalue
}
