@testable import DataFiles
import Environments
import Experts
import Foundation
import LinearAlgebra
import Networks
import Testing
import TestSupport
@testable import Store
@testable import Running

/// Public policies score here what is documented of them, under the physics of D4RL's time.
///
/// The policies are the TQC agents of rl-trained-agents (DLR-RM, MIT licence), 256-256 with ReLU,
/// as safetensors named `<task>-tqc.safetensors` in the folder that DMIL_TEST_POLICIES names; the
/// returns are in the benchmark of rl-baselines3-zoo.
struct PublicPoliciesTests {
  static let folder = ProcessInfo.processInfo.environment["DMIL_TEST_POLICIES"]
    .flatMap { $0.isEmpty ? nil : URL(filePath: $0) }

  @Test(
    .enabled(if: folder != nil, "DMIL_TEST_POLICIES names no folder of public policies"),
    arguments: [
      (task: BenchmarkTask.hopper, mean: 3754.2, deviation: 8.3),
      (.halfCheetah, 12089.9, 127.1), (.walker2d, 4380.7, 500.0),
    ])
  func scoreWhatIsDocumented(task: BenchmarkTask, mean: Double, deviation: Double) throws {
    let folder = try #require(Self.folder)
    let file = folder.appending(path: "\(task.rawValue)-tqc.safetensors")
    let contents = try Safetensors(
      decoding: Data(contentsOf: file), file: file.path, isSealed: false)
    let model = try Models(work: workingStore).model(of: task, inertia: .cylinder)
    var rollout = try PolicyRollout(
      of: policy(contents, task: task), normalizer: nil, choice: .mode, on: model,
      episodes: 0..<50
    ) { Generator(seed: 1, stream: "public policies test", index: $0) }
    let episodes = rollout.episodes(while: { true })
    let summary = BenchmarkSummary(of: try #require(episodes), task: task)
    // Two means over some 50 episodes each: within three standard errors of their difference.
    let tolerance = 3 * (2.0 / 50).squareRoot() * max(deviation, summary.returnDeviation)
    #expect(
      abs(summary.returnMean - mean) < tolerance,
      "\(summary.returnMean) ± \(summary.returnDeviation), documented \(mean) ± \(deviation)")
  }

  /// The heads for mean and log-std, joined into the one last layer of our policies.
  private func policy(_ contents: Safetensors, task: BenchmarkTask) throws -> TanhGaussianPolicy {
    func elements(_ name: String) throws -> [Float] { try #require(contents[name]).elements }
    let heads = [
      Tensor(
        name: "policy.layers.2.weight", shape: [2 * task.actionCount, 256],
        elements: try elements("Wmu") + elements("Wls")),
      Tensor(
        name: "policy.layers.2.bias", shape: [2 * task.actionCount],
        elements: try elements("bmu") + elements("bls")),
    ]
    let layers = try [("W0", "0.weight"), ("b0", "0.bias"), ("W1", "1.weight"), ("b1", "1.bias")]
      .map { theirs, ours in
        let tensor = try #require(contents[theirs])
        return Tensor(name: "policy.layers.\(ours)", shape: tensor.shape, elements: tensor.elements)
      }
    var generator = Generator(seed: 1, stream: "unused weights")
    var policy = TanhGaussianPolicy(
      observationCount: task.observationCount, actionCount: task.actionCount,
      hiddenWidths: [256, 256], using: &generator)
    try policy.restore(
      named: "policy",
      from: Dictionary(uniqueKeysWithValues: (heads + layers).map { ($0.name, $0) }))
    return policy
  }
}
