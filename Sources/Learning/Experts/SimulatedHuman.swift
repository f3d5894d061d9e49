public import Environments
public import LinearAlgebra

/// A person with a joystick, simulated: sees late and imprecisely, decides now and then, and
/// pushes the stick to one of a few positions.
///
/// Every `decisionInterval` the person looks at the state of `reactionDelay` ago, with errors of
/// perception, and chooses
///
///     τ = k_θ θ + k_θ̇ θ̇ + k_x (x − x*) + k_ẋ (ẋ − v*) + noise of the hand,
///
/// rounded to a multiple of `torqueLevel` of at most `torqueMaximum`, and held until the next
/// decision.
/// The signs are those of balance: rolling under a lean, one rolls further to lean back. The
/// intended x* and v* wander, as attention does: standing still, x* wanders about 0 and v* is 0;
/// moving straight, v* wanders about the target velocity and k_x does not act.
///
/// Delay, coarseness and noise make the robot sway; wandering makes it drift.
public struct SimulatedHuman: Controller {
  /// What the person is like, in SI units.
  public struct Parameters: Equatable, Sendable {
    /// Time from a state to the torque that answers it, in s.
    public var reactionDelay = 0.05
    /// Time for which a torque is held, in s.
    public var decisionInterval = 0.05
    /// Distance between the torques to choose from, in N·m.
    public var torqueLevel = 1.0
    /// The largest torque that the person dares, in N·m; below one level it is none at all.
    public var torqueMaximum = 3.0
    /// Standard deviation of the hand's noise, before rounding, in N·m.
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
    /// Standard deviation of the wandering intended position, in m.
    public var positionWander = 0.15
    /// Standard deviation of the wandering intended velocity, in m/s.
    public var velocityWander = 0.03
    /// Time over which intentions wander, in s.
    public var wanderTime = 5.0

    public init() {}
  }

  public let parameters: Parameters
  private let task: RobotTask
  private var generator: Generator
  /// The states of the last `reactionDelay`, oldest first, and now.
  private var memory: [RobotState] = []
  /// The intention's distance from its mean, in standard deviations.
  private var wander = 0.0
  private var heldTorque = 0.0
  private var stepCount = 0

  /// A person whose noise, until `reset(using:)`, is a function of `seed`.
  ///
  /// - Precondition: times are at least one control interval, or 0 for the delay; the torque level
  ///   is positive; the maximum and the standard deviations are not negative.
  public init(task: RobotTask, parameters: Parameters, seed: UInt64) {
    precondition(
      parameters.reactionDelay >= 0
        && min(parameters.decisionInterval, parameters.wanderTime)
          >= WheelLeggedRobot.controlInterval,
      "A person cannot answer before the state, nor decide more often than the robot acts")
    precondition(
      parameters.torqueLevel > 0 && parameters.torqueMaximum >= 0
        && [
          parameters.torqueNoise, parameters.tiltNoise, parameters.tiltRateNoise,
          parameters.positionWander, parameters.velocityWander,
        ].allSatisfy { $0 >= 0 },
      "Levels of torque must be apart, their maximum and standard deviations not negative")
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
    wanderOn()
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

  /// One step of a first-order autoregression whose stationary distribution is the standard
  /// normal one.
  private mutating func wanderOn() {
    let memory = 1 - WheelLeggedRobot.controlInterval / parameters.wanderTime
    wander = memory * wander + (1 - memory * memory).squareRoot() * generator.normal()
  }

  private mutating func decision() -> Double {
    let seen = memory[0]
    let tilt = seen.tilt + parameters.tiltNoise * generator.normal()
    let tiltRate = seen.tiltRate + parameters.tiltRateNoise * generator.normal()
    let travel =
      switch task {
      case .standingStill:
        parameters.positionGain * (seen.position - parameters.positionWander * wander)
          + parameters.velocityGain * seen.velocity
      case .movingStraight:
        parameters.velocityGain
          * (seen.velocity - task.targetVelocity - parameters.velocityWander * wander)
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
