internal import CMuJoCo
internal import LinearAlgebra

/// A task of the Adroit hand in D4RL (`d4rl/hand_manipulation_suite`; Rajeswaran et al., 2018).
protocol AdroitEnvironment: Environment {
  /// Reward, termination and success in the state after a step.
  func outcome(in scene: Scene) -> StepOutcome
}

/// Physics steps of 2 ms per action.
private let physicsStepCount = 5

extension AdroitEnvironment {
  /// Sets the target of each actuator: −1 and 1 are the ends of its range.
  func step(_ scene: Scene, taking action: UnsafePointer<Double>) -> StepOutcome {
    for index in 0..<Int(scene.model.pointee.nu) {
      let low = scene.model.pointee.actuator_ctrlrange[2 * index]
      let high = scene.model.pointee.actuator_ctrlrange[2 * index + 1]
      scene.data.pointee.ctrl[index] = (low + high) / 2 + action[index] * (0.5 * (high - low))
    }
    scene.advance(physicsStepCount)
    return outcome(in: scene)
  }
}

/// Replaces the stiffness of wrist and fingers by D4RL's, which D4RL sets after loading: an actuator
/// exerts k (target − angle), with k = 10 N·m/rad in the wrist and 1 N·m/rad in the fingers.
///
/// - Throws: when `model` lacks an actuator of Adroit.
func useAdroitStiffness(
  in model: UnsafeMutablePointer<mjModel>, name: String
) throws(EnvironmentError) {
  for (first, last, stiffness) in [("A_WRJ1", "A_WRJ0", 10.0), ("A_FFJ3", "A_THJ0", 1.0)] {
    let start = Int(mj_name2id(model, Int32(mjOBJ_ACTUATOR.rawValue), first))
    let end = Int(mj_name2id(model, Int32(mjOBJ_ACTUATOR.rawValue), last))
    guard start >= 0, end >= start else {
      throw EnvironmentError(
        subject: name, problem: "has no actuators from '\(first)' to '\(last)'")
    }
    for actuator in start...end {
      let gain = model.pointee.actuator_gainprm + Int(mjNGAIN) * actuator
      let bias = model.pointee.actuator_biasprm + Int(mjNBIAS) * actuator
      (gain[0], gain[1], gain[2]) = (stiffness, 0, 0)
      (bias[0], bias[1], bias[2]) = (0, -stiffness, 0)
    }
  }
}

// MARK: Observations

/// Writes the components of an observation in order.
struct ObservationWriter {
  private var next: UnsafeMutablePointer<Double>

  init(at start: UnsafeMutablePointer<Double>) { next = start }

  mutating func write(_ number: Double) {
    next.pointee = number
    next += 1
  }

  mutating func write(_ vector: SIMD3<Double>) {
    for axis in 0..<3 { write(vector[axis]) }
  }

  mutating func write(_ numbers: UnsafePointer<Double>, _ range: Range<Int>) {
    for index in range { write(numbers[index]) }
  }
}

/// The Euclidean length.
func norm(_ vector: SIMD3<Double>) -> Double { (vector * vector).sum().squareRoot() }

extension Generator {
  /// Draws uniformly from a range.
  mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }
}
