internal import CMuJoCo
internal import LinearAlgebra

/// A task of planar locomotion along x: the positions begin with x, height and pitch.
///
/// Rewards, termination and initial noise are those of version 2 of OpenAI Gym's environments, which
/// D4RL subclasses.
protocol LocomotionEnvironment: Environment {
  /// Physics steps per action.
  static var physicsStepCount: Int { get }
  /// The constant part of the reward.
  static var survivalReward: Double { get }
  /// The factor of Σ aⱼ² in the reward, with its sign reversed.
  static var actionCost: Double { get }
  /// Observed velocities are clamped to ± this value.
  static var velocityLimit: Double { get }

  /// Whether the episode ends in the current state.
  static func hasFallen(in scene: Scene) -> Bool
}

extension LocomotionEnvironment {
  /// All positions except x, then all velocities.
  func observe(_ scene: Scene, into observation: UnsafeMutablePointer<Double>) {
    let positionCount = Int(scene.model.pointee.nq) - 1
    for index in 0..<positionCount { observation[index] = scene.data.pointee.qpos[index + 1] }
    let limit = Self.velocityLimit
    for index in 0..<Int(scene.model.pointee.nv) {
      observation[positionCount + index] = max(-limit, min(limit, scene.data.pointee.qvel[index]))
    }
  }

  /// Reward: Δx/Δt + survival − cost · Σ aⱼ².
  func step(_ scene: Scene, taking action: UnsafePointer<Double>) -> StepOutcome {
    var effort = 0.0
    for index in 0..<Int(scene.model.pointee.nu) {
      scene.data.pointee.ctrl[index] = action[index]
      effort += action[index] * action[index]
    }
    let before = scene.data.pointee.qpos[0]
    scene.advance(Self.physicsStepCount)
    let interval = scene.model.pointee.opt.timestep * Double(Self.physicsStepCount)
    return StepOutcome(
      reward: (scene.data.pointee.qpos[0] - before) / interval + Self.survivalReward
        - Self.actionCost * effort,
      isTerminal: Self.hasFallen(in: scene))
  }

  /// Adds uniform noise in ± `spread` to the reference positions and to zero velocities.
  func resetUniformly(_ scene: Scene, spread: Double, using generator: inout Generator) {
    func draw() -> Double { spread * (2 * generator.uniform() - 1) }
    for index in 0..<Int(scene.model.pointee.nq) { scene.data.pointee.qpos[index] += draw() }
    for index in 0..<Int(scene.model.pointee.nv) { scene.data.pointee.qvel[index] += draw() }
  }
}
