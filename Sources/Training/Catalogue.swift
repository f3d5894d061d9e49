import Demonstrations
import Embeddings
import Environments
public import Experiments
import Experts
import Imitation
import LinearAlgebra
import Networks

/// What can be asked for: every key of a specification with its default, every learner by its
/// name, and whose numerics each run involves.
public enum Catalogue {
  /// A learner as specifications and tables call it.
  enum Method: String, CaseIterable {
    case behavioralCloning = "bc"
    case behavioralCloningWithDynamics = "bc+d"
    case dmil = "dmil"

    /// The fields of `methods.<method>`.
    var fields: [Field] {
      switch self {
      case .behavioralCloning: Catalogue.behavioralCloning.fields
      case .behavioralCloningWithDynamics: Catalogue.withDynamics.fields
      case .dmil: Catalogue.dmil.fields
      }
    }

    /// Steps before step 0 under the values of `methods.<method>`.
    func pretrainingStepCount(settings: Value) -> Int {
      switch self {
      case .behavioralCloning: 0
      case .behavioralCloningWithDynamics:
        Catalogue.withDynamics.settings(in: settings).dynamicsPretrainingStepCount
      case .dmil: Catalogue.dmil.settings(in: settings).models.dynamicsPretrainingStepCount
      }
    }

    /// Makes the learner; the one place where a name becomes one.
    ///
    /// - Parameters:
    ///   - settings: The values under `methods.<method>`.
    ///   - expert: D_e in normalised states.
    ///   - batchCount: Transitions that a step draws from each data set.
    ///   - seed: Of all the learner's streams.
    /// - Returns: The learner before its first step.
    func learner(
      settings: Value, expert: Transitions, batchCount: Int, seed: UInt64
    ) -> any Learner {
      switch self {
      case .behavioralCloning:
        BehavioralCloning(
          settings: Catalogue.behavioralCloning.settings(in: settings), expert: expert,
          batchCount: batchCount, seed: seed)
      case .behavioralCloningWithDynamics:
        BehavioralCloningWithDynamics(
          settings: Catalogue.withDynamics.settings(in: settings), expert: expert,
          batchCount: batchCount, seed: seed)
      case .dmil:
        DMIL(
          settings: Catalogue.dmil.settings(in: settings), expert: expert,
          batchCount: batchCount, seed: seed)
      }
    }
  }

  /// What specifications are read against.
  public static var schema: Schema {
    Schema(
      fields: [
        .demonstration: demonstrationFields, .expert: expertFields,
        .evaluation: evaluationFields,
        .training: trainingFields, .embedding: embeddingFields, .rendering: renderingFields,
      ],
      methods: Dictionary(
        uniqueKeysWithValues: Method.allCases.map { ($0.rawValue, $0.fields) }),
      numerics: { kind, method in numerics(of: kind, method: method) })
  }

  private static func numerics(of kind: RunKind, method: String) -> [String: Int] {
    let simulation = [
      "LinearAlgebra": linearAlgebraNumericsVersion,
      "Environments": environmentsNumericsVersion, "Training": trainingNumericsVersion,
    ]
    let learning = simulation.merging([
      "Networks": networksNumericsVersion, "Demonstrations": demonstrationsNumericsVersion,
      "Imitation": imitationNumericsVersion,
    ]) { $1 }
    let showing = simulation.merging(["Experts": expertsNumericsVersion]) { $1 }
    return switch kind {
    // A policy of ours is a network, and a recording of it or from a file is a data set.
    case .demonstration, .evaluation:
      ExpertPolicy.Level(rawValue: method) != nil || method == "human"
        ? showing.merging([
          "Networks": networksNumericsVersion, "Demonstrations": demonstrationsNumericsVersion,
        ]) { $1 } : showing
    case .expert: showing.merging(["Networks": networksNumericsVersion]) { $1 }
    case .training: learning
    case .embedding: learning.merging(["Embeddings": embeddingsNumericsVersion]) { $1 }
    case .rendering: simulation
    }
  }
}

// MARK: Fields of each kind

extension Catalogue {
  private static let robotTasks = RobotTask.allCases.map(\.rawValue)
  static let benchmarkTasks = BenchmarkTask.allCases.map(\.rawValue)
  private static let onBenchmark = Condition("task", isOneOf: benchmarkTasks)

  private static var task: Field {
    Field(
      "task", .choice(robotTasks + benchmarkTasks),
      "What the robot, or the body of a task of D4RL, is asked to do.")
  }

  static var inertia: Field {
    Field(
      "inertia", .choice(CapsuleInertia.allCases.map(\.rawValue)), default: .text("cylinder"),
      "How masses follow from capsules: cylinder as in D4RL's time, or exact as in MuJoCo today.",
      onlyWhen: onBenchmark)
  }

