import Environments
import Experts
import LinearAlgebra
import Records
import Specifications

/// An evaluation of a controller of the robot, or of a policy of a benchmark task; nothing is learned.
extension RunKindDefinition {
  static let evaluation = RunKindDefinition(
    fields: evaluationFields, rules: [controllers], modules: demonstratingModules,
    output: { run, execution, monitor in
      let (count, seed) = (run.values.integer("episodes"), UInt64(run.seed))
      switch try run.task() {
      case .robot(let task):
        return try EvaluationRun(
          task: task, reference: try run.choice("controller"),
          human: human.settings(in: run.values), episodeCount: count, seed: seed
        ).output(monitor: monitor)
      case .benchmark(let task):
        let level: ExpertPolicy.Level = try run.choice("controller")
        let policy = try ExpertPolicy(
          level, of: task, in: execution.repository,
          sha256: run.values.text("\(level.rawValue)_sha256"))
        let summary = try policy.summary(
          on: execution.model(of: run, task), episodeCount: count, seed: seed,
          while: { !monitor.mustStop })
        return RunOutput(summary.metrics)
      }
    })

  private static let evaluationFields =
    [
      task, inertia,
      Field(
        "controllers", .choices(EvaluationRun.Reference.allCases.map(\.rawValue) + policies),
        "Reference controllers, or policies on a task of D4RL, to evaluate, a run for each."),
      Field("episodes", .integer(1...10_000), "Episodes to evaluate.", variesByProfile: true),
    ]
    + policies.map { level in
      Field(
        "\(level)_sha256", .sha256, "The hash of paper/experts/<task>-\(level).safetensors.",
        onlyWhen: Condition("controllers", is: level))
    }

  private static let controllers = Rule("controllers") { values in
    let task = values.text("task")
    let known =
      benchmarkTasks.contains(task)
      ? policies : EvaluationRun.Reference.allCases.map(\.rawValue)
    return values.list("controllers").lazy
      .compactMap { refusal(of: $0.shown, on: task, among: known) }.first
  }
}

/// An evaluation of a reference controller of the robot.
struct EvaluationRun {
  enum Reference: String, CaseIterable {
    case lqr
    case simulatedHuman = "simulated-human"
    case zero
    case random
  }

  let task: RobotTask
  let reference: Reference
  /// Parameters of the simulated human; the others have none.
  let human: SimulatedHuman.Parameters
  let episodeCount: Int
  let seed: UInt64

  /// The file is `trajectory.csv`, of the first episode.
  ///
  /// The LQR adds the physics to the metrics: the unstable pole (per second, and per control step)
  /// and the gain.
  func output(monitor: RunMonitor) throws -> RunOutput {
    switch reference {
    case .lqr:
      let linearization = try WheelLeggedRobot.linearization()
      let lqr = LQR(task: task, linearization: linearization)
      var output = try evaluate(lqr, monitor: monitor)
      output.add(Metric.unstablePole, linearization.unstablePolePerSecond)
      output.add(Metric.discreteUnstablePole, linearization.unstablePole)
      let names = ["gain_tilt", "gain_tilt_rate", "gain_position", "gain_velocity"]
      output.add(zip(names, lqr.gain).map { ($0, $1) })
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
    return RunOutput(trajectories, of: task)
  }
}

extension ExpertPolicy {
  /// An evaluation with sampled actions, as in the policy's demonstrations.
  ///
  /// - Throws: `Interrupted` if `continues` returns false.
  func summary(
    on model: BenchmarkModel, episodeCount: Int, seed: UInt64, while continues: () -> Bool
  ) throws -> BenchmarkSummary {
    var rollout = try PolicyRollout(
      of: policy, normalizer: nil, choice: .sample, on: model, episodes: 0..<episodeCount
    ) { Generator(seed: seed, stream: "evaluation", index: $0) }
    return try rollout.summary(of: model.task, while: continues)
  }
}
