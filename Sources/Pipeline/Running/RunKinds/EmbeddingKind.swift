import DataFiles
import Datasets
import Foundation
import Imitation
import LinearAlgebra
import Networks
import Records
import Specifications
import Store
import TSNE

/// A t-SNE embedding of expert data and of the rollouts of training runs.
extension RunKindDefinition {
  static let embedding = RunKindDefinition(
    fields: [
      Field(
        "points", .integer(1...100_000), default: .integer(1000),
        "Expert points, and rollout points of each panel.", variesByProfile: true),
      Field(
        "neighbors", .integer(1...1000), default: .integer(12),
        "Nearest neighbors by which trustworthiness and stability are measured."),
      Field(
        "layouts", .integer(1...100), default: .integer(3),
        "Layouts of the same points with different seeds, of which the first is shown; "
          + "stability compares them.", variesByProfile: true),
    ] + layout.fields,
    rules: [points, perplexity], modules: { _ in NumericsModule.learning + [.tsne] },
    output: { run, execution, monitor in
      let (expert, panels) = try execution.embeddedData(of: run, monitor: monitor)
      return try EmbeddingRun(
        expert: expert, neighborCount: run.values.integer("neighbors"),
        layoutCount: run.values.integer("layouts"), settings: layout.settings(in: run.values),
        seed: UInt64(run.seed)
      ).output(of: panels, monitor: monitor)
    })

  private static let layout = SettingTable(
    Embedding.Settings(),
    [
      .number(
        "perplexity", \.perplexity, Bounds(above: 1),
        "Effective number of neighbors of a point.", variesByProfile: true),
      .integer(
        "iterations", \.iterationCount, 1...100_000, "Steps of gradient descent.",
        variesByProfile: true),
      .integer(
        "early_exaggeration_iterations", \.exaggeratedIterationCount, 0...100_000,
        "Steps with early exaggeration, within the iterations.", variesByProfile: true),
    ])

  // MARK: Rules

  private static let points = Rule("neighbors") { values in
    let (count, neighbors) = (pointCount(values), values.integer("neighbors"))
    return count > 2 * neighbors
      ? nil
      : (
        "\(count) points are too few for \(neighbors) neighbors",
        "write at most \((count - 1) / 2), or raise 'points'"
      )
  }

  private static let perplexity = Rule("perplexity") { values in
    let (count, perplexity) = (pointCount(values), values.number("perplexity"))
    return Double(count) >= (3 * perplexity).rounded(.up) + 1
      ? nil
      : (
        "\(count) points are too few for perplexity \(perplexity)",
        "write at most \(Double(count - 1) / 3), or raise 'points'"
      )
  }

  /// The greatest number of points, of the expert and of each panel.
  private static func pointCount(_ values: RunValues) -> Int {
    let others = values.list("training_run.other_experiments").count
    let snapshots = values["training_run.snapshots"].map { _ in
      values.list("training_run.snapshots").count
    }
    return values.integer("points") * (1 + (others > 0 ? others + 1 : snapshots ?? 1))
  }
}

extension RunExecution {
  /// Expert transitions that the training runs imitate, drawn at random, and as many rollouts of each
  /// snapshot of one run, or of the last snapshots of several.
  ///
  /// Where learners make new rollouts, row i of each panel starts at row i of the expert and is made with
  /// the same random numbers.
  fileprivate func embeddedData(
    of run: Run, monitor: RunMonitor
  ) throws -> (expert: Transitions, panels: [EmbeddingRun.Panel]) {
    let trainings = try run.inputs.map(\.name).filter { $0.hasPrefix("training_run") }
      .map { try input($0, of: run) }
    let common = try trainingData(of: trainings[0])
    let all = common.data.expert.transitions
    let seed = UInt64(run.seed)
    var generator = Generator(seed: seed, stream: "embedding.expert")
    let expert = all.drawn(run.values.integer("points"), using: &generator)
    let panels = try trainings.enumerated().flatMap { index, training -> [EmbeddingRun.Panel] in
      let data = index == 0 ? common : try trainingData(of: training)
      guard data.data.expert.transitions == all else {
        throw RunError(
          problem:
            "\(training.name) imitates other data than the first training run, so that they cannot "
            + "be embedded together; give both the same data, part and seed")
      }
      func panel(at step: Int, score: (TanhGaussianPolicy) throws -> Double?) throws
        -> EmbeddingRun.Panel
      {
        try self.panel(
          of: learner(of: training, imitating: data.data), in: training, at: step, from: expert,
          seed: seed, score: score)
      }
      let steps = TrainingProtocol(training.values).snapshotSteps
      guard trainings.count == 1 else {
        var last = try panel(at: steps.last ?? 0) { _ in nil }
        last.index = index
        return [last]
      }
      let evaluation = try policyEvaluation(of: training, normalizer: data.normalizer)
      return try steps.map { step in
        try panel(at: step) {
          try evaluation.output(of: $0, at: step, while: { !monitor.mustStop })[
            evaluation.metricNames[0]] ?? .nan
        }
      }
    }
    return (expert, panels)
  }

  /// The rollouts of a training run's snapshot from `expert`, the outputs of its discriminator on both,
  /// and its score.
  private func panel(
    of learner: some Learner, in training: Run, at step: Int, from expert: Transitions,
    seed: UInt64, score: (TanhGaussianPolicy) throws -> Double?
  ) throws -> EmbeddingRun.Panel {
    var learner = learner
    let file = ResultFile.snapshot(at: step)
    let result = try store.result(of: training)
    guard result?.files[file] != nil else {
      throw RunError(
        problem: "\(training.name) has no snapshot at step \(step)"
          + (result?.metrics[Metric.divergedAtStep].map { ": it diverged at step \(Int($0))" } ?? "")
      )
    }
    let contents = try Safetensors(
      decoding: store.data(file, of: training), file: file, isSealed: true)
    try learner.restore(contents.tensors.byName)
    var generator = Generator(seed: seed, stream: "embedding.rollouts")
    guard
      let rollouts = learner.newRollouts(from: expert, using: &generator)
        ?? learner.rollouts?.drawn(expert.count, using: &generator)
    else {
      throw RunError(
        problem: "\(training.cell.method) makes no rollouts; embed a learner with a dynamics model")
    }
    return EmbeddingRun.Panel(
      index: step, rollouts: rollouts,
      expertOutputs: learner.discriminatorOutputs(on: expert),
      rolloutOutputs: learner.discriminatorOutputs(on: rollouts),
      score: try score(learner.policy))
  }
}
