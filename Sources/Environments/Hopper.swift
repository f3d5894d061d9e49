internal import CMuJoCo
internal import LinearAlgebra

/// Gym's Hopper: one leg, rewarded for hopping forward without falling.
///
/// An episode ends unless all numbers are finite, those past x and height within ±100, the height
/// above 0.7 m and the pitch within ±0.2 rad.
struct Hopper: PlanarWalker {
  static let physicsStepCount = 4
  static let survivalReward = 1.0
  static let actionCost = 1e-3
  static let velocityLimit = 10.0

  let model: CompiledModel

  func reset(_ data: UnsafeMutablePointer<mjData>, using generator: inout Generator) {
    resetUniformly(data, spread: 5e-3, using: &generator)
  }

  static func hasFallen(_ data: UnsafePointer<mjData>, of model: CompiledModel) -> Bool {
    let state = data.pointee
    guard state.qpos[0].isFinite, state.qpos[1] > 0.7, state.qpos[1].isFinite,
      abs(state.qpos[2]) < 0.2
    else { return true }
    // Not a number is not below 100 either.
    for index in 2..<Int(model.pointer.pointee.nq) where !(abs(state.qpos[index]) < 100) {
      return true
    }
    for index in 0..<Int(model.pointer.pointee.nv) where !(abs(state.qvel[index]) < 100) {
      return true
    }
    return false
  }
}
