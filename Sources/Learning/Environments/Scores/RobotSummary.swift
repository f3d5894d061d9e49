import RealModule

/// The performance of a controller on a task of the robot.
///
/// Standard deviations are over episodes and divide by their number. Root mean squares and means over
/// time weigh all steps of all episodes equally.
public struct RobotSummary: Equatable, Sendable {
  /// Return: 100 · Σ r / `WheelLeggedRobot.episodeStepCount`, 100 for a perfect episode; a longer
  /// episode is divided by its own number of steps.
  public let returnMean, returnDeviation: Double
  /// Time until the fall or the end, in s.
  public let survivalMean, survivalDeviation, survivalMaximum: Double
  /// The number of episodes without a fall, and of all episodes.
  public let survivedCount, episodeCount: Int
  /// Root mean square and greatest magnitude of the tilt, in degrees.
  public let tiltRootMeanSquare, tiltMaximum: Double
  /// Greatest |x|, and mean over episodes of the final |x|, in m.
  public let displacementMaximum, displacementEnd: Double
  /// Mean velocity in m/s.
  public let velocityMean: Double

  /// Summarizes episodes of `task`.
  ///
  /// - Precondition: there is an episode, and each has a step.
  public init(of trajectories: [Trajectory], task: RobotTask) {
    precondition(
      !trajectories.isEmpty && trajectories.allSatisfy { !$0.states.isEmpty },
      "No steps to summarize")
    let returns = trajectories.map { trajectory in
      100 * trajectory.states.reduce(0) { $0 + task.reward(of: $1) }
        / Double(max(trajectory.states.count, WheelLeggedRobot.episodeStepCount))
    }
    (returnMean, returnDeviation) = meanAndDeviation(of: returns)
    let survivals = trajectories.map(\.duration)
    (survivalMean, survivalDeviation) = meanAndDeviation(of: survivals)
    survivalMaximum = survivals.max() ?? 0
    survivedCount = trajectories.count { !$0.hasFallen }
    episodeCount = trajectories.count

    var stepCount = 0
    var squaredTilt = 0.0
    var tiltMaximum = 0.0
    var displacementMaximum = 0.0
    var velocitySum = 0.0
    for trajectory in trajectories {
      for state in trajectory.states {
        squaredTilt += state.tilt * state.tilt
        tiltMaximum = max(tiltMaximum, abs(state.tilt))
        displacementMaximum = max(displacementMaximum, abs(state.position))
        velocitySum += state.velocity
      }
      stepCount += trajectory.states.count
    }
    let degrees = 180 / Double.pi
    tiltRootMeanSquare = (squaredTilt / Double(stepCount)).squareRoot() * degrees
    self.tiltMaximum = tiltMaximum * degrees
    self.displacementMaximum = displacementMaximum
    displacementEnd =
      trajectories.reduce(0) { $0 + abs($1.states[$1.states.count - 1].position) }
      / Double(trajectories.count)
    velocityMean = velocitySum / Double(stepCount)
  }

  /// All values with their names in results and the paper.
  public var metrics: [(name: String, value: Double)] {
    [
      ("return_mean", returnMean), ("return_std", returnDeviation),
      ("survival_mean_s", survivalMean), ("survival_std_s", survivalDeviation),
      ("survival_max_s", survivalMaximum),
      ("survived_count", Double(survivedCount)), ("episode_count", Double(episodeCount)),
      ("tilt_rms_deg", tiltRootMeanSquare), ("tilt_max_deg", tiltMaximum),
      ("displacement_max_m", displacementMaximum), ("displacement_end_m", displacementEnd),
      ("velocity_mean_m_s", velocityMean),
    ]
  }
}

/// Mean and standard deviation, which divides by the number of values.
func meanAndDeviation(of values: [Double]) -> (Double, Double) {
  let mean = values.reduce(0, +) / Double(values.count)
  let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, (squares / Double(values.count)).squareRoot())
}
