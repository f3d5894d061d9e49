import Datasets
import Foundation
import Imitation
import LinearAlgebra
import Records
import TSNE

/// One joint t-SNE, in normalized (s, a), of expert transitions and the rollouts of a learner at several
/// snapshots, or of several learners.
struct EmbeddingRun {
  /// A learner at a snapshot.
  struct Panel {
    /// The reported step, or the position of the learner among several, from 0.
    var index: Int
    /// As many as there are expert transitions.
    var rollouts: Transitions
    /// d of each expert transition; `nil` when the learner has no discriminator.
    var expertOutputs: [Float]?
    /// d of each rollout.
    var rolloutOutputs: [Float]?
    /// The score of the policy, as in learning curves; `nil` where it is not evaluated.
    var score: Double?
  }

  /// Normalized expert transitions.
  let expert: Transitions
  /// The neighbors of a point, in trustworthiness and stability.
  let neighborCount: Int
  /// Layouts of the same points that stability compares, from consecutive seeds.
  let layoutCount: Int
  let settings: Embedding.Settings
  let seed: UInt64
  /// All cores: no bit depends on it, and embeddings run last, when other runs leave cores idle.
  private let threadCount = ProcessInfo.processInfo.activeProcessorCount

  /// Writes `embedding.csv`: for each panel the expert transitions and the rollouts.
  ///
  /// The expert's coordinates are the same in all panels.
  func output(of panels: [Panel], monitor: RunMonitor) throws -> RunOutput {
    var output = RunOutput()
    for panel in panels {
      if let score = panel.score { output.add(Metric.score(at: panel.index), score) }
      if let outputs = panel.rolloutOutputs {
        let mean = outputs.reduce(0) { $0 + Double($1) } / Double(outputs.count)
        output.add(Metric.discriminatorMean(at: panel.index), mean)
      }
    }
    let stateActions = panels.reduce(expert.stateActions) {
      $0.appending($1.rollouts.stateActions)
    }
    try check(stateActions)
    let points = Points(stateActions)
    let layouts = try (0..<layoutCount).map { try layout(of: points, number: $0, monitor) }
    let embedding = layouts[0]
    output.add([
      (Metric.divergence, embedding.divergence(threadCount: threadCount)),
      (
        Metric.trustworthiness,
        trustworthiness(
          of: embedding.coordinates, as: points, neighborCount: neighborCount,
          threadCount: threadCount)
      ),
      (Metric.neighborCount, Double(neighborCount)), (Metric.layoutCount, Double(layoutCount)),
      (Metric.perplexity, settings.perplexity), (Metric.pointCount, Double(points.count)),
      (Metric.iterationCount, Double(settings.iterationCount)),
    ])
    if layoutCount > 1 {
      output.add(
        Metric.stability,
        stability(
          of: layouts.map(\.coordinates), neighborCount: neighborCount, threadCount: threadCount))
    }
    var lines = [EmbeddingColumn.allCases.map(\.rawValue).joined(separator: ",")]
    func write(_ kind: String, _ panel: Panel, outputs: [Float]?, firstRow: Int) {
      for index in 0..<expert.count {
        let row = firstRow + index
        let (x, y) = (embedding.coordinates[row, 0], embedding.coordinates[row, 1])
        lines.append("\(panel.index),\(kind),\(x),\(y),\(outputs.map { "\($0[index])" } ?? "")")
      }
    }
    for (number, panel) in panels.enumerated() {
      write("expert", panel, outputs: panel.expertOutputs, firstRow: 0)
      write(
        "rollout", panel, outputs: panel.rolloutOutputs, firstRow: (number + 1) * expert.count)
    }
    output.add(file: ResultFile.embedding, lines.joined(separator: "\n") + "\n")
    return output
  }

  /// The layout with the seed that is `number` above the run's own.
  private func layout(
    of points: Points, number: Int, _ monitor: RunMonitor
  ) throws -> Embedding {
    let count = settings.iterationCount
    return try Embedding(
      of: points, settings: settings, seed: seed &+ UInt64(number), threadCount: threadCount
    ) { iteration in
      if monitor.mustStop { throw Interrupted() }
      monitor.advanced(to: number * count + iteration, of: layoutCount * count)
    }
  }

  private func check(_ points: Matrix) throws(RunError) {
    guard points.rowCount > 2 * neighborCount else {
      throw RunError(
        problem: "\(points.rowCount) points are too few for \(neighborCount) 'neighbors'; raise "
          + "'points' or lower 'neighbors'")
    }
    let least = Int((3 * settings.perplexity).rounded(.up)) + 1
    guard points.rowCount >= least else {
      throw RunError(
        problem: "\(points.rowCount) points are too few for perplexity \(settings.perplexity), "
          + "which needs \(least); raise 'points' or lower 'perplexity'")
    }
    guard points.elements.allSatisfy(\.isFinite) else {
      throw RunError(problem: "the rollouts are not finite, because the learner has diverged")
    }
  }
}