  private static var demonstrationFields: [Field] {
    let policies = ExpertPolicy.Level.allCases.map(\.rawValue)
    let recorded = Condition("source", is: "d4rl", "minari")
    return [
      task, inertia,
      Field(
        "source", .choice(BenchmarkDemonstrationRun.Source.allCases.map(\.rawValue)),
        default: .text("generated"),
        "Whether our policy acts, or a file in the layout of D4RL or Minari is read.",
        onlyWhen: onBenchmark),
      Field(
        "demonstrator",
        .choice(DemonstrationRun.Demonstrator.allCases.map(\.rawValue) + policies + ["human"]),
        "Who acts: on the robot the simulated human or the LQR, else a policy or a person."),
      Field(
        "policy_sha256", .text,
        "The hash of paper/experts/<task>-<demonstrator>.safetensors; a file does not need it.",
        onlyWhen: Condition("demonstrator", isOneOf: policies)),
      Field(
        "file", .text, default: .text(""),
        "The file to read, from the repository; empty for D4RL's own of this demonstrator.",
        onlyWhen: recorded),
      Field(
        "sha256", .text, default: .text(""), "The hash of the file that is named.",
        onlyWhen: recorded),
      Field(
        "clip_actions", .flag, default: .flag(false),
        "Whether recorded actions beyond ±1 are brought back to it; otherwise they are refused.",
        onlyWhen: recorded),
      Field(
        "transitions", .integer(1...10_000_000),
        "Transitions to record, one per control step; of a file at most so many.",
        variesByProfile: true),
    ] + human.onlyWhen(Condition("demonstrator", is: "simulated-human")).fields
  }

  private static var evaluationFields: [Field] {
    let policies = ExpertPolicy.Level.allCases.map(\.rawValue)
    return [
      task, inertia,
      Field(
        "controllers", .choices(EvaluationRun.Reference.allCases.map(\.rawValue) + policies),
        "Reference controllers, or policies of a benchmark task, to evaluate, a run for each."),
      Field("episodes", .integer(1...10_000), "Episodes to evaluate.", variesByProfile: true),
    ]
      + policies.map { level in
        Field(
          "\(level)_sha256", .text,
          "The hash of paper/experts/<task>-\(level).safetensors.",
          onlyWhen: Condition("controllers", is: level))
      }
  }

  private static var trainingFields: [Field] {
    [
      task, inertia,
      Field(
        "percents", .ascendingNumbers(Bounds(above: 0, through: 100)),
        default: .list([.number(100)]),
        "Random parts of the demonstration to learn from, in per cent, a run for each.",
        variesByProfile: true, onlyWhen: onBenchmark),
      Field(
        "noise_percent", .number(Bounds(0...100)), default: .number(0),
        "Transitions whose state gets Gaussian noise of the data's own deviation, in per cent.",
        onlyWhen: onBenchmark),
      Field(
        "train.steps", .integer(1...100_000_000), "Training steps N, without pre-training.",
        variesByProfile: true),
      Field(
        "train.batch", .integer(1...65_536), default: .integer(256),
        "Transitions that a step draws from each data set."),
      Field(
        "evaluation.every", .integer(1...100_000_000),
        "Training steps between two evaluations; step 0 and the last are evaluated too.",
        variesByProfile: true),
      Field(
        "evaluation.episodes", .integer(1...10_000), default: .integer(10),
        "Episodes in each evaluation.", variesByProfile: true),
      Field(
        "snapshots", .ascendingNumbers(Bounds(above: 0, through: 1)),
        default: .list([.number(1)]), "Where the learner is kept, as fractions of N.",
        variesByProfile: true),
    ]
  }

  private static var embeddingFields: [Field] {
    [
      Field(
        "points", .integer(1...100_000), default: .integer(1000),
        "Expert points, and rollout points of each snapshot.", variesByProfile: true)
    ] + embedding.fields
  }

  private static var renderingFields: [Field] {
    [
      Field(
        "tasks", .choices(benchmarkTasks + [RenderingRun.robot]),
        "What to draw, a picture for each.")
    ]
  }

  /// The fields of `TSNE.Settings`.
  static var embedding: SettingTable<TSNE.Settings> {
    SettingTable(TSNE.Settings())
      .number(
        "perplexity", \.perplexity, Bounds(above: 1),
        "Effective number of neighbours of a point.", variesByProfile: true
      )
      .integer(
        "iterations", \.iterationCount, 1...100_000, "Steps of gradient descent.",
        variesByProfile: true
      )
      .integer(
        "exaggerated_iterations", \.exaggeratedIterationCount, 0...100_000,
        "Steps with early exaggeration, within the iterations.", variesByProfile: true)
  }

