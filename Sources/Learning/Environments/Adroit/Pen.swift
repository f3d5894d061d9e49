internal import CMuJoCo
internal import LinearAlgebra
internal import RealModule

/// D4RL's pen task: turn a pen until it points in the target's direction.
///
/// The target's direction is drawn for each episode. An episode ends when the pen is dropped.
struct Pen: AdroitEnvironment {
  /// The target position of the pen.
  private let goal: Int
  private let pen: Int
  private let top, bottom: Int
  private let targetTop, targetBottom: Int
  /// The rigid body that displays the target's direction.
  let target: Int

  init(model: CompiledModel) throws(EnvironmentError) {
    goal = try model.site(named: "eps_ball")
    pen = try model.body(named: "Object")
    top = try model.site(named: "object_top")
    bottom = try model.site(named: "object_bottom")
    targetTop = try model.site(named: "target_top")
    targetBottom = try model.site(named: "target_bottom")
    target = try model.body(named: "target")
  }

  /// Turns the target by angles from U(−1, 1) rad about x and y.
  func reset(_ scene: Scene, using generator: inout Generator) {
    let x = generator.uniform(in: -1...1) / 2
    let y = generator.uniform(in: -1...1) / 2
    scene.turn(
      body: target,
      to: SIMD4(
        .cos(y) * .cos(x), .cos(y) * .sin(x), .sin(y) * .cos(x), .sin(y) * .sin(x)))
  }

  /// Adroit's 24 angles; position and velocities of the pen; its direction and the target's; the
  /// differences of position and direction.
  func observe(_ scene: Scene, into observation: UnsafeMutablePointer<Double>) {
    var writer = ObservationWriter(at: observation)
    let handCount = Int(scene.model.pointee.nq) - 6
    let position = scene.position(ofBody: pen)
    let (direction, targetDirection) = directions(in: scene)
    writer.write(scene.data.pointee.qpos, 0..<handCount)
    writer.write(position)
    writer.write(scene.data.pointee.qvel, handCount..<handCount + 6)
    writer.write(direction)
    writer.write(targetDirection)
    writer.write(position - scene.position(ofSite: goal))
    writer.write(direction - targetDirection)
  }

  /// Reward: −|Δ| + cos φ, plus 10 if |Δ| < 0.075 m and cos φ > 0.9, plus 50 if also cos φ > 0.95,
  /// minus 5 if dropped; Δ is the offset from the goal, φ the angle to the target's direction.
  func outcome(in scene: Scene) -> StepOutcome {
    let position = scene.position(ofBody: pen)
    let distance = norm(position - scene.position(ofSite: goal))
    let (direction, targetDirection) = directions(in: scene)
    let similarity = (direction * targetDirection).sum()
    let isClose = distance < 0.075
    let isDropped = position.z < 0.075
    var reward = similarity - distance
    if isClose && similarity > 0.9 { reward += 10 }
    if isClose && similarity > 0.95 { reward += 50 }
    if isDropped { reward -= 5 }
    return StepOutcome(
      reward: reward, isTerminal: isDropped, isSuccess: isClose && similarity > 0.95)
  }

  /// Unit vectors along the pen and the target.
  private func directions(in scene: Scene) -> (pen: SIMD3<Double>, target: SIMD3<Double>) {
    func direction(_ top: Int, _ bottom: Int) -> SIMD3<Double> {
      let difference = scene.position(ofSite: top) - scene.position(ofSite: bottom)
      return difference / norm(difference)
    }
    return (direction(top, bottom), direction(targetTop, targetBottom))
  }
}
