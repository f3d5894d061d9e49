internal import CMuJoCo
internal import LinearAlgebra
internal import RealModule

/// D4RL's hammer task: take a hammer and drive a nail into a board.
///
/// The height of the board is drawn for each episode; episodes end only at the step limit.
struct Hammer: AdroitEnvironment {
  /// The range of heights of the board above the table, in m.
  static let boardHeights = 0.1...0.25

  private let palm: Int
  private let hammer: Int
  /// The site on the striking face of the hammer.
  private let face: Int
  private let nailHead: Int
  /// The target of the nail head.
  private let goal: Int
  /// The index of the reading of the impact sensor.
  private let impact: Int
  let board: Int

  init(model: CompiledModel) throws(EnvironmentError) {
    palm = try model.site(named: "S_grasp")
    hammer = try model.body(named: "Object")
    face = try model.site(named: "tool")
    nailHead = try model.site(named: "S_target")
    goal = try model.site(named: "nail_goal")
    impact = try model.reading(ofSensor: "S_nail")
    board = try model.body(named: "nail_board")
  }

  func reset(_ scene: Scene, using generator: inout Generator) {
    scene.model.pointee.body_pos[3 * board + 2] = generator.uniform(in: Self.boardHeights)
  }

  /// Adroit's 26 angles and the travel of the nail; velocities of the hammer, clamped to ±1; palm;
  /// hammer and its Euler angles; nail head; impact, clamped to ±1.
  func observe(_ scene: Scene, into observation: UnsafeMutablePointer<Double>) {
    var writer = ObservationWriter(at: observation)
    let velocities: UnsafeMutablePointer<Double> = scene.data.pointee.qvel
    let first = Int(scene.model.pointee.nq) - 6
    writer.write(scene.data.pointee.qpos, 0..<first)
    for index in first..<first + 6 { writer.write(clamped(velocities[index])) }
    writer.write(scene.position(ofSite: palm))
    writer.write(scene.position(ofBody: hammer))
    writer.write(eulerAngles(of: scene.data.pointee.xmat + 9 * hammer))
    writer.write(scene.position(ofSite: nailHead))
    writer.write(clamped(scene.data.pointee.sensordata[impact]))
  }

  /// Reward: −0.1 |palm − hammer| − |face − nail| − 10 |nail − goal| − 0.01 |q̇|, plus 2 if the
  /// hammer is lifted, 25 within 20 mm of the goal and 75 within 10 mm.
  func outcome(in scene: Scene) -> StepOutcome {
    let hammerPosition = scene.position(ofBody: hammer)
    let facePosition = scene.position(ofSite: face)
    let nail = scene.position(ofSite: nailHead)
    let depth = norm(nail - scene.position(ofSite: goal))
    var reward =
      -0.1 * norm(scene.position(ofSite: palm) - hammerPosition) - norm(facePosition - nail)
      - 10 * depth - 1e-2 * scene.squaredSpeed.squareRoot()
    if hammerPosition.z > 0.04 && facePosition.z > 0.04 { reward += 2 }
    if depth < 0.02 { reward += 25 }
    if depth < 0.01 { reward += 75 }
    return StepOutcome(reward: reward, isTerminal: false, isSuccess: depth < 0.01)
  }

  private func clamped(_ number: Double) -> Double { max(-1, min(1, number)) }
}

/// The Euler angles in rad about x, y and z of a row-major rotation matrix, as in D4RL
/// (`d4rl/utils/quatmath.py`): at a pole of y, the angle about x is 0.
func eulerAngles(of rotation: UnsafePointer<Double>) -> SIMD3<Double> {
  let cosine = (rotation[8] * rotation[8] + rotation[5] * rotation[5]).squareRoot()
  let y = -Double.atan2(y: -rotation[2], x: cosine)
  guard cosine > 4 * Double.ulpOfOne else {
    return SIMD3(0, y, -Double.atan2(y: -rotation[3], x: rotation[4]))
  }
  return SIMD3(
    -Double.atan2(y: rotation[5], x: rotation[8]), y,
    -Double.atan2(y: rotation[1], x: rotation[0]))
}
