import Foundation
@testable import Records
@testable import Reporting

/// Runs that never happened on the tasks of D4RL, under the names that the manuscript uses.
enum SyntheticBenchmark {
  static let walkers = ["hopper", "halfcheetah", "walker2d"]
  static let hands = ["pen", "hammer", "door"]
  static let percents = [0.2, 2, 100]
  static let methods = ["bc", "bc+d", "2-phase-bc+d", "valuedice", "iq-learn", "dmil"]

  static func runs(seedCount: Int) -> [Run] {
    let recordings =
      walkers.flatMap { task in
        ["expert", "medium"].map { recording(task, $0, source: "generated") }
      } + hands.map { recording($0, "human", source: "d4rl") }
    return recordings
      + recordings.flatMap { data in
        trainings(
          on: data, percents: data.cell.method == "human" ? [100] : percents, seedCount: seedCount)
      }
      + recordings.filter { $0.cell.method == "expert" }.flatMap { others(on: $0) }
      + [
        training(
          "robot-mixed-standing-still", "standing-still", "d2mil",
          ["expert_transition_count": .integer(14), "suboptimal_transitions": .integer(5000)],
          data: "14 transitions"),
        training(
          "robot-mixed-standing-still", "standing-still", "d2mil",
          ["expert_transition_count": .integer(140), "suboptimal_transitions": .integer(5000)],
          data: "140 transitions"),
        training("robot-others-standing-still", "standing-still", "iq-learn", [:], data: "human"),
      ]
      + walkers.flatMap { task in
        ["expert", "medium"].map {
          SyntheticResults.run(
            .evaluation, "experts-\(task)", task, $0, values: ["inertia": .text("cylinder")])
        }
      }
      + (walkers + hands).map { picture("pictures", $0) }
      + [picture("picture-of-robot", "wheel-legged-robot")]
      + recordings.filter { $0.cell.method == "expert" }.flatMap { choices(on: $0) }
  }

  private static func picture(_ experiment: String, _ task: String) -> Run {
    SyntheticResults.run(
      .rendering, experiment, task, "picture", values: ["task": .text(task)])
  }

  /// Variants of DMIL, and embeddings of its co-evolution and of rollouts of four pairs.
  private static func choices(on recording: Run) -> [Run] {
    let (task, data) = (recording.cell.task, recording.cell.experiment)
    func variant(
      _ experiment: String, _ percent: Double, _ method: String = "dmil",
      _ settings: [String: JSONValue] = [:]
    ) -> Run {
      training(
        experiment, task, method,
        settings.merging(["percent": .number(percent)]) { $1 },
        data: "\(data) \(percentage(percent))", inputs: ["data": recording.key])
    }
    guard task == "hopper" else {
      let learner = variant("\(task)-dmil", 5)
      return [learner, embedding("coevolution-\(task)", of: [learner])]
        + (task == "halfcheetah"
          ? ["sampled", "horizon"].map { variant("\(task)-\($0)", 2) } : [])
    }
    let pairs = ["good", "bad"].flatMap { model in
      ["good", "bad"].map { policy in
        variant(
          "hopper-\(policy)-policy-\(model)-model", 2, "2-phase-bc+d",
          ["kind": .text(policy + model)])
      }
    }
    return pairs + [embedding("hopper-rollouts", of: pairs)] + [
      variant(
        "hopper-sampled", 0.2, "dmil", ["methods.dmil.sampled_rollouts": .flag(true)]),
      variant("hopper-horizon", 0.2, "dmil", ["methods.dmil.rollout_horizon": .integer(5)]),
    ]
  }

  /// Of the co-evolution of one run, or of several that are joined.
  private static func embedding(_ experiment: String, of trainings: [Run]) -> Run {
    let inputs = trainings.enumerated().map { index, training in
      (index == 0 ? "training" : "training-\(index + 1)", training.key)
    }
    return SyntheticResults.run(
      .embedding, experiment, trainings[0].cell.task, trainings[0].cell.method,
      values: ["points": .integer(9)], data: trainings[0].cell.data,
      inputs: Dictionary(uniqueKeysWithValues: inputs))
  }

  private static func recording(_ task: String, _ demonstrator: String, source: String) -> Run {
    SyntheticResults.run(
      .demonstration, "\(task)-\(demonstrator)-data", task, demonstrator,
      values: [
        "source": .text(source), "demonstrator": .text(demonstrator), "file": .text(""),
        "transitions": .integer(1_000_000),
      ])
  }

  /// Parts of DMIL left out, with clean and with noisy states, and data of mixed quality.
  private static func others(on recording: Run) -> [Run] {
    let (task, data) = (recording.cell.task, recording.cell.experiment)
    let inputs = ["data": recording.key]
    return [("", 0.0), ("-noise", 20)].map { suffix, noise in
      training(
        "\(task)-ablation\(suffix)", task, "dmil-no-d-adv",
        ["percent": .number(2), "noise_percent": .number(noise)],
        data: "\(data) \(percentage(2))", inputs: inputs)
    }
      + [0.3, 0.6].map { share in
        training(
          "\(task)-mixed", task, "d2mil",
          [
            "mislaid_share": .number(share), "expert_trajectories": .integer(10),
            "suboptimal_transitions": .integer(20_000),
          ],
          data: "\(data) \(share) mislaid", inputs: inputs)
      }
  }

  private static func training(
    _ experiment: String, _ task: String, _ method: String, _ values: [String: JSONValue],
    data: String, inputs: [String: RunKey] = [:]
  ) -> Run {
    SyntheticResults.run(
      .training, experiment, task, method,
      values: values.merging(["train.steps": .integer(10_000)]) { $1 }, data: data,
      inputs: inputs)
  }

  private static func trainings(on data: Run, percents: [Double], seedCount: Int) -> [Run] {
    methods.flatMap { method in
      percents.flatMap { percent in
        (0..<seedCount).map { seed in
          SyntheticResults.run(
            .training, "\(data.cell.task)-\(data.cell.method)", data.cell.task, method, seed: seed,
            values: [
              "percent": .number(percent), "train.steps": .integer(10_000),
              "evaluation.episodes": .integer(10),
            ],
            data: "\(data.cell.experiment) \(percentage(percent))", inputs: ["data": data.key])
        }
      }
    }
  }

  static func contains(_ run: Run) -> Bool { (walkers + hands).contains(run.cell.task) }

  static func metrics(of run: Run) -> [String: Double] {
    var metrics = [
      "return_mean": 3210.25, "return_std": 12.5, "normalized_score_mean": 99.25,
      "normalized_score_std": 0.5, "length_mean": 987.5, "success_count": 0, "episode_count": 50,
    ]
    switch (run.kind, run.cell.method) {
    case (.evaluation, "medium"): metrics["normalized_score_mean"] = 43.5
    case (.demonstration, _): metrics["transition_count"] = 1_000_000
    case (.training, _):
      guard case .number(let percent)? = run.values["percent"] else { return ["score": 30.5] }
      // As wide as scores get, so that tables must hold them.
      metrics["score"] = 100 + percent / 2 + 30 * Double(run.seed)
    default: break
    }
    return metrics
  }

  static let curve =
    "step,normalized_score_mean,normalized_score_std,return_mean,length_mean\n"
    + (0...5).map { "\($0 * 2000),\(24 * $0 - 2),1,3000,900\n" }.joined()

  /// A picture of one pixel.
  static let picture = Data(
    base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
      + "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
}
