/// A simulated task of D4RL (Fu et al., 2020) that the paper evaluates on.
public enum BenchmarkTask: String, CaseIterable, Sendable {
  case hopper
  case halfCheetah = "halfcheetah"
  case walker2d
  case pen
  case hammer
  case door

  /// Components of an observation.
  public var observationCount: Int { properties.observationCount }

  /// Components of an action, each in [−1, 1].
  public var actionCount: Int { properties.actionCount }

  /// Whether it is one of the three locomotion tasks; the others are Adroit's.
  public var isLocomotion: Bool {
    switch self {
    case .hopper, .halfCheetah, .walker2d: true
    case .pen, .hammer, .door: false
    }
  }

  /// The number of actions after which an episode is cut off.
  public var stepLimit: Int { properties.stepLimit }

  /// The path of the model file in the Python package that publishes it: gymnasium 0.29.1 for
  /// locomotion, d4rl 1.1 for Adroit.
  public var modelFile: String {
    isLocomotion ? properties.model : "hand_manipulation_suite/assets/\(properties.model)"
  }

  private var properties: (observationCount: Int, actionCount: Int, stepLimit: Int, model: String) {
    switch self {
    case .hopper: (11, 3, 1000, "hopper.xml")
    case .halfCheetah: (17, 6, 1000, "half_cheetah.xml")
    case .walker2d: (17, 6, 1000, "walker2d.xml")
    case .pen: (45, 24, 100, "DAPG_pen.xml")
    case .hammer: (46, 26, 200, "DAPG_hammer.xml")
    case .door: (39, 28, 200, "DAPG_door.xml")
    }
  }
}
