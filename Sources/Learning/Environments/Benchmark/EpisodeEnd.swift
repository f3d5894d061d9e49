// Termination conditions on observations, for rollouts in a learned model, where no simulation can
// be asked (for locomotion as in Janner et al., 2019).

extension BenchmarkTask {
  /// Whether an episode ends in the state of `observation`, which is not normalized.
  public func endsEpisode(at observation: [Float]) -> Bool {
    let (height, pitch) = (observation[0], observation[1])
    switch self {
    case .hopper:
      return !(height > 0.7 && abs(pitch) < 0.2)
        || !observation.dropFirst().allSatisfy { abs($0) < 100 }
    case .walker2d: return !(height > 0.8 && height < 2 && abs(pitch) < 1)
    case .halfCheetah, .pen, .hammer, .door: return false
    }
  }
}

extension RobotTask {
  /// Whether the robot has fallen in the state of `observation`, which begins with the tilt in rad.
  public func endsEpisode(at observation: [Float]) -> Bool {
    !(abs(Double(observation[0])) <= WheelLeggedRobot.fallTilt)
  }
}
