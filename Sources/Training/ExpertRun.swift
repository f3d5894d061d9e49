import Environments
import Experiments
import Experts
import Foundation
import LinearAlgebra

/// The training of one expert, from its last whole epoch on.
struct ExpertRun {
  let settings: ExpertTrainer.Settings
  let model: BenchmarkModel
  let seed: UInt64
  /// Exploration steps in all, a multiple of an epoch.
  let stepCount: Int
  /// Episodes of the evaluation after each epoch, with sampled actions.
  let episodeCount: Int
  let folder: ExpertFolder
  /// All that the state depends on, as text.
  let settingsText: String

  /// Trains to the end and returns the curve, a row for each epoch.
  ///
  /// - Throws: `Interrupted` when the monitor asks for the end, at most an epoch being lost.
  func curve(monitor: RunMonitor) throws -> String {
    var trainer = ExpertTrainer(settings: settings, model: model, seed: seed)
    let heldEpochCount = settings.replayCapacity / settings.epochStepCount
    var curve = Self.header
    if let state = try folder.state(settings: settingsText, heldEpochCount: heldEpochCount) {
      try trainer.restore(state.tensors, blocks: state.blocks, epochCount: state.epochCount)
      curve = state.curve
      monitor.note("resumed after epoch \(state.epochCount)")
    }
    let epochCount = stepCount / settings.epochStepCount
    while trainer.epochCount < epochCount {
      guard let epoch = try trainer.epoch(while: { !monitor.mustStop }) else {
        throw Interrupted()
      }
      let summary = try evaluate(trainer, monitor: monitor)
      curve += row(trainer, summary, epoch.diagnostics)
      try folder.write(
        trainer, epoch.block, settings: settingsText, heldEpochCount: heldEpochCount,
        curve: curve)
      monitor.advanced(to: trainer.epochCount, of: epochCount)
    }
    return curve
  }

  private static let header =
    (["steps", "return_mean", "return_std", "normalized_score_mean", "length_mean"]
    + ActorCritic.diagnosticNames).joined(separator: ",") + "\n"

  private func row(
    _ trainer: ExpertTrainer, _ summary: BenchmarkSummary, _ diagnostics: [Float]
  ) -> String {
    let values =
      [
        summary.returnMean, summary.returnDeviation, summary.scoreMean, summary.lengthMean,
      ].map { "\($0)" }
      + (diagnostics.isEmpty
        ? ActorCritic.diagnosticNames.map { _ in "" } : diagnostics.map { "\($0)" })
    return
      ([String(trainer.epochCount * settings.epochStepCount)] + values)
      .joined(separator: ",") + "\n"
  }

  private func evaluate(
    _ trainer: ExpertTrainer, monitor: RunMonitor
  ) throws -> BenchmarkSummary {
    var rollOut = try PolicyRollOut(
      of: trainer.learner.policy, normalizer: nil, choice: .sample, on: model,
      episodes: 0..<episodeCount
    ) { episode in
      Generator(
        seed: seed, stream: "expert evaluation/\(episode)", index: trainer.epochCount)
    }
    guard let episodes = rollOut.episodes(while: { !monitor.mustStop }) else {
      throw Interrupted()
    }
    return BenchmarkSummary(of: episodes, task: model.task)
  }
}
