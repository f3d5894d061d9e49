internal import CMuJoCo
internal import LinearAlgebra

/// D4RL's door task: turn the latch and open the door.
///
/// The position of the door is drawn for each episode; episodes end only at the step limit.
struct Door: AdroitEnvironment {
  /// The range of positions of the door frame, in m.
  static let framePlaces = (x: -0.3 ... -0.2, y: 0.25...0.35, z: 0.252...0.35)

  private let palm: Int
  private let handle: Int
  /// The index of the hinge angle in the positions.
  private let hinge: Int
  let frame: Int

  init(model: CompiledModel) throws(EnvironmentError) {
    palm = try model.site(named: "S_grasp")
    handle = try model.site(named: "S_handle")
    hinge = try model.degreeOfFreedom(ofJoint: "door_hinge")
    frame = try model.body(named: "frame")
  }

  func reset(_ scene: Scene, using generator: inout Generator) {
    let x = generator.uniform(in: Self.framePlaces.x)
    let y = generator.uniform(in: Self.framePlaces.y)
    scene.move(body: frame, to: SIMD3(x, y, generator.uniform(in: Self.framePlaces.z)))
  }

  /// Adroit's positions except the first; latch; door; palm, handle, their difference; 1 if the door
  /// is open, else −1.
  func observe(_ scene: Scene, into observation: UnsafeMutablePointer<Double>) {
    var writer = ObservationWriter(at: observation)
    let positions: UnsafeMutablePointer<Double> = scene.data.pointee.qpos
    let count = Int(scene.model.pointee.nq)
    let (palmPosition, handlePosition) =
      (scene.position(ofSite: palm), scene.position(ofSite: handle))
    writer.write(positions, 1..<count - 2)
    writer.write(positions[count - 1])
    writer.write(positions[hinge])
    writer.write(palmPosition)
    writer.write(handlePosition)
    writer.write(palmPosition - handlePosition)
    writer.write(positions[hinge] > 1 ? 1 : -1)
  }

  /// Reward: −0.1 |palm − handle| − 0.1 (θ − 1.57)² − 10⁻⁵ |q̇|², plus 2 for θ > 0.2 rad, 8 for
  /// θ > 1 and 10 for θ > 1.35, where θ is the angle of the door.
  func outcome(in scene: Scene) -> StepOutcome {
    let angle = scene.data.pointee.qpos[hinge]
    var reward =
      -0.1 * norm(scene.position(ofSite: palm) - scene.position(ofSite: handle))
      - 0.1 * (angle - 1.57) * (angle - 1.57) - 1e-5 * scene.squaredSpeed
    if angle > 0.2 { reward += 2 }
    if angle > 1 { reward += 8 }
    if angle > 1.35 { reward += 10 }
    return StepOutcome(reward: reward, isTerminal: false, isSuccess: angle >= 1.35)
  }
}
