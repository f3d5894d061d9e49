import Environments
import Records
import Foundation
import LinearAlgebra
import Networks

/// A policy of our own that demonstrates a benchmark task, committed under paper/experts.
struct ExpertPolicy {
  /// How good it is.
  enum Level: String, CaseIterable {
    case expert
    /// An early state of the same training.
    case medium
  }

  let policy: TanhGaussianPolicy
  /// Of its file.
  let sha256: String

  /// Where the policies of a repository lie.
  static func file(_ level: Level, of task: BenchmarkTask, in repository: URL) -> URL {
    repository.appending(path: "paper/experts/\(task.rawValue)-\(level.rawValue).safetensors")
  }

  /// Reads a policy.
  ///
  /// - Parameters:
  ///   - level: Which of the task's policies.
  ///   - task: What it does.
  ///   - repository: The folder that holds paper/experts.
  ///   - expected: The hash that its specification names; `nil` takes whatever is there.
  /// - Throws: `RunError` when it is missing or another one; `SafetensorsError` when it is damaged.
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
        problem: "\(file.path) has the sha256 \(found), and the specification wants \(expected); "
          + "put back that policy, or write the new hash")
    }
    try self.init(decoding: bytes, file: file.path, task: task)
  }

  /// Reads a policy from the bytes of its file.
  init(decoding bytes: Data, file: String, task: BenchmarkTask) throws(SafetensorsError) {
    sha256 = Records.sha256(of: bytes)
    let contents = try Safetensors(decoding: bytes, file: file, isSealed: true)
    do {
      policy = try TanhGaussianPolicy(
        named: "policy",
        from: Dictionary(uniqueKeysWithValues: contents.tensors.map { ($0.name, $0) }))
    } catch {
      throw SafetensorsError(file: file, problem: "\(error)")
    }
    let widths = policy.network.widths
    guard widths.first == task.observationCount, policy.actionCount == task.actionCount else {
      throw SafetensorsError(file: file, problem: "it is not a policy for \(task.rawValue)")
    }
  }
}
