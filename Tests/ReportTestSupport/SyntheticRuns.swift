@testable import Claims
@testable import Records
@testable import TracedResults

/// Invented runs under the names of the manuscript.
enum SyntheticRuns {
  static let robotTasks = ["standing-still", "moving-straight"]
  static let locomotion = ["hopper", "halfcheetah", "walker2d"]
  static let adroit = ["pen", "hammer", "door"]

  static func isOfBenchmark(_ run: Run) -> Bool {
    (locomotion + adroit).contains(run.cell.task)
  }

  /// Two seeds of most trainings.
  static var all: [Run] {
    let datasets =
      locomotion.flatMap { task in
        ["expert", "medium"].map { dataset(task, $0, source: "generated") }
      } + adroit.map { dataset($0, "human", source: "d4rl") }
    let experts = datasets.filter { $0.cell.method == "expert" }
    return robotTasks.flatMap(robot)
      + datasets + datasets.flatMap(trainings)
      + experts.flatMap(variants)
      + [14, 140].map { count in
        training(
          "robot-mixed", "standing-still", "d2mil",
          ["expert_transition_count": .integer(count), "suboptimal_transitions": .integer(5000)],
          data: "\(count) transitions")
      }
      + [training("robot-others", "standing-still", "iq-learn", data: "human")]
      + locomotion.flatMap { task in
        ["expert", "medium"].map { run(.evaluation, "experts", task, $0) }
      }
      + (locomotion + adroit).map { run(.rendering, "pictures", $0, "picture") }
      + [
        run(.rendering, "picture-of-robot", "wheel-legged-robot", "picture"),
        run(.check, "equations", "", "check"),
        run(.repetition, "determinism", "standing-still", "dmil"),
      ]
  }

  /// A run with values by dotted path.
  static func run(
    _ kind: RunKind, _ experiment: String, _ task: String, _ method: String, seed: Int = 0,
    _ values: [String: JSONValue] = [:], data: String = "", inputs: [String: RunKey] = [:]
  ) -> Run {
    let paths: [RunKind: [String]] = [
      .dataset: ["transitions"], .evaluation: ["episodes"], .embedding: ["iterations"],
      .training: ["train.steps", "evaluation.interval", "evaluation.episodes"],
    ]
    let defaults = Dictionary(
      uniqueKeysWithValues: paths[kind, default: []].map { ($0, JSONValue.integer(1)) })
    return Run(
      kind: kind, cell: Cell(experiment: experiment, task: task, dataset: data, method: method),
      seed: seed, values: RunValues(defaults.merging(values) { $1 }),
      inputs: inputs.map { RunInput(name: $0, key: $1) },
      numerics: [:], specification: "\(experiment).yaml", title: experiment,
      published: kind == .training ? SyntheticScores.paper.published?.hash : nil)
  }

  private static func robot(_ task: String) -> [Run] {
    let human = run(
      .dataset, "robot-human-data", task, "simulated-human",
      [
        "transitions": .integer(10_000), "human.reaction_delay": .number(0.04),
        "demonstrator": .text("simulated-human"),
      ])
    let references = ["lqr", "simulated-human", "zero", "random"].map {
      run(.evaluation, "robot-references", task, $0, ["episodes": .integer(50)])
    }
    let trainings = ["bc", "bc+d", "dmil"].flatMap { method in
      (0..<2).map { seed in
        training(
          "robot", task, method, seed: seed,
          [
            "train.batch_size": .integer(256), "methods.\(method).learning_rate": .number(1e-4),
            "methods.\(method).policy_widths": .list([.integer(256), .integer(256)]),
          ].merging(method == "dmil" ? ["methods.dmil.alpha_policy": .number(10)] : [:]) { $1 })
      }
    }
    return [human] + references + trainings
      + [run(.embedding, "robot-coevolution", task, "dmil", ["points": .integer(9)])]
  }

  private static func dataset(_ task: String, _ expert: String, source: String) -> Run {
    run(
      .dataset, (expert == "human" ? "adroit-" : "") + "\(expert)-data", task, expert,
      ["source": .text(source), "file": .text(""), "transitions": .integer(1_000_000)])
  }

  private static func training(
    _ experiment: String, _ task: String, _ method: String, seed: Int = 0,
    _ values: [String: JSONValue] = [:], data: String = "", inputs: [String: RunKey] = [:]
  ) -> Run {
    run(
      .training, experiment, task, method, seed: seed,
      values.merging(["train.steps": .integer(10_000), "evaluation.episodes": .integer(10)]) { $1 },
      data: data, inputs: inputs)
  }

