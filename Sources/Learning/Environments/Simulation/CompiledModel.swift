internal import CMuJoCo
private import Synchronization

/// A model of MuJoCo, compiled from its text; read-only and shared by all who simulate it.
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

  /// Compiles the MJCF file at a path and what it includes, and then lets `adjust` change the
  /// model once and for all.
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

  /// MuJoCo keeps the last model that it parsed in a global variable.
  private static let compiler = Mutex(())

  /// A new model, or none, which nobody else knows yet.
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

  /// Where the joint of this name has its number in the vector of velocities, which is the same
  /// in the vector of positions when every joint has one degree of freedom.
  func degreeOfFreedom(ofJoint joint: String) throws(EnvironmentError) -> Int {
    Int(pointer.pointee.jnt_dofadr[try index(of: joint, mjOBJ_JOINT, "joint")])
  }

  /// The index of the body of this name.
  func body(named body: String) throws(EnvironmentError) -> Int {
    try index(of: body, mjOBJ_BODY, "body")
  }

  /// The index of the site of this name.
  func site(named site: String) throws(EnvironmentError) -> Int {
    try index(of: site, mjOBJ_SITE, "site")
  }

  /// Where the sensor of this name has its reading among those of all sensors.
  func reading(ofSensor sensor: String) throws(EnvironmentError) -> Int {
    Int(pointer.pointee.sensor_adr[try index(of: sensor, mjOBJ_SENSOR, "sensor")])
  }

  /// The index of the motor of this name, and the largest torque that it gives, in N·m.
  func motor(named motor: String) throws(EnvironmentError) -> (index: Int, limit: Double) {
    let index = try index(of: motor, mjOBJ_ACTUATOR, "motor")
    return (index, pointer.pointee.actuator_ctrlrange[2 * index + 1])
  }

  /// The radius of the cylinder of this name, in m.
  func radius(ofCylinder cylinder: String) throws(EnvironmentError) -> Double {
    pointer.pointee.geom_size[3 * (try index(of: cylinder, mjOBJ_GEOM, "geometry"))]
  }

  /// The coordinate z in [−`depth`, 0], in m, at which a body that is otherwise in the model's
  /// reference configuration neither rises nor sinks, found by bisection: deeper in the soft
  /// ground, its acceleration is upward.
  func restingCoordinate(
    ofDegreeOfFreedom z: Int, within depth: Double
  ) throws(EnvironmentError) -> Double {
    guard let data = mj_makeData(pointer) else {
      throw EnvironmentError(subject: name, problem: "no memory to simulate it")
    }
    defer { mj_deleteData(data) }
    var below = -depth
    var above = 0.0
    // Until the two are neighbours among the numbers of double precision.
    while case let middle = (below + above) / 2, below < middle, middle < above {
      mj_resetData(pointer, data)
      data.pointee.qpos[z] = middle
      mj_forward(pointer, data)
      if data.pointee.qacc[z] > 0 { below = middle } else { above = middle }
    }
    return below
  }

  /// The time that one physics step takes, in s.
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
