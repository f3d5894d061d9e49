internal import CMuJoCo
internal import LinearAlgebra
internal import RealModule

/// D4RL's pen: turn a pen in the hand until it points as the target does.
///
/// An episode ends when the pen is dropped. The target's direction is drawn anew for each.
struct Pen: AdroitHand {
  /// Where the pen shall be.
  private let goal: Int
  private let pen: Int
  private let top, bottom: Int
  private let targetTop, targetBottom: Int
  /// The body that shows the target's direction.
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

  /// Turns the target by angles from U(−1, 1) rad about x and about y.
  func reset(_ scene: Scene, using generator: inout Generator) {
    let x = generator.uniform(in: -1...1) / 2
    let y = generator.uniform(in: -1...1) / 2
    scene.turn(
      body: target,
      to: SIMD4(
        .cos(y) * .cos(x), .cos(y) * .sin(x), .sin(y) * .cos(x), .sin(y) * .sin(x)))
  }

  /// The hand's 24 angles; the pen's position and velocities; its direction and the wanted one;
  /// both differences.
  func observe(_ scene: Scene, into observation: UnsafeMutablePointer<Double>) {
    var writer = ObservationWriter(at: observation)
    let handCount = Int(scene.model.pointee.nq) - 6
    let position = scene.position(ofBody: pen)
    let (direction, wanted) = directions(in: scene)
    writer.write(scene.data.pointee.qpos, 0..<handCount)
    writer.write(position)
    writer.write(scene.data.pointee.qvel, handCount..<handCount + 6)
    writer.write(direction)
    writer.write(wanted)
    writer.write(position - scene.position(ofSite: goal))
    writer.write(direction - wanted)
  }

  /// Reward: −|Δ| + cos φ, 10 more when close and cos φ > 0.9, 50 more when also cos φ > 0.95,
  /// 5 less when dropped, where Δ leads to the goal and φ is the angle to the wanted direction.
  func outcome(in scene: Scene) -> StepOutcome {
    let position = scene.position(ofBody: pen)
    let distance = norm(position - scene.position(ofSite: goal))
    let (direction, wanted) = directions(in: scene)
    let similarity = (direction * wanted).sum()
    let isClose = distance < 0.075
    let isDropped = position.z < 0.075
    var reward = similarity - distance
    if isClose && similarity > 0.9 { reward += 10 }
    if isClose && similarity > 0.95 { reward += 50 }
    if isDropped { reward -= 5 }
    return StepOutcome(
      reward: reward, isTerminal: isDropped, isSuccess: isClose && similarity > 0.95)
  }

  /// Unit vectors along the pen and along its target.
  private func directions(in scene: Scene) -> (pen: SIMD3<Double>, target: SIMD3<Double>) {
    func direction(_ top: Int, _ bottom: Int) -> SIMD3<Double> {
      let difference = scene.position(ofSite: top) - scene.position(ofSite: bottom)
      return difference / norm(difference)
    }
    return (direction(top, bottom), direction(targetTop, targetBottom))
  }
}
