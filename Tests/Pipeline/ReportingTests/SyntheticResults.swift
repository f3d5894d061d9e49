import Foundation
@testable import Claims
import Store
@testable import Records
@testable import Reporting

/// Results of runs that never happened, shaped like those of the paper.
enum SyntheticResults {
  /// Two tasks of the robot, three learners with `seedCount` seeds, references, recordings and
  /// embeddings; the benchmark; a check of the equations; and a repetition, of whose six
  /// evaluations so many are identical, `nil` where it has no result.
  ///
  /// `isPlanned` says which runs this profile asks for, `isMissing` which have no result yet,
  /// `lacking` which have none for want of what, and `hasDiverged` which training ended in it.
  static func make(
    profile: Profile = .full, seedCount: Int = 2, identicalEvaluationCount: Double? = 6,
    without isMissing: (Run) -> Bool = { _ in false },
    only isPlanned: (Run) -> Bool = { _ in true },
    lacking: (Run) -> String? = { _ in nil },
    hasDiverged: @escaping @Sendable (Run) -> Bool = { _ in false }
  ) -> Results {
    Results(
      profile: profile,
      entries: runs(seedCount: seedCount).filter(isPlanned).map { run in
        let note = lacking(run)
        let isDone =
          !isMissing(run) && note == nil
          && (run.kind != .repetition || identicalEvaluationCount != nil)
        return Results.Entry(
          run: run,
          result: isDone
            ? result(
              of: run, hasDiverged: hasDiverged(run),
              identicalEvaluationCount: identicalEvaluationCount ?? 0) : nil,
          provenance: isDone ? provenance : nil, note: note)
      }, outline: runs(seedCount: seedCount),
      expectations: Expectations(
        published: SyntheticScores.paper.published, claims: SyntheticScores.paper.claims),
      costs: costs,
      reading: { (file, run) throws(StoreError) in
        if file == "picture.png", let picture = SyntheticBenchmark.picture { return picture }
        if let content = SyntheticDerivations.content(file) { return content }
        guard file != "trajectory.csv" || !hasDiverged(run) else { throw .missing(file: file) }
        return Data(text(file, of: run).utf8)
      })
  }

  static let costs = Costs(
    machine: ["cpu": "A|B #1 @ 3 GHz", "openblas_kernel": "Zen"],
    items: [
      Costs.Item(
        .step, "dmil", task: "hopper", milliseconds: .init(of: [16]), products: .init(of: [12]),
        ratio: .init(of: [0.75]), operationCount: 12),
      Costs.Item(
        .step, "actor-critic", task: "hopper", milliseconds: .init(of: [4]),
        products: .init(of: [3]), ratio: .init(of: [0.75]), operationCount: 3),
      Costs.Item(.part, "optimiser", task: "hopper", milliseconds: .init(of: [0.5])),
      Costs.Item(
        .occasion, "evaluation, 10 episodes", task: "hopper", milliseconds: .init(of: [360])),
    ])

  static func runs(seedCount: Int) -> [Run] {
    robotRuns(seedCount: seedCount) + SyntheticBenchmark.runs(seedCount: seedCount)
      + [
        SyntheticDerivations.run,
        run(.repetition, "determinism", "standing-still", "dmil", values: [:]),
      ]
  }

  private static func robotRuns(seedCount: Int) -> [Run] {
    tasks.flatMap { task in
      [run(.demonstration, "human-\(task)", task, "simulated-human", values: human)]
        + ["lqr", "simulated-human", "zero", "random"].map {
          run(.evaluation, "robot-references-\(task)", task, $0, values: ["episodes": .integer(50)])
        }
        + ["bc", "bc+d", "dmil"].flatMap { method in
          (0..<seedCount).map { seed in
            run(.training, "robot-\(task)", task, method, seed: seed, values: learner(method))
          }
        }
        + [run(.embedding, "coevolution-\(task)", task, "dmil", values: ["points": .integer(9)])]
    }
  }

  static let tasks = ["standing-still", "moving-straight"]

  /// A run of the plan, with `values` by dotted path.
  static func run(
    _ kind: RunKind, _ experiment: String, _ task: String, _ method: String, seed: Int = 0,
    values: [String: JSONValue], data: String = "", inputs: [String: RunKey] = [:]
  ) -> Run {
    Run(
      kind: kind, cell: Cell(experiment: experiment, task: task, data: data, method: method),
      seed: seed, values: RunValues(values),
      inputs: inputs.map { RunInput(name: $0, key: $1) }, numerics: [:],
      specification: "\(experiment).yaml", title: experiment,
      published: kind == .training ? SyntheticScores.paperHash : nil)
  }

