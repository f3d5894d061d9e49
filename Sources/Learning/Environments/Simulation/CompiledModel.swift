internal import CMuJoCo
private import Synchronization

/// A compiled MuJoCo model; read-only and shared by all simulations of it.
final class CompiledModel: @unchecked Sendable {
  // Unchecked: MuJoCo steps many `mjData` of one `const mjModel` in parallel, and nothing here
  // writes to it after `init`.
  let pointer: UnsafePointer<mjModel>
  private let name: String

  /// Compiles MJCF text.
  init(name: String, text: [UInt8]) throws(EnvironmentError) {
    let model = try Self.compiled(name) { message, size in
      mj_loadXMLText(name, text, Int32(text.count), message, size)
    }
    self.name = name
    pointer = UnsafePointer(model)
  }

  /// Compiles an MJCF file with the files that it includes, then applies `adjust` to the model.
  init(
    file path: String,
    adjusting adjust: (UnsafeMutablePointer<mjModel>) throws(EnvironmentError) -> Void
  ) throws(EnvironmentError) {
    let model = try Self.compiled(path) { message, size in
      mj_loadXML(path, nil, message, size)
    }
    name = path
    pointer = UnsafePointer(model)
    try adjust(model)
  }

  // MuJoCo keeps the last parsed model in a global variable.
  private static let compiler = Mutex(())

  /// A new model that no other thread has seen; `nil` if compilation failed.
  private struct Compiled: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<mjModel>?
  }

  private static func compiled(
    _ name: String,
    by compile: (UnsafeMutablePointer<CChar>, Int32) -> UnsafeMutablePointer<mjModel>?
  ) throws(EnvironmentError) -> UnsafeMutablePointer<mjModel> {
    var message = [CChar](repeating: 0, count: 1000)
    let model = compiler.withLock { _ in
      mj_ignoreWarnings()
      return Compiled(pointer: compile(&message, Int32(message.count)))
    }
    if let pointer = model.pointer { return pointer }
    let end = message.firstIndex(of: 0) ?? message.endIndex
    let problem = String(decoding: message[..<end].map(UInt8.init(bitPattern:)), as: UTF8.self)
    throw EnvironmentError(
      subject: name, problem: problem.split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  deinit { mj_deleteModel(UnsafeMutablePointer(mutating: pointer)) }

  /// The index of a joint in the vector of velocities; the same in the vector of positions if every
  /// joint has one degree of freedom.
  func degreeOfFreedom(ofJoint joint: String) throws(EnvironmentError) -> Int {
    Int(pointer.pointee.jnt_dofadr[try index(of: joint, mjOBJ_JOINT, "joint")])
  }

  /// The index of a rigid body.
  func body(named body: String) throws(EnvironmentError) -> Int {
    try index(of: body, mjOBJ_BODY, "body")
  }

  /// The index of a site.
  func site(named site: String) throws(EnvironmentError) -> Int {
    try index(of: site, mjOBJ_SITE, "site")
  }

  /// The index of a sensor's reading in `sensordata`.
  func reading(ofSensor sensor: String) throws(EnvironmentError) -> Int {
    Int(pointer.pointee.sensor_adr[try index(of: sensor, mjOBJ_SENSOR, "sensor")])
  }

  /// The index of a motor, and its largest torque in N·m.
  func motor(named motor: String) throws(EnvironmentError) -> (index: Int, limit: Double) {
    let index = try index(of: motor, mjOBJ_ACTUATOR, "motor")
    return (index, pointer.pointee.actuator_ctrlrange[2 * index + 1])
  }

  /// The radius of a cylinder in m.
  func radius(ofCylinder cylinder: String) throws(EnvironmentError) -> Double {
    pointer.pointee.geom_size[3 * (try index(of: cylinder, mjOBJ_GEOM, "geometry"))]
  }

  /// The coordinate z in [−`depth`, 0], in m, at which the vertical acceleration vanishes in the
  /// reference configuration, found by bisection: deeper in the soft ground it is positive.
  func restingCoordinate(
    ofDegreeOfFreedom z: Int, within depth: Double
  ) throws(EnvironmentError) -> Double {
    guard let data = mj_makeData(pointer) else {
      throw EnvironmentError(subject: name, problem: "no memory to simulate it")
    }
    defer { mj_deleteData(data) }
    var below = -depth
    var above = 0.0
    // Until the two are neighboring doubles.
    while case let middle = (below + above) / 2, below < middle, middle < above {
      mj_resetData(pointer, data)
      data.pointee.qpos[z] = middle
      mj_forward(pointer, data)
      if data.pointee.qacc[z] > 0 { below = middle } else { above = middle }
    }
    return below
  }

  /// The simulated time of a physics step, in s.
  var timestep: Double { pointer.pointee.opt.timestep }

  private func index(
    of element: String, _ type: mjtObj, _ kind: String
  ) throws(EnvironmentError) -> Int {
    let index = mj_name2id(pointer, Int32(type.rawValue), element)
    guard index >= 0 else {
      throw EnvironmentError(subject: name, problem: "has no \(kind) named '\(element)'")
    }
    return Int(index)
  }
}
