import Datasets
import TSNE
import Environments
import Records
public import Specifications
import Store
import Experts
public import Foundation
import Imitation
import LinearAlgebra
import Networks

/// Every key of a specification with its type and default, and the modules that each run involves.
public enum Catalogue {
  /// The schema of the specifications of a repository.
  public static func schema(of repository: URL) -> Schema {
    Schema(
      fields: [
        .dataset: datasetFields, .expert: expertFields, .evaluation: evaluationFields,
        .training: trainingFields, .embedding: embeddingFields, .rendering: renderingFields,
        .repetition: [], .check: [],
      ],
      methods: Dictionary(
        uniqueKeysWithValues: Method.all.map { ($0.name, $0.fields) }),
      methodsOfMixedData: Set(Method.all.filter(\.needsSuboptimal).map(\.name)), rules: rules,
      numerics: { kind, method in numerics(of: kind, method: method) },
      sources: { kind in
        kind == .check ? CheckRun.sourceHashes(in: repository) : [:]
      })
  }

  static func numerics(of kind: RunKind, method: String) -> [String: Int] {
    let simulation = [
      "LinearAlgebra": linearAlgebraNumericsVersion,
      "Environments": environmentsNumericsVersion, "Running": runningNumericsVersion,
    ]
    let learning = simulation.merging([
      "Networks": networksNumericsVersion, "Datasets": datasetsNumericsVersion,
      "Imitation": imitationNumericsVersion,
    ]) { $1 }
    let demonstrating = simulation.merging(["Experts": expertsNumericsVersion]) { $1 }
    return switch kind {
    // A policy of ours is a network; its transitions, and those of a file, are a dataset.
    case .dataset, .evaluation:
      ExpertPolicy.Level(rawValue: method) != nil || method == "human"
        ? demonstrating.merging([
          "Networks": networksNumericsVersion, "Datasets": datasetsNumericsVersion,
        ]) { $1 } : demonstrating
    case .expert: demonstrating.merging(["Networks": networksNumericsVersion]) { $1 }
    case .training, .repetition: learning
    case .embedding: learning.merging(["TSNE": tsneNumericsVersion]) { $1 }
    case .rendering: simulation
    case .check:
      [
        "LinearAlgebra": linearAlgebraNumericsVersion, "Networks": networksNumericsVersion,
        "Imitation": imitationNumericsVersion,
      ]
    }
  }
}

// MARK: Fields of each kind

extension Catalogue {
  private static let robotTasks = RobotTask.allCases.map(\.rawValue)
  static let benchmarkTasks = BenchmarkTask.allCases.map(\.rawValue)
  private static let onBenchmark = Condition("task", isOneOf: benchmarkTasks)
  static let policies = ExpertPolicy.Level.allCases.map(\.rawValue)

  private static var task: Field {
    Field("task", .choice(robotTasks + benchmarkTasks), "The task, of the robot or of D4RL.")
  }

  static var inertia: Field {
    Field(
      "inertia", .choice(CapsuleInertia.allCases.map(\.rawValue)), default: .text("cylinder"),
      "How masses follow from capsules: cylinder as in D4RL's time, or exact as in MuJoCo today.",
      onlyWhen: onBenchmark)
  }

  private static var datasetFields: [Field] {
    let recorded = Condition("source", is: "d4rl", "minari")
    return [
      task, inertia,
      Field(
        "source", .choice(BenchmarkDemonstrationRun.Source.allCases.map(\.rawValue)),
        default: .text("generated"),
        "Whether a policy of ours acts, or a file in the layout of D4RL or Minari is read.",
        onlyWhen: onBenchmark),
      Field(
        "demonstrator",
        .choice(DemonstrationRun.Demonstrator.allCases.map(\.rawValue) + policies + ["human"]),
        "Who acts: on the robot the simulated human or the LQR, else a policy or a person."),
      Field(
        "policy_sha256", .sha256, "The hash of paper/experts/<task>-<demonstrator>.safetensors.",
        onlyWhen: Condition("source", is: BenchmarkDemonstrationRun.Source.generated.rawValue)),
      Field(
        "file", .text, default: .text(""),
        "The file to read, from the repository; empty for D4RL's own of this demonstrator.",
        onlyWhen: recorded),
      Field(
        "sha256", .sha256, default: .text(""), "The hash of the file that is named.",
        onlyWhen: recorded),
      Field(
        "clip_actions", .flag, default: .flag(false),
        "Whether recorded actions beyond ±1 are clipped; otherwise they are refused.",
        onlyWhen: recorded),
      Field(
        "transitions", .integer(1...10_000_000),
        "Transitions to record, one per control step; of a file at most so many.",
        variesByProfile: true),
    ] + human.onlyWhen(Condition("demonstrator", is: "simulated-human")).fields
  }

