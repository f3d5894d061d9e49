import Plotting
import Records
import TracedResults

/// The joint embedding of the snapshots of a training, beside the table of its figure, which has the points.
///
/// Points keep their identity: the expert's are the same in all panels, and the i-th rollout of each
/// panel starts at the i-th expert transition.
struct EmbeddingRecord: Codable, Equatable, Sendable {
  /// Mean outputs of the discriminator at the evaluations of the training, as they are stored.
  struct MeanD: Codable, Equatable, Sendable {
    let steps: [Int]
    let values: [String]

    init(_ points: [(step: Int, value: Double)]) {
      (steps, values) = (points.map(\.step), points.map(\.value.description))
    }
  }

  struct Panel: Codable, Equatable, Sendable {
    let step: Int
    /// Of the policy; `nil` if it was not evaluated.
    let score: String?
    /// Mean of d over the rollouts.
    let meanD: String?
    /// The discriminator's outputs on the expert's points, to six digits as in the table; `nil` without
    /// a discriminator.
    let expertD: [String]?
    /// The blocks of the table with the expert's points, and with the rollouts.
    let expertBlock, rolloutBlock: Int
  }

  /// The path of its run, and of the training.
  let run: String
  let training: String
  let panels: [Panel]
  /// On the expert's transitions and on the rollouts.
  let expertMeanD: MeanD
  let rolloutMeanD: MeanD

  /// `nil` if `figure` shows no snapshots of one training with a curve.
  ///
  /// - Throws: `ResultError` if the embedding's file cannot be read.
  init?(
    of entry: Results.Entry, in results: Results, _ curves: [String: Curve], shownBy figure: Figure?
  ) throws(ResultError) {
    let inputs = entry.run.inputs.filter { $0.name.hasPrefix("training_run") }
    guard inputs.count == 1, let figure,
      let training = results.entries.first(where: { $0.run.key == inputs[0].key })?.run.path,
      let curve = curves[training]
    else { return nil }
    (run, self.training) = (entry.run.path, training)
    expertMeanD = MeanD(curve.points(of: .discriminatorOnExpert))
    rolloutMeanD = MeanD(curve.points(of: .discriminatorOnRollouts))
    let file = try results.columns(ResultFile.embedding, of: entry)
    let kinds = try file.texts(EmbeddingColumn.kind.rawValue)
    let steps = try file.texts(EmbeddingColumn.panel.rawValue).map { Int($0) ?? 0 }
    let d = try file.numbers(EmbeddingColumn.discriminator.rawValue)
    panels = zip(CoevolutionFigure.shown(of: steps.unique.sorted()), figure.blocksOfPanels).map {
      step, blocks in
      let expertD = d.indices.filter { steps[$0] == step && kinds[$0] == "expert" }.map { d[$0] }
      return Panel(
        step: step, score: entry.value(of: Metric.score(at: step))?.description,
        meanD: entry.value(of: Metric.discriminatorMean(at: step))?.description,
        expertD: expertD.allSatisfy(\.isFinite) ? expertD.map(decimal) : nil,
        expertBlock: blocks[0], rolloutBlock: blocks[1])
    }
  }
}
