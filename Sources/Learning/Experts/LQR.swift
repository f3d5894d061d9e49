public import Environments
public import LinearAlgebra

/// The linear-quadratic regulator of the linearized robot: τ = −K (s − s*), with s* = (0, 0, 0, v).
///
/// Standing still, it controls all four components and v is 0; moving straight, it does not control x,
/// and v is the target velocity. Weights follow Bryson's rule: each component is divided by its largest
/// tolerable deviation.
public struct LQR: Controller {
  /// Tolerable deviations: 1° of tilt, 10°/s, 10 cm and 10 cm/s, each against 1 N·m.
  static let tolerance = RobotState(
    tilt: Double.pi / 180, tiltRate: 10 * Double.pi / 180, position: 0.1, velocity: 0.1)

  /// K in the order θ, θ̇, x, ẋ, in N·m per SI unit; 0 for x when moving straight.
  public let gain: [Double]
  private let targetVelocity: Double

  public init(task: RobotTask, linearization: Linearization) {
    // The controlled components of (θ, θ̇, x, ẋ). The others have no effect on them: the ground is the
    // same everywhere, so the column of x in A is that of the identity.
    let regulated =
      switch task {
      case .standingStill: [0, 1, 2, 3]
      case .movingStraight: [0, 1, 3]
      }
    let tolerance = Self.tolerance.vector
    let equation = RiccatiEquation(
      transition: regulated.map { row in
        regulated.map { linearization.transition[row][$0] }
      },
      input: regulated.map { linearization.input[$0] },
      stateWeights: regulated.map { 1 / (tolerance[$0] * tolerance[$0]) },
      inputWeight: 1)
    var gain = [Double](repeating: 0, count: tolerance.count)
    for (component, value) in zip(regulated, equation.gain(of: equation.solution())) {
      gain[component] = value
    }
    self.gain = gain
    targetVelocity = task.targetVelocity
  }

  public mutating func reset(using generator: inout Generator) {}

  public mutating func torque(at state: RobotState) -> Double {
    -(gain[0] * state.tilt + gain[1] * state.tiltRate + gain[2] * state.position
      + gain[3] * (state.velocity - targetVelocity))
  }
}