  private static let human: [String: JSONValue] = [
    "transitions": .integer(10_000), "human.reaction_delay": .number(0.04),
    "demonstrator": .text("simulated-human"),
  ]

  private static func learner(_ method: String) -> [String: JSONValue] {
    var values: [String: JSONValue] = [
      "train.steps": .integer(10_000), "train.batch": .integer(256),
      "methods.\(method).learning_rate": .number(1e-4),
      "methods.\(method).policy_widths": .list([.integer(256), .integer(256)]),
    ]
    if method == "dmil" { values["methods.dmil.alpha_policy"] = .number(10) }
    return values
  }

  private static func result(
    of run: Run, hasDiverged: Bool, identicalEvaluationCount: Double
  ) -> RunResult {
    var metrics = [
      "return_mean": 40.25 + Double(run.seed), "survival_mean_s": 12.5 + 2 * Double(run.seed),
      "survived_count": 4, "episode_count": 10, "tilt_rms_deg": 1.75, "tilt_max_deg": 6,
      "displacement_max_m": 0.375, "displacement_end_m": 0.25, "velocity_mean_m_s": -0.125,
      "return_std": 1, "survival_std_s": 1, "survival_max_s": 14.5,
    ]
    switch run.cell.method {
    case "lqr":
      metrics["unstable_pole_per_s"] = 6.25
      metrics["unstable_pole_discrete"] = 1.03125
      metrics["survived_count"] = 10
    case "dmil", "bc", "bc+d", "d2mil", "iq-learn": metrics["score"] = 41.5 + Double(run.seed)
    default: break
    }
    if SyntheticBenchmark.contains(run) { metrics = SyntheticBenchmark.metrics(of: run) }
    if run.kind == .check { metrics = SyntheticDerivations.metrics }
    if run.kind == .repetition {
      metrics = [
        "evaluation_count": 6, "identical_evaluation_count": identicalEvaluationCount,
        "metric_count": 20, "identical_metric_count": 20, "file_count": 4,
        "identical_file_count": 4,
      ]
    }
    if hasDiverged { metrics = ["diverged_at_step": 500] }
    if run.kind == .embedding {
      metrics = [
        "kl_divergence": 0.75, "perplexity": 30, "point_count": 9, "iteration_count": 1000,
        "neighbor_count": 12, "trustworthiness": 0.96875, "stability": 0.75, "layout_count": 3,
      ]
      if run.cell.method == "dmil" {
        metrics.merge([
          "score_at_100": 3, "score_at_10000": 41, "discriminator_mean_at_100": 0.5,
          "discriminator_mean_at_10000": 0.125,
        ]) { $1 }
      }
    }
    return RunResult(
      of: run, inputs: [:], metrics: metrics, chain: [],
      files: ["transitions.safetensors": digits].merging(
        run.kind == .training ? ["curve.csv": digits, "checkpoint.safetensors": digits] : [:]
      ) { $1 })
  }

  private static let digits = String(repeating: "0f", count: 32)

  private static let provenance = Provenance(
    sourceSHA256: String(repeating: "ab", count: 32), commit: String(repeating: "c", count: 40),
    isDirty: true, environment: ["swift": "Swift 6.3_1 <x86-64>", "cpu": "A|B #1 @ 3 GHz"],
    start: "", end: "", wallSeconds: 1, cpuSeconds: 1, resumeCount: 0)

  private static func text(_ file: String, of run: Run) -> String {
    switch file {
    case "curve.csv" where SyntheticBenchmark.contains(run): SyntheticBenchmark.curve
    case "curve.csv":
      "step,return_mean\n"
        + (0...5).map { "\($0 * 2000),\(8 * $0 + run.seed)\n" }.joined()
    case "embedding.csv":
      "panel,kind,x,y,discriminator\n"
        + (0..<9).map { "-1,expert,\($0),\($0 % 3),\n" }.joined()
        + (run.cell.method == "dmil" ? [100, 10_000] : [0, 1, 2, 3]).flatMap { panel in
          (0..<9).map { "\(panel),rollout,\($0 % 4),\($0),0.\(1 + $0 % 8)\n" }
        }.joined()
    default:
      "time_s,tilt_rad,tilt_rate_rad_s,position_m,velocity_m_s,torque_n_m\n"
        + (0..<600).map { step in
          let time = 0.005 * Double(step)
          return "\(time),\(0.02 * sin(6 * time)),0,\(0.1 * time),0.1,0\n"
        }.joined()
    }
  }
}