  /// A training run on a part of a dataset.
  private static func training(
    _ experiment: String, _ method: String, on dataset: Run, percent: Double, seed: Int = 0,
    _ values: [String: JSONValue] = [:]
  ) -> Run {
    training(
      experiment, dataset.cell.task, method, seed: seed,
      values.merging(["percent": .number(percent)]) { $1 },
      data: "\(dataset.cell.experiment) \(NumberFormat.percent(percent))",
      inputs: ["dataset": dataset.key])
  }

  private static func trainings(on dataset: Run) -> [Run] {
    let suite = locomotion.contains(dataset.cell.task) ? "locomotion" : "adroit"
    let experiment = "\(suite)-\(dataset.cell.method)"
    return ["bc", "bc+d", "2-phase-bc+d", "valuedice", "iq-learn", "dmil"].flatMap { method in
      (dataset.cell.method == "human" ? [100] : [0.2, 2, 100]).flatMap { percent in
        (0..<2).map {
          training(
            experiment, method, on: dataset, percent: percent, seed: $0,
            method == "dmil" ? ["methods.dmil.sampled_rollouts": .flag(true)] : [:])
        }
      }
    }
  }

  /// Experiments that are controls of locomotion-expert, with their tasks and methods.
  static let controls: [(experiment: String, tasks: [String], methods: [String])] = [
    ("locomotion-learning-rate", locomotion, ["bc", "dmil"]),
    ("locomotion-seeds", locomotion, ["bc"]),
    ("locomotion-library", ["halfcheetah"], ["bc"]),
    ("halfcheetah-long", ["halfcheetah"], ["bc", "dmil"]),
    ("halfcheetah-long-bc", ["halfcheetah"], ["bc"]),
    ("halfcheetah-long-bc-fast", ["halfcheetah"], ["bc"]),
  ]

  /// Ablations, data of mixed quality, choices of DMIL, controls, and embeddings, on an expert dataset.
  private static func variants(of dataset: Run) -> [Run] {
    let task = dataset.cell.task
    let ablations = [("", "dmil", 0.0), ("", "dmil-no-d-adv", 0), ("-noise", "dmil-no-d-adv", 20)]
      .map { suffix, method, noise in
        training(
          "locomotion-ablation\(suffix)", method, on: dataset, percent: 2,
          ["noise_percent": .number(noise)])
      }
    let mixed = [0.3, 0.6].map { share in
      training(
        "locomotion-mixed", task, "d2mil",
        [
          "expert_share": .number(share), "expert_trajectories": .integer(10),
          "suboptimal_transitions": .integer(20_000),
        ],
        data: "\(dataset.cell.experiment) exp-med-\(share)", inputs: ["dataset": dataset.key])
    }
    let controls = controls.filter { $0.tasks.contains(task) }.flatMap { control in
      control.methods.map { training(control.experiment, $0, on: dataset, percent: 2) }
    }
    guard task == "hopper" else {
      let dmil = training("locomotion-dmil", "dmil", on: dataset, percent: 5)
      let choices = task == "halfcheetah" ? ["modes", "horizon", "library"] : []
      let settings: [String: JSONValue] = [
        "methods.dmil.policy_learning_rate_multiplier": .number(3),
        "methods.dmil.dynamics_pretraining_steps": .integer(1000),
      ]
      return ablations + mixed + controls + [dmil, embedding("coevolution", of: [dmil])]
        + choices.map { training("locomotion-\($0)", "dmil", on: dataset, percent: 2, settings) }
    }
    let pairs = ["good", "bad"].flatMap { model in
      ["good", "bad"].map { policy in
        training(
          "hopper-\(policy)-policy-\(model)-model", "2-phase-bc+d", on: dataset, percent: 2,
          ["pair": .text(policy + model)])
      }
    }
    return ablations + mixed + controls + pairs + [
      embedding("hopper-rollouts", of: pairs),
      training(
        "locomotion-modes", "dmil", on: dataset, percent: 0.2,
        ["methods.dmil.sampled_rollouts": .flag(false)]),
      training(
        "locomotion-horizon", "dmil", on: dataset, percent: 0.2,
        ["methods.dmil.rollout_horizon": .integer(5), "methods.dmil.sampled_rollouts": .flag(true)]),
    ]
  }

  /// An embedding of the snapshots of one run, or of several runs.
  private static func embedding(_ experiment: String, of trainings: [Run]) -> Run {
    let inputs = trainings.enumerated().map { index, training in
      (index == 0 ? "training_run" : "training_run-\(index + 1)", training.key)
    }
    let cell = trainings[0].cell
    return run(
      .embedding, experiment, cell.task, cell.method, ["points": .integer(9)], data: cell.dataset,
      inputs: Dictionary(uniqueKeysWithValues: inputs))
  }
}
