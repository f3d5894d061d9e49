internal import CMuJoCo
private import Synchronization

/// Whether OSMesa is installed, which rendering needs; Debian's package is libosmesa6.
public var canRenderPictures: Bool { mj_openRenderer() != nil }

/// Renders a task on white: locomotion in a stride, Adroit in its reference configuration.
///
/// Width and height are in pixels, up to 4096.
///
/// - Throws: when OSMesa is missing or refuses, or memory runs out.
/// - Returns: The same picture each time.
public func renderPicture(
  of model: BenchmarkModel, width: Int, height: Int
) throws(EnvironmentError) -> Picture {
  let scene = try Scene(of: model.compiled, name: model.task.rawValue)
  if let positions = stride(of: model.task) { scene.positions = positions }
  return try render(scene, from: Viewpoint(of: model.task), width: width, height: height)
}

/// Renders the wheel-legged robot, upright on the ground.
///
/// Width and height are in pixels, up to 4096.
///
/// - Throws: when OSMesa is missing or refuses, or memory runs out.
/// - Returns: The same picture each time.
public func renderPictureOfRobot(width: Int, height: Int) throws(EnvironmentError) -> Picture {
  let model = try RobotModel.shared.get()
  let scene = try Scene(of: model.compiled, name: RobotModel.fileName)
  scene.data.pointee.qpos[model.z] = model.restingHeight
  return try render(scene, from: .ofRobot, width: width, height: height)
}

/// Positions of a stride; `nil` for Adroit.
private func stride(of task: BenchmarkTask) -> [Double]? {
  switch task {
  case .hopper: [0, 1.07, 0.05, -0.3, -0.6, 0.75]
  case .halfCheetah: [0, 0, -0.05, 0.4, -0.3, 0.3, -0.5, 0.4, 0.3]
  case .walker2d: [0, 1.24, 0.05, -0.5, -0.7, 0.3, -0.1, -0.1, 0.15]
  case .pen, .hammer, .door: nil
  }
}

/// A camera `distance` m from the `center` that it looks at.
private struct Viewpoint {
  var center: SIMD3<Double>
  var distance: Double
  /// The viewing direction in degrees; 90 looks along +y.
  var azimuth: Double
  /// The elevation in degrees; negative looks down.
  var elevation: Double

  init(_ center: SIMD3<Double>, distance: Double, azimuth: Double, elevation: Double) {
    self.center = center
    self.distance = distance
    self.azimuth = azimuth
    self.elevation = elevation
  }

  static let ofRobot = Viewpoint([0, 0, 0.33], distance: 1.9, azimuth: 125, elevation: -15)

  /// Locomotion from the side, Adroit from the azimuths of d4rl 1.1.
  init(of task: BenchmarkTask) {
    switch task {
    case .hopper: self.init([0, 0, 0.75], distance: 2.3, azimuth: 90, elevation: -10)
    case .halfCheetah: self.init([0, 0, 0.5], distance: 2.3, azimuth: 90, elevation: -10)
    case .walker2d: self.init([0, 0, 0.75], distance: 2.3, azimuth: 90, elevation: -10)
    case .pen: self.init([0.05, -0.3, 0.2], distance: 0.8, azimuth: -45, elevation: -30)
    case .hammer: self.init([0, -0.25, 0.1], distance: 1.2, azimuth: 45, elevation: -30)
    case .door: self.init([0, -0.2, 0.25], distance: 1.5, azimuth: 90, elevation: -30)
    }
  }
}

/// OpenGL's state is global to the process, so one thread draws at a time.
private let renderer = Mutex(())

private func render(
  _ scene: Scene, from viewpoint: Viewpoint, width: Int, height: Int
) throws(EnvironmentError) -> Picture {
  precondition(
    (1...4096).contains(width) && (1...4096).contains(height),
    "Pictures have 1 to 4096 pixels per side, not \(width) × \(height)")
  scene.model.pointee.vis.global.offwidth = Int32(width)
  scene.model.pointee.vis.global.offheight = Int32(height)
  scene.forward()
  var camera = mjvCamera()
  mjv_defaultCamera(&camera)
  camera.lookat = (viewpoint.center.x, viewpoint.center.y, viewpoint.center.z)
  camera.distance = viewpoint.distance
  camera.azimuth = viewpoint.azimuth
  camera.elevation = viewpoint.elevation
  var bytes = [UInt8](repeating: 0, count: 3 * width * height)
  let outcome = renderer.withLock { _ in
    mj_drawPicture(scene.model, scene.data, &camera, Int32(width), Int32(height), &bytes)
  }
  switch Int(outcome) {
  case mj_PICTURE_DONE:
    let rows = (0..<height).reversed().map { bytes[3 * width * $0..<3 * width * ($0 + 1)] }
    return Picture(width: width, height: height, bytes: Array(rows.joined()))
  case mj_PICTURE_LIBRARY_MISSING:
    throw EnvironmentError(
      subject: "libOSMesa.so.8",
      problem: "is not installed, and rendering needs it; "
        + "type: apt-get install --no-install-recommends libosmesa6")
  default:
    throw EnvironmentError(
      subject: "libOSMesa.so.8",
      problem: "cannot create a context for \(width) × \(height) pixels")
  }
}
