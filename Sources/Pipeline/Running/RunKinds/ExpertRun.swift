import Environments
import Experts
import Foundation
import LinearAlgebra
import Records

/// The training of the two policies that demonstrate a benchmark task.
struct ExpertRun {
  let settings: ExpertTrainer.Settings
  let model: BenchmarkModel
  let seed: UInt64
  /// Exploration steps in all, a multiple of an epoch.
  let stepCount: Int
  /// Episodes of the evaluation after each epoch.
  let episodeCount: Int
  /// Steps after which each policy is kept, multiples of an epoch.
  let stepCounts: [ExpertPolicy.Level: Int]
  /// Episodes in the evaluation of each of these policies.
  let finalEpisodeCount: Int
  let folder: ExpertFolder

  /// Files: `expert.safetensors`, `medium.safetensors`, `curve.csv` with a row for each epoch, and
  /// `evaluation.csv` with a row for each policy, whose numbers are also metrics.
  ///
  /// - Throws: `Interrupted` if the monitor asks for the end, which loses at most an epoch.
  func output(monitor: RunMonitor) throws -> RunOutput {
    let curve = try train(monitor: monitor)
    var output = RunOutput(files: [ResultFile.curve: Data(curve.utf8)])
    var lines: [String] = []
    for level in ExpertPolicy.Level.allCases {
      guard let count = stepCounts[level] else { continue }
      let bytes = try folder.policy(after: count)
      let policy = try ExpertPolicy(decoding: bytes, file: level.fileName, task: model.task)
      let metrics = try policy.summary(
        on: model, episodeCount: finalEpisodeCount, seed: seed, while: { !monitor.mustStop }
      ).metrics
      if lines.isEmpty {
        lines.append((["policy", "steps"] + metrics.map(\.name)).joined(separator: ","))
      }
      lines.append(
        ([level.rawValue, String(count)] + metrics.map { "\($0.value)" }).joined(separator: ","))
      output.add(metrics.map { ("\(level.rawValue)_\($0.name)", $0.value) })
      output.add(file: level.fileName, bytes)
    }
    output.add(file: ResultFile.evaluation, lines.joined(separator: "\n") + "\n")
    return output
  }

  /// Trains to the end, from the last whole epoch on, and returns the curve.
  private func train(monitor: RunMonitor) throws -> String {
    var trainer = ExpertTrainer(settings: settings, model: model, seed: seed)
    let heldEpochCount = settings.replayCapacity / settings.epochStepCount
    var curve = Self.header
    if let state = try folder.state(heldEpochCount: heldEpochCount) {
      try trainer.restore(state.tensors, blocks: state.blocks, epochCount: state.epochCount)
      curve = state.curve
      monitor.note("resumed at step \(trainer.stepCount)")
    }
    while trainer.stepCount < stepCount {
      guard let epoch = try trainer.epoch(while: { !monitor.mustStop }) else {
        throw Interrupted()
      }
      let summary = try evaluate(trainer, monitor: monitor)
      curve += row(trainer, summary, epoch.diagnostics)
      try folder.write(trainer, epoch.block, heldEpochCount: heldEpochCount, curve: curve)
      monitor.note("step \(trainer.stepCount): normalized score \(summary.scoreMean)")
      monitor.advanced(to: trainer.stepCount, of: stepCount)
    }
    return curve
  }

  private static let header =
    ([
      "steps", Metric.returnMean, Metric.returnDeviation, Metric.normalizedScoreMean,
      Metric.lengthMean,
    ] + TQC.diagnosticNames).joined(separator: ",") + "\n"

  private func row(
    _ trainer: ExpertTrainer, _ summary: BenchmarkSummary, _ diagnostics: [Float]
  ) -> String {
    let scores = [
      summary.returnMean, summary.returnDeviation, summary.scoreMean, summary.lengthMean,
    ]
    let none = TQC.diagnosticNames.map { _ in "" }
    return
      ([String(trainer.stepCount)] + scores.map { "\($0)" }
      + (diagnostics.isEmpty ? none : diagnostics.map { "\($0)" })).joined(separator: ",") + "\n"
  }

  private func evaluate(
    _ trainer: ExpertTrainer, monitor: RunMonitor
  ) throws -> BenchmarkSummary {
    var rollout = try PolicyRollout(
      of: trainer.learner.policy, normalizer: nil, choice: .sample, on: model,
      episodes: 0..<episodeCount
    ) { episode in
      Generator(
        seed: seed, stream: "expert evaluation/\(episode)", index: trainer.epochCount)
    }
    return try rollout.summary(of: model.task, while: { !monitor.mustStop })
  }
}

extension ExpertPolicy.Level {
  /// The file of the policy in the result.
  var fileName: String { "\(rawValue).safetensors" }
}