  private static var evaluationFields: [Field] {
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
  }

  private static let isExpMed = Condition("mixture", is: TrainingData.Mixing.expMed.rawValue)
  private static let isFewExpert = Condition(
    "mixture", is: TrainingData.Mixing.fewExpert.rawValue)
  private static let isMixed = Condition(
    "mixture", isOneOf: isExpMed.choices + isFewExpert.choices)

  private static var trainingFields: [Field] {
    [
      task, inertia,
      Field(
        "percents", .ascendingNumbers(Bounds(above: 0, through: 100)),
        default: .list([.number(100)]),
        "Random subsets of the dataset to learn from, in percent of its transitions, a run for each.",
        variesByProfile: true, onlyWhen: onBenchmark),
      Field(
        "noise_percent", .number(Bounds(0...100)), default: .number(0),
        "Transitions whose state gets Gaussian noise of the dataset's own deviation, in percent.",
        onlyWhen: onBenchmark),
      Field(
        "mixture", .choice(TrainingData.Mixing.allCases.map(\.rawValue)),
        default: .text(TrainingData.Mixing.none.rawValue),
        "The dataset of mixed quality: none; exp-med, a share of the expert's trajectories among "
          + "suboptimal transitions; few-expert, few transitions of the expert beside those."),
      Field(
        "expert_shares", .ascendingNumbers(Bounds(above: 0, below: 1)),
        "Shares of the expert's trajectories among the suboptimal data, the X of exp-med-X, a run "
          + "for each.",
        variesByProfile: true, onlyWhen: isExpMed),
      Field(
        "expert_trajectories", .integer(2...1_000_000), default: .integer(10),
        "Random trajectories of the expert, before a share of them goes to the suboptimal data.",
        variesByProfile: true, onlyWhen: isExpMed),
      Field(
        "suboptimal_transitions", .integer(1...10_000_000), default: .integer(20_000),
        "Random transitions of the suboptimal dataset.", variesByProfile: true,
        onlyWhen: isMixed),
      Field(
        "expert_transition_counts", .distinctIntegers(1...10_000_000),
        "Random transitions of the expert to learn from, a run for each number.",
        variesByProfile: true, onlyWhen: isFewExpert),
      Field(
        "train.steps", .integer(1...100_000_000), "Training steps N, without pre-training.",
        variesByProfile: true),
      Field(
        "train.batch_size", .integer(1...65_536), default: .integer(256),
        "Transitions that a step draws from each dataset."),
      Field(
        "evaluation.interval", .integer(1...100_000_000),
        "Training steps between two evaluations; step 0 and the last are evaluated too.",
        variesByProfile: true),
      Field(
        "evaluation.episodes", .integer(1...10_000), default: .integer(10),
        "Episodes in each evaluation.", variesByProfile: true),
      Field(
        "snapshots", .ascendingNumbers(Bounds(above: 0, through: 1)),
        default: .list([.number(1)]), "When the learner is kept, as fractions of N.",
        variesByProfile: true),
    ]
  }

  private static var embeddingFields: [Field] {
    [
      Field(
        "points", .integer(1...100_000), default: .integer(1000),
        "Expert points, and rollout points of each panel.", variesByProfile: true),
      Field(
        "neighbors", .integer(1...1000), default: .integer(12),
        "Nearest neighbors by which trustworthiness and stability are measured."),
      Field(
        "layouts", .integer(1...100), default: .integer(3),
        "Layouts of the same points with different seeds, of which the first is shown; "
          + "stability compares them.", variesByProfile: true),
    ] + embedding.fields
  }

  private static var renderingFields: [Field] {
    [Field("task", .choice(benchmarkTasks + [RenderingRun.robot]), "The task to draw.")]
  }

  /// The fields of `Embedding.Settings`.
  static var embedding: SettingTable<Embedding.Settings> {
    SettingTable(Embedding.Settings())
      .number(
        "perplexity", \.perplexity, Bounds(above: 1),
        "Effective number of neighbors of a point.", variesByProfile: true
      )
      .integer(
        "iterations", \.iterationCount, 1...100_000, "Steps of gradient descent.",
        variesByProfile: true
      )
      .integer(
        "early_exaggeration_iterations", \.exaggeratedIterationCount, 0...100_000,
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
        "human.torque_step", \.torqueLevel, Bounds(above: 0),
        "Difference of neighboring torques to choose from, in N m."
      )
      .number(
        "human.maximum_torque", \.torqueMaximum, Bounds(0...WheelLeggedRobot.torqueLimit),
        "Largest torque to choose from, in N m."
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

  static var learningRate: Bounds { Bounds(above: 0, through: 1) }

  private static func controlInterval(to longest: Double) -> Bounds {
    Bounds(WheelLeggedRobot.controlInterval...longest)
  }
}
