import RealModule

@testable import Environments

/// The robot by textbook mechanics, from the sizes and masses in the model's file and none of
/// MuJoCo's results: a body on an axle, rolling without slip.
///
///     L = ½ M ẋ² + m l cos θ · ẋ θ̇ + ½ J θ̇² − m g l cos θ
enum RobotMechanics {
  static let gravity = 9.81
  static let wheelRadius = 0.12
  static let trunkMass = 6.0
  static let trunkHeight = 0.5
  static let legMass = 1.0
  static let legHeight = 0.2
  static let wheelMass = 2.0

  static let bodyMass = trunkMass + 2 * legMass
  /// m l in kg·m.
  static let moment = trunkMass * trunkHeight + 2 * legMass * legHeight
  /// J: inertia of trunk (a box) and legs (capsules) about the axle.
  static let inertia =
    trunkMass * ((0.16 * 0.16 + 0.22 * 0.22) / 12 + trunkHeight * trunkHeight)
    + 2
    * (capsuleInertia(mass: legMass, length: 0.36, radius: 0.02) + legMass * legHeight * legHeight)
  /// M: all masses, and the inertia of both wheels (solid cylinders) through their radius.
  static let rollingMass = bodyMass + 2 * wheelMass + 2 * wheelMass / 2

  /// About the middle, across the axis: the cylinder between the caps, and two half spheres whose
  /// centers of mass are ⅜ r beyond its ends.
  private static func capsuleInertia(mass: Double, length: Double, radius: Double) -> Double {
    let cylinderVolume = radius * radius * length
    let sphereVolume = 4 * radius * radius * radius / 3
    let cylinderMass = mass * cylinderVolume / (cylinderVolume + sphereVolume)
    let sphereMass = mass - cylinderMass
    return cylinderMass * (length * length / 12 + radius * radius / 4)
      + sphereMass
      * (2 * radius * radius / 5 + length * length / 4 + 3 * length * radius / 8)
  }

  /// The rate in 1/s at which the free robot falls: √(m g l / (J − (m l)² / M)).
  static let unstablePole =
    (gravity * moment / (inertia - moment * moment / rollingMass)).squareRoot()

  /// Kinetic and potential energy in J.
  static func energy(of state: RobotState) -> Double {
    let (velocity, tiltRate) = (state.velocity, state.tiltRate)
    return rollingMass * velocity * velocity / 2
      + moment * Double.cos(state.tilt) * velocity * tiltRate
      + inertia * tiltRate * tiltRate / 2
      + gravity * moment * Double.cos(state.tilt)
  }
}
