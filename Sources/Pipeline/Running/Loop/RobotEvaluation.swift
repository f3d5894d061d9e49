import Datasets
import Environments
import LinearAlgebra
import Networks
import Records

/// An evaluation of a policy of the robot: episodes from random starts, with the mode of π.
struct RobotEvaluation: PolicyEvaluation {
  let task: RobotTask
  let normalizer: Normalizer
  let episodeCount: Int
  let seed: UInt64

  /// Simulates all episodes in lock step, each until the robot falls.
  ///
  /// Each start has its own random stream, named by seed, episode and `step`, so that the number of
  /// episodes and evaluations does not change the others. Trajectories are in SI units.
  ///
  /// - Throws: as `output(of:at:while:)`.
  func trajectories(
    of policy: TanhGaussianPolicy, at step: Int, while continues: () -> Bool
  ) throws -> [Trajectory] {
    var policy = policy
    var episodes: [(robot: WheelLeggedRobot, trajectory: Trajectory)] = []
    for episode in 0..<episodeCount {
      let robot = try WheelLeggedRobot()
      var starts = Generator(seed: seed, stream: "evaluation/\(episode)", index: step)
      robot.reset(using: &starts)
      episodes.append((robot, Trajectory(states: [], torques: [], hasFallen: false)))
    }
    for _ in 0..<WheelLeggedRobot.episodeStepCount {
      let standing = episodes.indices.filter { !episodes[$0].trajectory.hasFallen }
      guard !standing.isEmpty else { break }
      guard continues() else { throw Interrupted() }
      let states = standing.map { episodes[$0].robot.state }
      let observations = Matrix(
        rowCount: states.count, columnCount: task.observationCount,
        elements: states.flatMap { task.observation(of: $0) })
      let actions = policy.modes(at: normalizer.normalized(observations))
      for (row, episode) in standing.enumerated() {
        let torque = Double(actions[row, 0]) * WheelLeggedRobot.torqueLimit
        episodes[episode].robot.step(torque: torque)
        episodes[episode].trajectory.states.append(states[row])
        episodes[episode].trajectory.torques.append(torque)
        episodes[episode].trajectory.hasFallen = episodes[episode].robot.hasFallen
      }
    }
    return episodes.map(\.trajectory)
  }

  var metricNames: [String] {
    [Metric.returnMean, Metric.returnDeviation, Metric.survivalMean, Metric.tiltRootMeanSquare]
  }

  func output(
    of policy: TanhGaussianPolicy, at step: Int, while continues: () -> Bool
  ) throws -> RunOutput {
    RunOutput(try trajectories(of: policy, at: step, while: continues), of: task)
  }
}

extension RunOutput {
  /// A summary of the trajectories, and the first of them as `trajectory.csv`.
  init(_ trajectories: [Trajectory], of task: RobotTask) {
    add(RobotSummary(of: trajectories, task: task).metrics)
    add(Metric.trajectoryFell, trajectories[0].hasFallen ? 1 : 0)
    if task.targetVelocity != 0 { add(Metric.targetVelocity, task.targetVelocity) }
    add(file: ResultFile.trajectory, trajectories[0].csv)
  }
}

extension Trajectory {
  /// The text of `trajectory.csv`.
  var csv: String {
    var lines = [TrajectoryColumn.allCases.map(\.rawValue).joined(separator: ",")]
    for (index, (state, torque)) in zip(states, torques).enumerated() {
      let time = Double(index) / WheelLeggedRobot.controlRate
      let values = [time, state.tilt, state.tiltRate, state.position, state.velocity, torque]
      lines.append(values.map { "\($0)" }.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
