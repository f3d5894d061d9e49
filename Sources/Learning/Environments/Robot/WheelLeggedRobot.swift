internal import CMuJoCo
public import LinearAlgebra

/// A simulated robot that balances on two wheels; `Resources/wheel_legged_robot.xml` holds its model
/// and the reasons for its dimensions.
///
/// A positive tilt leans toward +x and a positive torque drives the wheels toward +x, so balancing
/// needs a torque of the tilt's sign. Physics runs at 1 kHz, control at 200 Hz.
///
/// Robots share only the compiled model, so each may run on its own thread.
public final class WheelLeggedRobot {
  /// Actions in a second.
  public static let controlRate = 200.0
  /// The time between two actions, in s.
  public static let controlInterval = 1 / controlRate
  /// The largest total torque of both wheels in N·m; actions of ±1 are scaled to it.
  public static let torqueLimit = 4.0
  /// The steps of an evaluation of 30 s.
  public static let episodeStepCount = 6000
  /// The tilt in rad beyond which the robot has fallen: 30°, one and a half times the tilt that its
  /// motors can hold.
  public static let fallTilt = 30 * Double.pi / 180

  /// Half-widths of the uniform distributions of initial states; x begins at 0.
  ///
  /// A tilt of 1° is typical when a person releases the upright robot.
  static let resetSpread = RobotState(
    tilt: Double.pi / 180, tiltRate: 0.05, position: 0, velocity: 0.05)

  private let model: RobotModel
  private let data: UnsafeMutablePointer<mjData>

  /// - Throws: when the model does not compile or memory runs out.
  public init() throws(EnvironmentError) {
    model = try RobotModel.shared.get()
    guard let data = mj_makeData(model.compiled.pointer) else {
      throw EnvironmentError(subject: RobotModel.fileName, problem: "no memory to simulate it")
    }
    self.data = data
    reset(to: .upright)
  }

  deinit { mj_deleteData(data) }

  /// The current state.
  public var state: RobotState {
    RobotState(
      tilt: data.pointee.qpos[model.pitch], tiltRate: data.pointee.qvel[model.pitch],
      position: data.pointee.qpos[model.x], velocity: data.pointee.qvel[model.x])
  }

  /// Whether the tilt exceeds `fallTilt`.
  public var hasFallen: Bool { !(abs(state.tilt) <= Self.fallTilt) }

  /// Begins an episode near the upright equilibrium.
  public func reset(using generator: inout Generator) {
    func draw(_ spread: Double) -> Double { spread * (2 * generator.uniform() - 1) }
    let spread = Self.resetSpread
    reset(
      to: RobotState(
        tilt: draw(spread.tilt), tiltRate: draw(spread.tiltRate), position: draw(spread.position),
        velocity: draw(spread.velocity)))
  }

  /// Sets the state, with the wheels on the ground and rolling without slip.
  public func reset(to state: RobotState) {
    mj_resetData(model.compiled.pointer, data)
    data.pointee.qpos[model.x] = state.position
    data.pointee.qpos[model.z] = model.restingHeight
    data.pointee.qpos[model.pitch] = state.tilt
    data.pointee.qvel[model.x] = state.velocity
    data.pointee.qvel[model.pitch] = state.tiltRate
    // A wheel turns at ẋ/R in space, and its hinge angle is relative to the trunk, which turns at θ̇.
    for wheel in model.wheels {
      data.pointee.qvel[wheel] = state.velocity / model.wheelRadius - state.tiltRate
    }
  }

  /// Simulates one control interval under a total torque in N·m, half of it on each wheel.
  ///
  /// The torque is clamped to ±`torqueLimit`; NaN counts as 0.
  public func step(torque: Double) {
    let limited =
      torque.isNaN ? 0 : min(max(torque, -Self.torqueLimit), Self.torqueLimit)
    for motor in model.motors { data.pointee.ctrl[motor] = limited / 2 }
    for _ in 0..<model.physicsStepCount { mj_step(model.compiled.pointer, data) }
  }

  /// The velocity of the wheel rims relative to the ground, in m/s.
  var slip: [Double] {
    model.wheels.map { wheel in
      state.velocity - model.wheelRadius * (data.pointee.qvel[wheel] + state.tiltRate)
    }
  }
}
