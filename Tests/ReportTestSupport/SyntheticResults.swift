import Foundation
import Store
@testable import Records
@testable import TracedResults

/// Invented results of `SyntheticRuns`.
enum SyntheticResults {
  /// Results of the runs that are planned (`only`), in which some are missing (`without`), lack a file
  /// from outside (`lacking`) or diverged; `identicalEvaluationCount` is that of the repetition.
  static func make(
    profile: Profile = .full, identicalEvaluationCount: Double = 6,
    without isMissing: (Run) -> Bool = { _ in false },
    only isPlanned: (Run) -> Bool = { _ in true },
    lacking: (Run) -> String? = { _ in nil },
    hasDiverged: @escaping @Sendable (Run) -> Bool = { _ in false },
    factsOfRepetition: [String: String] = [:]
  ) -> Results {
    let runs = SyntheticRuns.all
    return Results(
      profile: profile,
      entries: runs.filter(isPlanned).map { run in
        let note = lacking(run)
        var metrics = hasDiverged(run) ? [Metric.divergedAtStep: 500] : metrics(of: run)
        if run.kind == .repetition {
          metrics[Metric.identical(Metric.evaluationCount)] = identicalEvaluationCount
        }
        let isDone = !isMissing(run) && note == nil
        var provenance = provenance
        if run.kind == .repetition {
          provenance.environment.merge(factsOfRepetition) { $1 }
        }
        return Results.Entry(
          run: run, result: isDone ? result(of: run, metrics) : nil,
          provenance: isDone ? provenance : nil, note: note)
      }, fullRuns: runs, expectations: SyntheticScores.paper, costs: costs,
      reading: { (file, run) throws(StoreError) in
        if file == ResultFile.picture, let picture { return picture }
        if let content = SyntheticEquations.content(file) { return content }
        guard file != ResultFile.trajectory || !hasDiverged(run) else {
          throw .missing(file: file)
        }
        return Data(text(file, of: run).utf8)
      })
  }

  static func result(of run: Run, _ metrics: [String: Double]) -> RunResult {
    let files =
      [ResultFile.transitions]
      + (run.kind == .training ? [ResultFile.curve, ResultFile.checkpoint] : [])
    return RunResult(
      of: run, inputs: [:], metrics: metrics, chain: [],
      files: Dictionary(
        uniqueKeysWithValues: files.map { ($0, String(repeating: "0f", count: 32)) }))
  }

  private static func metrics(of run: Run) -> [String: Double] {
    let seed = Double(run.seed)
    switch run.kind {
    case .check: return SyntheticEquations.metrics
    case .repetition:
      return [
        "evaluation_count": 6, "metric_count": 20, "identical_metric_count": 20, "file_count": 4,
        "identical_file_count": 4,
      ]
    case .embedding:
      let metrics: [String: Double] = [
        "kl_divergence": 0.75, "perplexity": 30, "point_count": 9, "iteration_count": 1000,
        "neighbor_count": 12, "trustworthiness": 0.96875, "stability": 0.75, "layout_count": 3,
      ]
      guard run.cell.method == "dmil" else { return metrics }
      return metrics.merging([
        "score_at_100": 3, "score_at_10000": 41, "discriminator_mean_at_100": 0.5,
        "discriminator_mean_at_10000": 0.125,
      ]) { $1 }
    case .training where SyntheticRuns.isOfBenchmark(run):
      guard case .number(let percent)? = run.values["percent"] else { return ["score": 30.5] }
      // As wide as scores get, so that the tables of the paper must hold them.
      return [
        "score": 100 + percent / 2 + 30 * seed,
        "last_policy_gradient_share_rollout": 0.25, "last_policy_gradient_bc_cosine": 0.5,
      ]
    case _ where SyntheticRuns.isOfBenchmark(run):
      return [
        "return_mean": 3210.25, "return_std": 12.5,
        "normalized_score_mean": run.cell.method == "medium" ? 43.5 : 99.25,
        "normalized_score_std": 0.5, "length_mean": 987.5, "success_count": 0,
        "episode_count": 50, "transition_count": 1_000_000, "log_likelihood_demonstrator": 6.5,
      ]
    default:
      var metrics = [
        "return_mean": 40.25 + seed, "survival_mean_s": 12.5 + 2 * seed, "survival_max_s": 14.5,
        "survived_count": 4, "episode_count": 10, "tilt_rms_deg": 1.75, "return_std": 1,
        "displacement_max_m": 0.375, "velocity_mean_m_s": -0.125, "trajectory_fell": 1,
      ]
      if run.kind == .training { metrics["score"] = 41.5 + seed }
      if run.cell.task == "moving-straight" { metrics[Metric.targetVelocity] = 0.2 }
      if run.cell.method == "lqr" {
        metrics["unstable_pole_per_s"] = 6.25
        metrics["unstable_pole_discrete"] = 1.03125
        metrics["survived_count"] = 10
      }
      return metrics
    }
  }

