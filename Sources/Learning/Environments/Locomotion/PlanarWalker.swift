internal import CMuJoCo
internal import LinearAlgebra

/// A body that moves along x in a vertical plane: its positions begin with x, height and pitch.
///
/// Rewards, ends and noise are those of the second version of OpenAI Gym's environments, from
/// which D4RL derives its own.
protocol PlanarWalker: Body {
  /// Physics steps for each action.
  static var physicsStepCount: Int { get }
  /// Reward of a step without end, beside the progress.
  static var survivalReward: Double { get }
  /// Cost of a unit of Σ aⱼ².
  static var actionCost: Double { get }
  /// Velocities are seen within ± this.
  static var velocityLimit: Double { get }

  /// Whether the episode is over in this state.
  static func hasFallen(in scene: Scene) -> Bool
}

extension PlanarWalker {
  /// All positions but x, then all velocities.
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

  /// Adds noise drawn uniformly from ± `spread` to the model's own positions and zero velocities.
  func resetUniformly(_ scene: Scene, spread: Double, using generator: inout Generator) {
    func draw() -> Double { spread * (2 * generator.uniform() - 1) }
    for index in 0..<Int(scene.model.pointee.nq) { scene.data.pointee.qpos[index] += draw() }
    for index in 0..<Int(scene.model.pointee.nv) { scene.data.pointee.qvel[index] += draw() }
  }
}
