internal import CMuJoCo
internal import LinearAlgebra

/// Gym's HalfCheetah: two legs and a back, rewarded for running; it cannot fall.
struct HalfCheetah: LocomotionEnvironment {
  static let physicsStepCount = 5
  static let survivalReward = 0.0
  static let actionCost = 0.1
  static let velocityLimit = Double.infinity

  /// Positions within ±0.1 of the reference, velocities from 0.1 · N(0, 1).
  func reset(_ scene: Scene, using generator: inout Generator) {
    for index in 0..<Int(scene.model.pointee.nq) {
      scene.data.pointee.qpos[index] += 0.1 * (2 * generator.uniform() - 1)
    }
    for index in 0..<Int(scene.model.pointee.nv) {
      scene.data.pointee.qvel[index] = 0.1 * generator.normal()
    }
  }

  static func hasFallen(in scene: Scene) -> Bool { false }
}
