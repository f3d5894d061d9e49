import Environments
import Experts
import Foundation
import LinearAlgebra
import Records

/// An evaluation of a reference controller, which learns nothing.
struct EvaluationRun {
  enum Reference: String, CaseIterable {
    case regulator = "lqr"
    case simulatedHuman = "simulated-human"
    case zero
    case random
  }

  let task: RobotTask
  let reference: Reference
  /// How the simulated human behaves; the others have no parameters.
  let human: SimulatedHuman.Parameters
  let episodeCount: Int
  let seed: UInt64

  /// Evaluates; the file is `trajectory.csv`, of the first episode.
  ///
  /// For the regulator the metrics hold the physics too: the unstable pole (per second, and per
  /// control step) and the gain.
  func output(monitor: RunMonitor) throws -> RunOutput {
    switch reference {
    case .regulator:
      let linearization = try WheelLeggedRobot.linearization()
      let regulator = LQR(task: task, linearization: linearization)
      var output = try evaluate(regulator, monitor: monitor)
      output.add(Metric.unstablePole, linearization.unstablePolePerSecond)
      output.add(Metric.discreteUnstablePole, linearization.unstablePole)
      let names = ["gain_tilt", "gain_tilt_rate", "gain_position", "gain_velocity"]
      for (name, gain) in zip(names, regulator.gain) { output.add(name, gain) }
      return output
    case .simulatedHuman:
      return try evaluate(
        SimulatedHuman(task: task, parameters: human, seed: seed), monitor: monitor)
    case .zero: return try evaluate(ZeroTorque(), monitor: monitor)
    case .random: return try evaluate(RandomTorque(seed: seed), monitor: monitor)
    }
  }

  private func evaluate(
    _ controller: some Controller, monitor: RunMonitor
  ) throws -> RunOutput {
    var controller = controller
    let robot = try WheelLeggedRobot()
    var trajectories: [Trajectory] = []
    for episode in 0..<episodeCount {
      if monitor.mustStop { throw Interrupted() }
      var generator = Generator(seed: seed, stream: "evaluation", index: episode)
      trajectories.append(
        rollOut(
          &controller, on: robot, stepCount: WheelLeggedRobot.episodeStepCount,
          using: &generator))
      monitor.advanced(to: episode + 1, of: episodeCount)
    }
    var output = RunOutput()
    output.add(trajectories, of: task)
    return output
  }
}
