internal import CMuJoCo

/// The compiled model of the wheel-legged robot, with the indices of its parts in MuJoCo's vectors.
struct RobotModel: Sendable {
  static let fileName = "wheel_legged_robot.xml"

  /// The shared model, compiled once per process.
  static let shared = Result { () throws(EnvironmentError) in
    try RobotModel(text: PackageResources.wheel_legged_robot_xml)
  }

  let compiled: CompiledModel
  let x, z, pitch: Int
  let wheels: [Int]
  let motors: [Int]
  /// In m.
  let wheelRadius: Double
  /// The z in m at which the upright robot rests on the slightly soft ground.
  let restingHeight: Double
  /// Physics steps in one control interval.
  let physicsStepCount: Int

  init(text: [UInt8]) throws(EnvironmentError) {
    compiled = try CompiledModel(name: Self.fileName, text: text)
    x = try compiled.degreeOfFreedom(ofJoint: "x")
    z = try compiled.degreeOfFreedom(ofJoint: "z")
    pitch = try compiled.degreeOfFreedom(ofJoint: "pitch")
    wheels = [
      try compiled.degreeOfFreedom(ofJoint: "left_axle"),
      try compiled.degreeOfFreedom(ofJoint: "right_axle"),
    ]
    let left = try compiled.motor(named: "left_motor")
    let right = try compiled.motor(named: "right_motor")
    motors = [left.index, right.index]
    guard left.limit + right.limit == WheelLeggedRobot.torqueLimit else {
      throw EnvironmentError(
        subject: Self.fileName,
        problem: "its motors give \(left.limit + right.limit) N·m in all, "
          + "not \(WheelLeggedRobot.torqueLimit)")
    }
    physicsStepCount = Int((WheelLeggedRobot.controlInterval / compiled.timestep).rounded())
    guard
      abs(Double(physicsStepCount) * compiled.timestep - WheelLeggedRobot.controlInterval) < 1e-12
    else {
      throw EnvironmentError(
        subject: Self.fileName,
        problem: "its timestep of \(compiled.timestep) s does not divide the control interval of "
          + "\(WheelLeggedRobot.controlInterval) s")
    }
    wheelRadius = try compiled.radius(ofCylinder: "left_tyre")
    restingHeight = try compiled.restingCoordinate(ofDegreeOfFreedom: z, within: wheelRadius / 10)
  }
}
