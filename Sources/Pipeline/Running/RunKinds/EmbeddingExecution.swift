import Imitation
import LinearAlgebra
import Networks
import Records
import Store
import TSNE

/// Collects the rollouts that training runs kept, and embeds them.
extension RunExecution {
  /// Embeds the snapshots of one training run, or the last snapshots of several.
  func embed(_ run: Run, monitor: RunMonitor) throws -> RunOutput {
    let trainings = try run.inputs.map(\.name).filter { $0.hasPrefix("training_run") }
      .map { try input($0, of: run) }
    let data = try lesson(of: trainings[0])
    let panels =
      trainings.count == 1
      ? try panels(of: trainings[0], data, monitor: monitor)
      : try trainings.enumerated().map { index, training in
        try lastPanel(of: training, data, index: index)
      }
    return try EmbeddingRun(
      expert: data.data.expert.transitions,
      pointCount: run.values.integer("points"),
      neighborCount: run.values.integer("neighbors"),
      layoutCount: run.values.integer("layouts"),
      settings: Catalogue.embedding.settings(in: run.values), seed: UInt64(run.seed)
    ).output(of: panels, monitor: monitor)
  }

  /// A panel for each snapshot.
  private func panels(
    of training: Run, _ data: TrainingData, monitor: RunMonitor
  ) throws -> [EmbeddingRun.Panel] {
    let evaluation = try policyEvaluation(of: training, normalizer: data.normalizer)
    return try TrainingProtocol(training.values).snapshotSteps.map { step in
      try panel(of: learner(of: training, imitating: data.data), in: training, at: step) {
        try evaluation.output(of: $0, at: step, while: { !monitor.mustStop })[
          evaluation.metricNames[0]] ?? .nan
      }
    }
  }

  /// The panel of the last snapshot.
  ///
  /// - Throws: `RunError` where the expert data differ from `common`, those of the other panels.
  private func lastPanel(
    of training: Run, _ common: TrainingData, index: Int
  ) throws -> EmbeddingRun.Panel {
    let data = try lesson(of: training)
    guard data.data.expert.transitions == common.data.expert.transitions else {
      throw RunError(
        problem:
          "\(training.name) imitates other data than the first training run, so that they cannot be "
          + "embedded together; give both the same data, part and seed")
    }
    let steps = TrainingProtocol(training.values).snapshotSteps
    var last = try panel(
      of: learner(of: training, imitating: data.data), in: training, at: steps.last ?? 0
    ) { _ in nil }
    last.index = index
    return last
  }

  /// The rollouts and the score of a training run's snapshot.
  private func panel(
    of learner: some Learner, in training: Run, at step: Int,
    score: (TanhGaussianPolicy) throws -> Double?
  ) throws -> EmbeddingRun.Panel {
    var learner = learner
    let file = ResultFile.snapshot(at: step)
    let result = try store.result(of: training)
    guard result?.files[file] != nil else {
      throw RunError(
        problem: "\(training.name) has no snapshot at step \(step)"
          + (result?.metrics["diverged_at_step"].map { ": it diverged at step \(Int($0))" } ?? ""))
    }
    let contents = try Safetensors(
      decoding: store.data(file, of: training), file: file, isSealed: true)
    try learner.restore(
      Dictionary(uniqueKeysWithValues: contents.tensors.map { ($0.name, $0) }))
    guard step > 0 else {
      throw RunError(
        problem: "\(training.name) keeps a snapshot at step 0, before its first rollouts; raise "
          + "the first of its 'snapshots'")
    }
    guard let rollouts = learner.rollouts else {
      throw RunError(
        problem: "\(training.cell.method) makes no rollouts; embed a learner with a dynamics model")
    }
    return EmbeddingRun.Panel(
      index: step, rollouts: rollouts,
      discriminatorOutputs: learner.discriminatorOutputs(on: rollouts),
      score: try score(learner.policy))
  }
}
