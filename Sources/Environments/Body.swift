internal import CMuJoCo
internal import LinearAlgebra

/// What D4RL asks of a simulated body: how episodes begin, what is seen, what is rewarded.
protocol Body: Sendable {
  /// Begins an episode: sets positions and velocities in `data`, which was reset before.
  func reset(_ data: UnsafeMutablePointer<mjData>, using generator: inout Generator)

  /// Writes the observation, `BenchmarkTask.observationCount` numbers.
  func observe(_ data: UnsafePointer<mjData>, into observation: UnsafeMutablePointer<Double>)

  /// Acts for one control interval.
  func step(
    _ data: UnsafeMutablePointer<mjData>, taking action: UnsafePointer<Double>
  ) -> StepOutcome
}

/// What one action brought.
public struct StepOutcome: Equatable, Sendable {
  public var reward: Double
  /// Whether the task's own condition ended the episode; a cut at the step limit is not one.
  public var isTerminal: Bool
  /// Whether the task counts as solved now; always `false` where there is no such notion.
  public var isSuccess = false
}
