internal import LinearAlgebra

/// What D4RL asks of a simulated body: how episodes begin, what is seen, what is rewarded.
protocol Body: Sendable {
  /// Begins an episode: sets positions, velocities and places in a scene that was reset before.
  func reset(_ scene: Scene, using generator: inout Generator)

  /// Writes the observation, `BenchmarkTask.observationCount` numbers.
  func observe(_ scene: Scene, into observation: UnsafeMutablePointer<Double>)

  /// Acts for one control interval; each component of the action is in [−1, 1].
  func step(_ scene: Scene, taking action: UnsafePointer<Double>) -> StepOutcome
}

/// What one action brought.
public struct StepOutcome: Equatable, Sendable {
  public var reward: Double
  /// Whether the task's own condition ended the episode; a cut at the step limit is not one.
  public var isTerminal: Bool
  /// Whether the task counts as solved now; always `false` where there is no such notion.
  public var isSuccess = false

  /// How an episode ends whose simulation became unstable: MuJoCo went on from the model's own
  /// state, which nobody should see as a consequence of the action.
  static let unstable = StepOutcome(reward: 0, isTerminal: true)
}
