/// A simulated task of D4RL (Fu et al., 2020) that the paper evaluates on.
public enum BenchmarkTask: String, CaseIterable, Sendable {
  case hopper
  case halfCheetah = "halfcheetah"
  case walker2d
  case pen
  case hammer
  case door

  /// Components of an observation.
  public var observationCount: Int {
    switch self {
    case .hopper: 11
    case .halfCheetah, .walker2d: 17
    case .pen: 45
    case .hammer: 46
    case .door: 39
    }
  }

  /// Components of an action, each in [−1, 1].
  public var actionCount: Int {
    switch self {
    case .hopper: 3
    case .halfCheetah, .walker2d: 6
    case .pen: 24
    case .hammer: 26
    case .door: 28
    }
  }

  /// Whether it is one of the three locomotion tasks; the others are Adroit's.
  public var isLocomotion: Bool {
    switch self {
    case .hopper, .halfCheetah, .walker2d: true
    case .pen, .hammer, .door: false
    }
  }

  /// The number of actions after which an episode is cut off.
  public var stepLimit: Int {
    switch self {
    case .hopper, .halfCheetah, .walker2d: 1000
    case .pen: 100
    case .hammer, .door: 200
    }
  }

  /// The path of the model file in the Python package that publishes it: gymnasium 0.29.1 for
  /// locomotion, d4rl 1.1 for Adroit.
  public var modelFile: String {
    switch self {
    case .hopper: "hopper.xml"
    case .halfCheetah: "half_cheetah.xml"
    case .walker2d: "walker2d.xml"
    case .pen: "hand_manipulation_suite/assets/DAPG_pen.xml"
    case .hammer: "hand_manipulation_suite/assets/DAPG_hammer.xml"
    case .door: "hand_manipulation_suite/assets/DAPG_door.xml"
    }
  }
}
