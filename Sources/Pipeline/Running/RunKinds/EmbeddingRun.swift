import Datasets
import Foundation
import Imitation
import LinearAlgebra
import Records
import TSNE

/// One joint t-SNE, in normalized (s, a), of expert data and the rollouts of a learner at several
/// snapshots, or of several learners.
struct EmbeddingRun {
  /// The rollouts that a learner held at a snapshot.
  struct Panel {
    /// The reported step, or the position of the learner among several, from 0.
    var index: Int
    var rollouts: Transitions
    /// d of each rollout; `nil` when the learner has no discriminator.
    var discriminatorOutputs: [Float]?
    /// The score of the policy, as in learning curves; `nil` where it is not evaluated.
    var score: Double?
  }

  /// Normalized expert data.
  let expert: Transitions
  /// Expert points, and rollout points per panel; all transitions where there are fewer.
  let pointCount: Int
  /// The neighbors of a point, in trustworthiness and stability.
  let neighborCount: Int
  /// Layouts of the same points that stability compares, from consecutive seeds.
  let layoutCount: Int
  let settings: Embedding.Settings
  let seed: UInt64
  /// All cores: no bit depends on it, and embeddings run last, when other runs leave cores idle.
  private let threadCount = ProcessInfo.processInfo.activeProcessorCount

  /// Writes `embedding.csv`; its expert rows are in panel −1, once for all panels.
  func output(of panels: [Panel], monitor: RunMonitor) throws -> RunOutput {
    let experts = drawn(expert, stream: "embedding.expert", index: 0)
    var stateActions = experts.transitions.stateActions
    var labels = Array(repeating: "-1,expert", count: stateActions.rowCount)
    var outputs = [Float?](repeating: nil, count: stateActions.rowCount)
    var output = RunOutput()
    for panel in panels {
      let rollouts = drawn(panel.rollouts, stream: "embedding.rollouts", index: panel.index)
      stateActions = stateActions.appending(rollouts.transitions.stateActions)
      labels += Array(repeating: "\(panel.index),rollout", count: rollouts.indices.count)
      if let score = panel.score { output.add(Metric.score(at: panel.index), score) }
      outputs += rollouts.indices.map { panel.discriminatorOutputs?[$0] }
      if let all = panel.discriminatorOutputs {
        let mean = all.reduce(0) { $0 + Double($1) } / Double(all.count)
        output.add(Metric.discriminatorMean(at: panel.index), mean)
      }
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
    for (row, label) in labels.enumerated() {
      let (x, y) = (embedding.coordinates[row, 0], embedding.coordinates[row, 1])
      lines.append("\(label),\(x),\(y),\(outputs[row].map { "\($0)" } ?? "")")
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

  private func drawn(
    _ transitions: Transitions, stream: String, index: Int
  ) -> (transitions: Transitions, indices: [Int]) {
    var generator = Generator(seed: seed, stream: stream, index: index)
    let indices = generator.distinctIndices(
      min(pointCount, transitions.count), below: transitions.count)
    return (transitions.rows(indices), indices)
  }
}

extension Transitions {
  /// (s, a), one per row.
  fileprivate var stateActions: Matrix { observations.besides(actions) }
}