  /// The fields of `SimulatedHuman.Parameters`, under `human`.
  static var human: SettingTable<SimulatedHuman.Parameters> {
    SettingTable(SimulatedHuman.Parameters())
      .number(
        "human.reaction_delay", \.reactionDelay, Bounds(0...1),
        "Time from a state to the torque that answers it, in s."
      )
      .number(
        "human.decision_interval", \.decisionInterval, controlInterval(to: 1),
        "Time for which a torque is held, in s."
      )
      .number(
        "human.torque_level", \.torqueLevel, Bounds(above: 0),
        "Distance of the torques to choose from, in N m."
      )
      .number(
        "human.torque_maximum", \.torqueMaximum, Bounds(0...WheelLeggedRobot.torqueLimit),
        "Largest torque that the person dares, in N m."
      )
      .number(
        "human.torque_noise", \.torqueNoise, Bounds(0...),
        "Standard deviation of the hand's noise, in N m."
      )
      .number(
        "human.tilt_noise", \.tiltNoise, Bounds(0...),
        "Standard deviation of the perceived tilt, in rad."
      )
      .number(
        "human.tilt_rate_noise", \.tiltRateNoise, Bounds(0...),
        "Standard deviation of the perceived tilt rate, in rad/s."
      )
      .number("human.tilt_gain", \.tiltGain, Bounds(0...), "Torque for tilt, in N m/rad.")
      .number(
        "human.tilt_rate_gain", \.tiltRateGain, Bounds(0...),
        "Torque for tilt rate, in N m s/rad."
      )
      .number(
        "human.position_gain", \.positionGain, Bounds(0...), "Torque for displacement, in N."
      )
      .number("human.velocity_gain", \.velocityGain, Bounds(0...), "Torque for velocity, in N s.")
      .number(
        "human.position_wander", \.positionWander, Bounds(0...),
        "Standard deviation of the wandering intended position, in m."
      )
      .number(
        "human.velocity_wander", \.velocityWander, Bounds(0...),
        "Standard deviation of the wandering intended velocity, in m/s."
      )
      .number(
        "human.wander_time", \.wanderTime, controlInterval(to: 1000),
        "Time over which the intentions wander, in s.")
  }

  private static func controlInterval(to longest: Double) -> Bounds {
    Bounds(WheelLeggedRobot.controlInterval...longest)
  }
}

// MARK: Fields of each learner

extension Catalogue {
  private static var behavioralCloning: SettingTable<BehavioralCloning.Settings> {
    SettingTable(BehavioralCloning.Settings())
      .number("learning_rate", \.learningRate, learningRate, "Step size of Adam.")
      .widths("policy_widths", \.policyWidths, "Widths of the policy's hidden layers.")
  }

  private static var withDynamics: SettingTable<PolicyAndModel.Settings> {
    models(SettingTable(PolicyAndModel.Settings()))
  }

  private static var dmil: SettingTable<DMIL.Settings> {
    SettingTable(DMIL.Settings())
      .including(\.models, models)
      .widths(
        "discriminator_widths", \.discriminatorWidths,
        "Widths of the discriminator's hidden layers."
      )
      .number(
        "alpha_policy", \.alphaPolicy, Bounds(0...), "Weight of the policy's own loss."
      )
      .number(
        "alpha_dynamics", \.alphaDynamics, Bounds(0...), "Weight of the model's own loss.")
  }

  static var learningRate: Bounds { Bounds(above: 0, through: 1) }

  private static func models(
    _ table: SettingTable<PolicyAndModel.Settings>
  ) -> SettingTable<PolicyAndModel.Settings> {
    table
      .number("learning_rate", \.learningRate, learningRate, "Step size of Adam.")
      .widths("policy_widths", \.policyWidths, "Widths of the policy's hidden layers.")
      .widths("dynamics_widths", \.dynamicsWidths, "Widths of the model's hidden layers.")
      .integer(
        "dynamics_pretraining_steps", \.dynamicsPretrainingStepCount, 0...100_000_000,
        "Steps in which only the model is fitted, before step 0.", variesByProfile: true
      )
      .integer(
        "rollout_interval", \.rollouts.interval, 1...100_000_000,
        "Steps between two refreshes of the rollouts."
      )
      .number(
        "rollout_fraction", \.rollouts.fraction, Bounds(above: 0, through: 1),
        "Rollouts added by a refresh, as a fraction of the expert transitions."
      )
      .flag(
        "sampled_rollouts", \.rollouts.sampled,
        "Whether rollouts are drawn from model and policy, or are their means and modes.")
  }
}
