public import DataFiles
import Environments
public import Planning
import Records
public import Store
public import Foundation
import LinearAlgebra

/// All policies in `paper/experts`.
public enum ExpertPolicies {
  /// Writes the results of the plan's trainings of experts to a folder, as `<task>-expert.safetensors`,
  /// `<task>-medium.safetensors`, `<task>-curve.csv` and `<task>-evaluation.csv`.
  ///
  /// - Throws: an error if a result is missing or a file cannot be written.
  public static func publish(
    _ plan: Plan, from store: ResultStore, to folder: URL
  ) throws -> [URL] {
    var written: [URL] = []
    for run in plan.runs where run.kind == .expert {
      let names =
        ExpertPolicy.Level.allCases.map(\.fileName) + [ResultFile.curve, ResultFile.evaluation]
      for name in names {
        let file = folder.appending(path: "\(run.cell.task)-\(name)")
        try writeDurably(store.data(name, of: run), to: file)
        written.append(file)
      }
    }
    return written
  }

  /// Evaluates every policy with sampled actions and the inertia of MuJoCo before 2.1.1; a table with a
  /// line per policy.
  ///
  /// - Throws: an error if a policy is damaged or a model is missing.
  public static func evaluation(
    in repository: URL, models: Models, episodeCount: Int
  ) throws -> String {
    useOneBLASThreadPerProduct()
    var lines = [
      "policy              return            normalized score  length  success  episodes  "
        + "target           sha256"
    ]
    for task in BenchmarkTask.allCases {
      for level in ExpertPolicy.Level.allCases {
        let file = ExpertPolicy.file(level, of: task, in: repository)
        guard FileManager.default.fileExists(atPath: file.path) else { continue }
        let expert = try ExpertPolicy(level, of: task, in: repository, sha256: nil)
        let run = ExpertEvaluationRun(
          expert: expert,
          model: try models.model(of: task, inertia: .cylinder),
          episodeCount: episodeCount, seed: 0)
        let summary = try run.summary(while: { true })
        lines.append(
          "\(task.rawValue)-\(level.rawValue)".padding(toLength: 20, withPad: " ", startingAt: 0)
            + String(
              format: "%8.1f ± %6.1f  %6.2f ± %6.2f   %6.1f  %7@  %8d  ", summary.returnMean,
              summary.returnDeviation, summary.scoreMean, summary.scoreDeviation,
              summary.lengthMean, task.isLocomotion ? "-" : "\(summary.successCount)",
              summary.episodeCount)
            + (ExpertTarget(task: task.rawValue, policy: level.rawValue)?
            .verdict(on: summary.scoreMean) ?? "none")
            .padding(toLength: 17, withPad: " ", startingAt: 0) + expert.sha256)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
