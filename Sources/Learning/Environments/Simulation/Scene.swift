internal import CMuJoCo

/// The state of one simulation, and its own view of the model.
///
/// The view shares every array with the compiled model but those that say where bodies stand in
/// their parents: D4RL moves a door, a board and a target from episode to episode.
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

  /// Puts the state back to the model's own.
  func reset() { mj_resetData(model, data) }

  /// The positions; as many as the model has.
  var positions: [Double] {
    get { Array(UnsafeBufferPointer(start: data.pointee.qpos, count: Int(model.pointee.nq))) }
    set { Self.write(newValue, to: data.pointee.qpos, count: Int(model.pointee.nq)) }
  }

  /// The velocities; as many as the model has.
  var velocities: [Double] {
    get { Array(UnsafeBufferPointer(start: data.pointee.qvel, count: Int(model.pointee.nv))) }
    set { Self.write(newValue, to: data.pointee.qvel, count: Int(model.pointee.nv)) }
  }

  private static func write(
    _ numbers: [Double], to memory: UnsafeMutablePointer<Double>, count: Int
  ) {
    precondition(numbers.count == count, "The model has \(count) of them, not \(numbers.count)")
    memory.update(from: numbers, count: count)
  }

  /// Computes all that follows from positions and velocities.
  func forward() { mj_forward(model, data) }

  /// Lets `count` physics steps pass.
  func advance(_ count: Int) {
    for _ in 0..<count { mj_step(model, data) }
  }

  /// Σ q̇ⱼ² over all velocities.
  var squaredSpeed: Double {
    (0..<Int(model.pointee.nv)).reduce(0) {
      $0 + data.pointee.qvel[$1] * data.pointee.qvel[$1]
    }
  }

  /// Whether a step since the last reset met numbers that are not finite or beyond 10¹⁰; MuJoCo
  /// then goes on from the model's own state.
  var isUnstable: Bool { mj_isUnstable(data) != 0 }
}

// MARK: Places

extension Scene {
  /// Puts a body elsewhere in its parent, in m.
  func move(body: Int, to position: SIMD3<Double>) {
    for axis in 0..<3 { model.pointee.body_pos[3 * body + axis] = position[axis] }
  }

  /// Turns a body in its parent, by a unit quaternion whose real part comes first.
  func turn(body: Int, to quaternion: SIMD4<Double>) {
    for index in 0..<4 { model.pointee.body_quat[4 * body + index] = quaternion[index] }
  }

  /// Where a body is in the world, in m.
  func position(ofBody body: Int) -> SIMD3<Double> { vector(data.pointee.xpos + 3 * body) }

  /// Where a site is in the world, in m.
  func position(ofSite site: Int) -> SIMD3<Double> { vector(data.pointee.site_xpos + 3 * site) }

  private func vector(_ numbers: UnsafePointer<Double>) -> SIMD3<Double> {
    SIMD3(numbers[0], numbers[1], numbers[2])
  }
}
