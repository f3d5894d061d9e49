internal import CMuJoCo

/// The state of one simulation, with a private view of the model.
///
/// The view shares all arrays with the compiled model except the placements of rigid bodies in their
/// parents: D4RL moves a door, a board and a target in each episode.
final class Scene {
  let model: UnsafeMutablePointer<mjModel>
  let data: UnsafeMutablePointer<mjData>
  private let compiled: CompiledModel

  /// - Throws: when memory runs out.
  init(of compiled: CompiledModel, name: String) throws(EnvironmentError) {
    guard let data = mj_makeData(compiled.pointer) else {
      throw EnvironmentError(subject: name, problem: "no memory to simulate it")
    }
    self.data = data
    self.compiled = compiled
    model = .allocate(capacity: 1)
    model.initialize(from: compiled.pointer, count: 1)
    let bodyCount = Int(compiled.pointer.pointee.nbody)
    model.pointee.body_pos = Self.copy(of: compiled.pointer.pointee.body_pos, 3 * bodyCount)
    model.pointee.body_quat = Self.copy(of: compiled.pointer.pointee.body_quat, 4 * bodyCount)
  }

  deinit {
    mj_deleteData(data)
    model.pointee.body_pos.deallocate()
    model.pointee.body_quat.deallocate()
    model.deallocate()
  }

  private static func copy(
    of numbers: UnsafePointer<Double>, _ count: Int
  ) -> UnsafeMutablePointer<Double> {
    let copy = UnsafeMutablePointer<Double>.allocate(capacity: count)
    copy.initialize(from: numbers, count: count)
    return copy
  }

  /// Resets the state to the model's reference configuration.
  func reset() { mj_resetData(model, data) }

  /// Generalized positions, `nq` values.
  var positions: [Double] {
    get { Array(UnsafeBufferPointer(start: data.pointee.qpos, count: Int(model.pointee.nq))) }
    set { Self.write(newValue, to: data.pointee.qpos, count: Int(model.pointee.nq)) }
  }

  /// Generalized velocities, `nv` values.
  var velocities: [Double] {
    get { Array(UnsafeBufferPointer(start: data.pointee.qvel, count: Int(model.pointee.nv))) }
    set { Self.write(newValue, to: data.pointee.qvel, count: Int(model.pointee.nv)) }
  }

  private static func write(
    _ numbers: [Double], to memory: UnsafeMutablePointer<Double>, count: Int
  ) {
    precondition(numbers.count == count, "Expected \(count) values, found \(numbers.count)")
    memory.update(from: numbers, count: count)
  }

  /// Computes all quantities that depend on positions and velocities.
  func forward() { mj_forward(model, data) }

  /// Simulates `count` physics steps.
  func advance(_ count: Int) {
    for _ in 0..<count { mj_step(model, data) }
  }

  /// Σ q̇ⱼ² over all velocities.
  var squaredSpeed: Double {
    (0..<Int(model.pointee.nv)).reduce(0) {
      $0 + data.pointee.qvel[$1] * data.pointee.qvel[$1]
    }
  }

  /// Whether a step since the last reset produced values that are not finite or exceed 10¹⁰; MuJoCo
  /// then resets the state and continues.
  var isUnstable: Bool { mj_isUnstable(data) != 0 }
}

// MARK: Placements

extension Scene {
  /// Sets the position of a rigid body in its parent, in m.
  func move(body: Int, to position: SIMD3<Double>) {
    for axis in 0..<3 { model.pointee.body_pos[3 * body + axis] = position[axis] }
  }

  /// Sets the orientation of a rigid body in its parent: a unit quaternion, real part first.
  func turn(body: Int, to quaternion: SIMD4<Double>) {
    for index in 0..<4 { model.pointee.body_quat[4 * body + index] = quaternion[index] }
  }

  /// The position of a rigid body in the world, in m.
  func position(ofBody body: Int) -> SIMD3<Double> { vector(data.pointee.xpos + 3 * body) }

  /// The position of a site in the world, in m.
  func position(ofSite site: Int) -> SIMD3<Double> { vector(data.pointee.site_xpos + 3 * site) }

  private func vector(_ numbers: UnsafePointer<Double>) -> SIMD3<Double> {
    SIMD3(numbers[0], numbers[1], numbers[2])
  }
}