  static let costs = Costs(
    machine: ["cpu": "A|B #1 @ 3 GHz", "openblas_kernel": "Zen"],
    items: [
      Costs.Item(
        .step, "dmil", task: "hopper", milliseconds: .init(of: [16]), products: .init(of: [12]),
        ratio: .init(of: [0.75]), operationCount: 12),
      Costs.Item(
        .step, "tqc", task: "hopper", milliseconds: .init(of: [4]),
        products: .init(of: [3]), ratio: .init(of: [0.75]), operationCount: 3),
      Costs.Item(.part, "optimizer", task: "hopper", milliseconds: .init(of: [0.5])),
      Costs.Item(
        .occasion, "evaluation, 10 episodes", task: "hopper", milliseconds: .init(of: [360])),
    ])

  private static let provenance = Provenance(
    sourceSHA256: String(repeating: "ab", count: 32), commit: String(repeating: "c", count: 40),
    isDirty: true, environment: ["swift": "Swift 6.3_1 <x86-64>", "cpu": "A|B #1 @ 3 GHz"],
    start: "", end: "", wallSeconds: 1, cpuSeconds: 1, resumeCount: 0)

  /// One pixel.
  static let picture = Data(
    base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
      + "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

  private static func text(_ file: String, of run: Run) -> String {
    switch file {
    case ResultFile.curve:
      let isOfBenchmark = SyntheticRuns.isOfBenchmark(run)
      let diagnostics = run.cell.method == "dmil" ? CurveColumn.allCases : []
      var curve = Curve(
        metrics: [isOfBenchmark ? Metric.normalizedScoreMean : Metric.returnMean],
        trainingMetrics: diagnostics.map(\.rawValue))
      curve.rows = (0...5).map { index in
        let score = isOfBenchmark ? 24 * index - 2 : 8 * index + run.seed
        return .init(
          step: 2000 * index,
          values: [Double(score)]
            + diagnostics.indices.map { index == 0 ? nil : Double($0 + index) / 16 })
      }
      return curve.csv
    case ResultFile.embedding:
      return "panel,kind,x,y,discriminator\n"
        + (run.cell.method == "dmil" ? [100, 10_000] : [0, 1, 2, 3]).flatMap { panel in
          (0..<9).map { "\(panel),expert,\($0),\($0 % 3),0.5\n" }
            + (0..<9).map { "\(panel),rollout,\($0 % 4),\($0),0.\(1 + $0 % 8)\n" }
        }.joined()
    default:
      return "time_s,tilt_rad,tilt_rate_rad_s,position_m,velocity_m_s,torque_n_m\n"
        + (0..<600).map { step in
          let time = 0.005 * Double(step)
          return "\(time),\(0.02 * sin(6 * time)),0,\(0.1 * time),0.1,0\n"
        }.joined()
    }
  }
}
