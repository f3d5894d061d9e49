import Plotting
import Records
import TracedResults

/// The joint embedding of the snapshots of a training.
///
/// Points keep their identity: the expert's are the same in all panels, and the i-th rollout of each
/// panel starts at the i-th expert transition. Numbers have six digits, as in the figure's table.
struct EmbeddingRecord: Codable, Equatable, Sendable {
  struct Points: Codable, Equatable, Sendable {
    var x: [String]
    var y: [String]
    /// The discriminator's outputs; `nil` without a discriminator.
    var d: [String]?
  }

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
    /// The discriminator's outputs on the expert's points.
    let expertD: [String]?
    let rollouts: Points
  }

  /// The path of its run, and of the training.
  let run: String
  let training: String
  let expert: Points
  let panels: [Panel]
  /// On the expert's transitions and on the rollouts.
  let expertMeanD: MeanD
  let rolloutMeanD: MeanD

  /// `nil` if the embedding is of several trainings, or of one without a curve.
  ///
  /// - Throws: `ResultError` if its file cannot be read.
  init?(
    of entry: Results.Entry, in results: Results, _ curves: [String: Curve]
  ) throws(ResultError) {
    let inputs = entry.run.inputs.filter { $0.name.hasPrefix("training_run") }
    guard inputs.count == 1,
      let training = results.entries.first(where: { $0.run.key == inputs[0].key })?.run.path,
      let curve = curves[training]
    else { return nil }
    (run, self.training) = (entry.run.path, training)
    expertMeanD = MeanD(curve.points(of: .discriminatorOnExpert))
    rolloutMeanD = MeanD(curve.points(of: .discriminatorOnRollouts))
    let file = try results.columns(ResultFile.embedding, of: entry)
    func texts(_ column: EmbeddingColumn) throws(ResultError) -> [String] {
      try file.texts(column.rawValue)
    }
    let (x, y, d) = (try texts(.x), try texts(.y), try texts(.discriminator))
    let (kinds, steps) = (try texts(.kind), try texts(.panel))
    func points(_ kind: String, in step: String) -> Points {
      let rows = steps.indices.filter { steps[$0] == step && kinds[$0] == kind }
      func column(_ column: [String]) -> [String] {
        rows.map { Double(column[$0]).map(decimal) ?? "" }
      }
      let outputs = column(d)
      return Points(x: column(x), y: column(y), d: outputs.contains("") ? nil : outputs)
    }
    var expert = points("expert", in: steps.first ?? "")
    expert.d = nil
    self.expert = expert
    panels = steps.unique.map { step in
      let number = Int(step) ?? 0
      return Panel(
        step: number, score: entry.value(of: Metric.score(at: number))?.description,
        meanD: entry.value(of: Metric.discriminatorMean(at: number))?.description,
        expertD: points("expert", in: step).d, rollouts: points("rollout", in: step))
    }
  }
}
