internal import CMuJoCo
internal import LinearAlgebra

/// Gym's Walker2d: two legs, rewarded for walking forward without falling.
///
/// An episode continues while the height is in 0.8…2.0 m and the pitch is within ±1 rad.
struct Walker2d: LocomotionEnvironment {
  static let physicsStepCount = 4
  static let survivalReward = 1.0
  static let actionCost = 1e-3
  static let velocityLimit = 10.0

  func reset(_ scene: Scene, using generator: inout Generator) {
    resetUniformly(scene, spread: 5e-3, using: &generator)
  }

  static func hasFallen(in scene: Scene) -> Bool {
    let (height, pitch) = (scene.data.pointee.qpos[1], scene.data.pointee.qpos[2])
    return !(height > 0.8 && height < 2 && abs(pitch) < 1)
  }
}
