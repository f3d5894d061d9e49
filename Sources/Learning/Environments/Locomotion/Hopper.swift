internal import CMuJoCo
internal import LinearAlgebra

/// Gym's Hopper: one leg, rewarded for hopping forward without falling.
///
/// An episode continues while all values are finite, all except x and height are within ±100, the
/// height is above 0.7 m and the pitch is within ±0.2 rad.
struct Hopper: LocomotionEnvironment {
  static let physicsStepCount = 4
  static let survivalReward = 1.0
  static let actionCost = 1e-3
  static let velocityLimit = 10.0

  func reset(_ scene: Scene, using generator: inout Generator) {
    resetUniformly(scene, spread: 5e-3, using: &generator)
  }

  static func hasFallen(in scene: Scene) -> Bool {
    let positions: UnsafeMutablePointer<Double> = scene.data.pointee.qpos
    let velocities: UnsafeMutablePointer<Double> = scene.data.pointee.qvel
    guard positions[0].isFinite, positions[1] > 0.7, positions[1].isFinite,
      abs(positions[2]) < 0.2
    else { return true }
    // Written so that NaN counts as a fall.
    for index in 2..<Int(scene.model.pointee.nq) where !(abs(positions[index]) < 100) {
      return true
    }
    for index in 0..<Int(scene.model.pointee.nv) where !(abs(velocities[index]) < 100) {
      return true
    }
    return false
  }
}
