public import Environments
public import LinearAlgebra

/// A simulated person with a joystick, with delayed and noisy perception, a limited decision rate, and a
/// few positions of the stick.
///
/// Every `decisionInterval` the person perceives the state of `reactionDelay` ago with noise, and chooses
///
///     τ = k_θ θ + k_θ̇ θ̇ + k_x (x − x*) + k_ẋ (ẋ − v*) + motor noise,
///
/// rounded to a multiple of `torqueLevel`, limited to `torqueMaximum`, and held until the next decision.
/// The signs balance the robot: to lean back, it first rolls further. The intended x* and v* vary:
/// standing still, x* varies about 0 and v* is 0; moving straight, v* varies about the target velocity
/// and there is no term of k_x.
///
/// Delay, rounding and noise make the robot sway; the varying intention makes it drift.
public struct SimulatedHuman: Controller {
  /// In SI units.
  public struct Parameters: Equatable, Sendable {
    /// Time from a state to the torque that answers it, in s.
    public var reactionDelay = 0.05
    /// Time for which a torque is held, in s.
    public var decisionInterval = 0.05
    /// Distance of adjacent torques, in N·m.
    public var torqueLevel = 1.0
    /// The largest torque, in N·m; there is none if it is less than `torqueLevel`.
    public var torqueMaximum = 3.0
    /// Standard deviation of the motor noise, before rounding, in N·m.
    public var torqueNoise = 0.3
    /// Standard deviation of the error of the perceived tilt, in rad.
    public var tiltNoise = 0.01
    /// Standard deviation of the error of the perceived tilt rate, in rad/s.
    public var tiltRateNoise = 0.05
    /// Torque for tilt, k_θ in N·m/rad.
    public var tiltGain = 22.0
    /// Torque for tilt rate, k_θ̇ in N·m·s/rad.
    public var tiltRateGain = 3.5
    /// Torque for displacement, k_x in N·m/m.
    public var positionGain = 1.0
    /// Torque for velocity, k_ẋ in N·m·s/m.
    public var velocityGain = 2.0
    /// Standard deviation of the intended position, in m.
    public var positionWander = 0.15
    /// Standard deviation of the intended velocity, in m/s.
    public var velocityWander = 0.03
    /// Time constant of the intentions, in s.
    public var wanderTime = 5.0

    public init() {}
  }

  public let parameters: Parameters
  private let task: RobotTask
  private var generator: Generator
  /// The states of the last `reactionDelay`, oldest first, and now.
  private var memory: [RobotState] = []
  /// The deviation of the intention from its mean, in standard deviations.
  private var wander = 0.0
  private var heldTorque = 0.0
  private var stepCount = 0

  /// A person with noise that depends on `seed` until `reset(using:)`.
  ///
  /// - Precondition: times are at least one control interval, the delay is not negative; the torque
  ///   level is positive; the maximum and the standard deviations are not negative.
  public init(task: RobotTask, parameters: Parameters, seed: UInt64) {
    precondition(
      parameters.reactionDelay >= 0
        && min(parameters.decisionInterval, parameters.wanderTime)
          >= WheelLeggedRobot.controlInterval,
      "The delay is negative, or a time is shorter than the control interval")
    precondition(
      parameters.torqueLevel > 0 && parameters.torqueMaximum >= 0
        && [
          parameters.torqueNoise, parameters.tiltNoise, parameters.tiltRateNoise,
          parameters.positionWander, parameters.velocityWander,
        ].allSatisfy { $0 >= 0 },
      "The torque level is not positive, or the maximum or a deviation is negative")
    self.task = task
    self.parameters = parameters
    generator = Generator(seed: seed, stream: "simulated-human")
    begin()
  }

  public mutating func reset(using generator: inout Generator) {
    self.generator = Generator(seed: generator.next(), stream: "simulated-human")
    begin()
  }

  public mutating func torque(at state: RobotState) -> Double {
    defer { stepCount += 1 }
    remember(state)
    updateWander()
    if stepCount % intervals(parameters.decisionInterval) == 0 { heldTorque = decision() }
    return heldTorque
  }

  private mutating func begin() {
    memory = []
    wander = 0
    heldTorque = 0
    stepCount = 0
  }

  private mutating func remember(_ state: RobotState) {
    memory.append(state)
    if memory.count > 1 + intervals(parameters.reactionDelay) { memory.removeFirst() }
  }

  /// One step of a first-order autoregression with the standard normal as stationary distribution.
  private mutating func updateWander() {
    let memory = 1 - WheelLeggedRobot.controlInterval / parameters.wanderTime
    wander = memory * wander + (1 - memory * memory).squareRoot() * generator.normal()
  }

  private mutating func decision() -> Double {
    let perceived = memory[0]
    let tilt = perceived.tilt + parameters.tiltNoise * generator.normal()
    let tiltRate = perceived.tiltRate + parameters.tiltRateNoise * generator.normal()
    let travel =
      switch task {
      case .standingStill:
        parameters.positionGain * (perceived.position - parameters.positionWander * wander)
          + parameters.velocityGain * perceived.velocity
      case .movingStraight:
        parameters.velocityGain
          * (perceived.velocity - task.targetVelocity - parameters.velocityWander * wander)
      }
    let wanted =
      parameters.tiltGain * tilt + parameters.tiltRateGain * tiltRate + travel
      + parameters.torqueNoise * generator.normal()
    let level = parameters.torqueLevel
    let greatest = (parameters.torqueMaximum / level).rounded(.down)
    return min(max((wanted / level).rounded(), -greatest), greatest) * level
  }

  /// A time in whole control intervals.
  private func intervals(_ time: Double) -> Int {
    Int((time / WheelLeggedRobot.controlInterval).rounded())
  }
}
