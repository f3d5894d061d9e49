public import DataFiles
import Environments
public import Foundation
import LinearAlgebra
import Networks
public import Planning
import Records
public import Store

/// A policy in `paper/experts` that demonstrates a benchmark task.
struct ExpertPolicy {
  /// The performance level.
  enum Level: String, CaseIterable {
    case expert
    /// From an earlier step of the same training.
    case medium
  }

  let policy: TanhGaussianPolicy
  /// The hash of its file.
  let sha256: String

  /// The file of a policy in a repository.
  static func file(_ level: Level, of task: BenchmarkTask, in repository: URL) -> URL {
    repository.appending(path: "paper/experts/\(task.rawValue)-\(level.rawValue).safetensors")
  }

  /// Reads a policy of `paper/experts`, with the hash in the specification; `nil` accepts any.
  ///
  /// - Throws: `RunError` if it is missing or has another hash; `SafetensorsError` if it is damaged.
  init(
    _ level: Level, of task: BenchmarkTask, in repository: URL, sha256 expected: String?
  ) throws {
    let file = Self.file(level, of: task, in: repository)
    guard let bytes = FileManager.default.contents(atPath: file.path) else {
      throw RunError(
        problem: "there is no policy \(file.path); train it: dmil expert train \(task.rawValue)")
    }
    let found = Records.sha256(of: bytes)
    if let expected, expected != found {
      throw RunError(
        problem:
          "\(file.path) has the sha256 \(found), expected \(expected) as in the specification; "
          + "restore that policy, or write the new hash")
    }
    try self.init(decoding: bytes, file: file.path, task: task)
  }

  /// The largest magnitude of a weight; trained weights are below 100.
  private static let weightLimit: Float = 1e6

  /// Reads a policy from the bytes of its file.
  init(decoding bytes: Data, file: String, task: BenchmarkTask) throws(SafetensorsError) {
    func refusal(_ problem: String) -> SafetensorsError {
      SafetensorsError(
        file: file, problem: problem,
        remedy: "restore it: git restore '\(file)'; or train it again: dmil expert train "
          + task.rawValue)
    }
    sha256 = Records.sha256(of: bytes)
    do {
      let contents = try Safetensors(decoding: bytes, file: file, isSealed: true)
      policy = try TanhGaussianPolicy(named: "policy", from: contents.tensors.byName)
      for tensor in contents.tensors {
        for weight in tensor.elements where !(abs(weight) <= Self.weightLimit) {
          throw refusal("'\(tensor.name)' holds \(weight), expected weights within ±10⁶")
        }
      }
    } catch {
      throw refusal((error as? SafetensorsError)?.problem ?? "\(error)")
    }
    let widths = policy.network.widths
    guard widths.first == task.observationCount, policy.actionCount == task.actionCount else {
      throw refusal("it is not a policy for \(task.rawValue)")
    }
  }
}

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
    var rows = [
      [
        "policy", "return", "normalized score", "length", "success", "episodes", "target", "sha256",
      ]
    ]
    for task in BenchmarkTask.allCases {
      for level in ExpertPolicy.Level.allCases {
        let file = ExpertPolicy.file(level, of: task, in: repository)
        guard FileManager.default.fileExists(atPath: file.path) else { continue }
        let expert = try ExpertPolicy(level, of: task, in: repository, sha256: nil)
        let summary = try expert.summary(
          on: models.model(of: task, inertia: .cylinder), episodeCount: episodeCount, seed: 0,
          while: { true })
        let target = ExpertTarget(task: task.rawValue, policy: level.rawValue)
        rows.append([
          "\(task.rawValue)-\(level.rawValue)",
          String(format: "%.1f ± %.1f", summary.returnMean, summary.returnDeviation),
          String(format: "%.2f ± %.2f", summary.scoreMean, summary.scoreDeviation),
          String(format: "%.1f", summary.lengthMean),
          task.isLocomotion ? "-" : "\(summary.successCount)", "\(summary.episodeCount)",
          target?.verdict(on: summary.scoreMean) ?? "none", expert.sha256,
        ])
      }
    }
    return aligned(rows).joined(separator: "\n") + "\n"
  }
}
