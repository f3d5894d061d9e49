public import Environments
public import LinearAlgebra

/// A person with a joystick, simulated: sees late and imprecisely, decides now and then, and
/// pushes the stick to one of a few positions.
///
/// Every `decisionInterval` the person looks at the state of `reactionDelay` ago, with errors of
/// perception, and chooses
///
///     τ = k_θ θ + k_θ̇ θ̇ + k_x (x − x*) + k_ẋ (ẋ − v*) + motor noise,
///
/// rounded to a multiple of `torqueLevel` and held until the next decision. The intended x* and v*
/// wander: attention drifts. Standing still v* = 0 and x* wanders about 0; moving straight k_x does
/// not act and v* wanders about the target velocity.
public struct SimulatedHuman: Controller {
  /// What the person is like, in SI units.
  public struct Parameters: Equatable, Sendable {
    /// Time from a state to the torque that answers it, in s.
    public var reactionDelay = 0.04
    /// Time for which a torque is held, in s.
    public var decisionInterval = 0.04
    /// Distance of the torques to choose from, in N·m.
    public var torqueLevel = 0.5
    /// Standard deviation of the noise of each decision before rounding, in N·m.
    public var motorNoise = 0.2
    /// Standard deviation of the perceived tilt, in rad.
    public var tiltNoise = 0.005
    /// Standard deviation of the perceived tilt rate, in rad/s.
    public var tiltRateNoise = 0.03
    /// Torque for tilt k_θ, in N·m/rad.
    public var tiltGain = 35.0
    /// Torque for tilt rate k_θ̇, in N·m·s/rad.
    public var tiltRateGain = 6.0
    /// Torque for displacement k_x, in N/1.
    public var positionGain = 1.0
    /// Torque for velocity k_ẋ, in N·s.
    public var velocityGain = 3.0
    /// Standard deviation of the wandering intended position x*, in m.
    public var positionWander = 0.15
    /// Standard deviation of the wandering intended velocity v*, in m/s.
    public var velocityWander = 0.05
    /// Time over which the intentions wander, in s.
    public var wanderTime = 5.0

    public init() {}
  }

  public let task: RobotTask
  public let parameters: Parameters
  private var generator: Generator

  /// A person whose noise, until `reset(using:)`, is a function of `seed`.
  public init(task: RobotTask, parameters: Parameters, seed: UInt64) {
    self.task = task
    self.parameters = parameters
    generator = Generator(seed: seed, stream: "simulated-human")
  }

  public mutating func reset(using generator: inout Generator) {
    self.generator = Generator(seed: generator.next(), stream: "simulated-human")
  }

  public mutating func torque(at state: RobotState) -> Double {
    parameters.tiltGain * state.tilt
  }
}
