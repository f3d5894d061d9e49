import Demonstrations
import Embeddings
import Environments
import Foundation
import Imitation
import LinearAlgebra

/// The co-evolution of a learner and its discriminator: one joint t-SNE of expert data and of the
/// rollouts at each snapshot, in normalised (s, a).
struct EmbeddingRun {
  /// A learner as it stood at a snapshot.
  struct Snapshot {
    /// Reported step.
    var step: Int
    var rollouts: Transitions
    /// d of each rollout; `nil` when the learner has no discriminator.
    var discriminatorOutputs: [Float]?
    /// Mean return of the policy.
    var score: Double
  }

  /// Normalised expert data.
  let expert: Transitions
  /// Expert points, and rollout points per snapshot; all there are when there are fewer.
  let pointCount: Int
  let settings: TSNE.Settings
  let seed: UInt64

  /// File: `embedding.csv`; its expert rows stand in panel −1, once for all panels.
  func output(of snapshots: [Snapshot], monitor: RunMonitor) throws -> RunOutput {
    let experts = drawn(expert, stream: "embedding.expert", index: 0)
    var points = experts.transitions.points
    var labels = Array(repeating: "-1,expert", count: points.rowCount)
    var outputs = [Float?](repeating: nil, count: points.rowCount)
    var output = RunOutput()
    for snapshot in snapshots {
      let rollouts = drawn(
        snapshot.rollouts, stream: "embedding.rollouts", index: snapshot.step)
      let panel = rollouts.transitions.points
      points = points.appending(panel)
      labels += Array(repeating: "\(snapshot.step),rollout", count: panel.rowCount)
      output.add("return_at_\(snapshot.step)", snapshot.score)
      if let all = snapshot.discriminatorOutputs {
        outputs += rollouts.indices.map { all[$0] }
        let mean = all.reduce(0) { $0 + Double($1) } / Double(all.count)
        output.add("discriminator_mean_at_\(snapshot.step)", mean)
      } else {
        outputs += [Float?](repeating: nil, count: panel.rowCount)
      }
    }
    try check(points)
    let embedding = try TSNE.embedding(of: points, settings: settings, seed: seed) { iteration in
      if monitor.mustStop { throw Interrupted() }
      monitor.advanced(to: iteration, of: settings.iterationCount)
    }
    output.add("kl_divergence", embedding.divergence())
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

  private func check(_ points: Matrix) throws(RunError) {
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
