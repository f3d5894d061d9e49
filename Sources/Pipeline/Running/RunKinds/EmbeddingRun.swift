import Datasets
import TSNE
import Environments
import Foundation
import Imitation
import LinearAlgebra

/// One joint t-SNE of expert data and of the rollouts of a learner at several snapshots, or of several
/// learners, in normalised (s, a).
struct EmbeddingRun {
  /// The rollouts that a learner held at a snapshot.
  struct Panel {
    /// The reported step, or the place of the learner among those that are joined, from 0.
    var index: Int
    var rollouts: Transitions
    /// d of each rollout; `nil` when the learner has no discriminator.
    var discriminatorOutputs: [Float]?
    /// Of the policy, as learning curves show it; `nil` where nobody asked.
    var score: Double?
  }

  /// Normalised expert data.
  let expert: Transitions
  /// Expert points, and rollout points per panel; all there are when there are fewer.
  let pointCount: Int
  /// Of a point, in trustworthiness and stability.
  let neighborCount: Int
  /// Layouts of the same points that stability compares, by this seed and those after it.
  let layoutCount: Int
  let settings: TSNE.Settings
  let seed: UInt64
  /// All cores, of which no bit depends: embeddings come last, when other runs leave cores idle.
  private let threadCount = ProcessInfo.processInfo.activeProcessorCount

  /// File: `embedding.csv`; its expert rows stand in panel −1, once for all panels.
  func output(of panels: [Panel], monitor: RunMonitor) throws -> RunOutput {
    let experts = drawn(expert, stream: "embedding.expert", index: 0)
    var points = experts.transitions.points
    var labels = Array(repeating: "-1,expert", count: points.rowCount)
    var outputs = [Float?](repeating: nil, count: points.rowCount)
    var output = RunOutput()
    for panel in panels {
      let rollouts = drawn(panel.rollouts, stream: "embedding.rollouts", index: panel.index)
      let places = rollouts.transitions.points
      points = points.appending(places)
      labels += Array(repeating: "\(panel.index),rollout", count: places.rowCount)
      if let score = panel.score { output.add("score_at_\(panel.index)", score) }
      if let all = panel.discriminatorOutputs {
        outputs += rollouts.indices.map { all[$0] }
        let mean = all.reduce(0) { $0 + Double($1) } / Double(all.count)
        output.add("discriminator_mean_at_\(panel.index)", mean)
      } else {
        outputs += [Float?](repeating: nil, count: places.rowCount)
      }
    }
    try check(points)
    let layouts = try (0..<layoutCount).map { try layout(of: points, number: $0, monitor) }
    let embedding = layouts[0]
    output.add("kl_divergence", embedding.divergence(threadCount: threadCount))
    output.add(
      "trustworthiness",
      TSNE.trustworthiness(
        of: embedding.coordinates, as: points, neighborCount: neighborCount,
        threadCount: threadCount))
    if layoutCount > 1 {
      output.add(
        "stability",
        TSNE.stability(
          of: layouts.map(\.coordinates), neighborCount: neighborCount, threadCount: threadCount))
    }
    output.add("neighbor_count", Double(neighborCount))
    output.add("layout_count", Double(layoutCount))
    output.add("perplexity", settings.perplexity)
    output.add("point_count", Double(points.rowCount))
    output.add("iteration_count", Double(settings.iterationCount))
    var lines = ["panel,kind,x,y,discriminator"]
    for (row, label) in labels.enumerated() {
      let (x, y) = (embedding.coordinates[row, 0], embedding.coordinates[row, 1])
      lines.append("\(label),\(x),\(y),\(outputs[row].map { "\($0)" } ?? "")")
    }
    output.add(file: "embedding.csv", lines.joined(separator: "\n") + "\n")
    return output
  }

  /// The layout by the seed that is so far from the run's own.
  private func layout(
    of points: Matrix, number: Int, _ monitor: RunMonitor
  ) throws -> Embedding {
    let count = settings.iterationCount
    return try TSNE.embedding(
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
      throw RunError(problem: "its rollouts are not finite: the learner had all but diverged")
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
  fileprivate var points: Matrix { observations.besides(actions) }
}

extension Matrix {
  fileprivate func appending(_ other: Matrix) -> Matrix {
    Matrix(
      rowCount: rowCount + other.rowCount, columnCount: columnCount,
      elements: elements + other.elements)
  }
}
