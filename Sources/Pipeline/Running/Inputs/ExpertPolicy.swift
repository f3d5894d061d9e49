import DataFiles
import Environments
import Records
import Foundation
import LinearAlgebra
import Networks

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
      policy = try TanhGaussianPolicy(
        named: "policy",
        from: contents.tensors.byName)
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
