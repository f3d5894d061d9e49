internal import LinearAlgebra

/// The definition of a D4RL task on a MuJoCo model: initial states, observations and rewards.
protocol Environment: Sendable {
  /// Sets the initial positions, velocities and body placements of a scene that has been reset.
  func reset(_ scene: Scene, using generator: inout Generator)

  /// Writes the observation, `BenchmarkTask.observationCount` numbers.
  func observe(_ scene: Scene, into observation: UnsafeMutablePointer<Double>)

  /// Applies an action for one control interval; each component is in [−1, 1].
  func step(_ scene: Scene, taking action: UnsafePointer<Double>) -> StepOutcome
}

/// The result of one action.
public struct StepOutcome: Equatable, Sendable {
  public var reward: Double
  /// Whether the task ended the episode; reaching the step limit does not count.
  public var isTerminal: Bool
  /// Whether the task is solved in this state; always `false` for locomotion.
  public var isSuccess = false

  /// The outcome of a step that made the simulation unstable: MuJoCo resets the state by itself, and
  /// that state is no consequence of the action.
  static let unstable = StepOutcome(reward: 0, isTerminal: true)
}
