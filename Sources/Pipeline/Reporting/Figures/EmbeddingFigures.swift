import Records
import Planning
import Plotting

/// Figures of embeddings, and what a reader must know to judge one.
extension FigureSource {
  func coevolution(name: String) throws -> Figure? {
    guard let entry = embedding else { return nil }
    let file = try EmbeddingFile(results.columns("embedding.csv", of: entry))
    return try CoevolutionFigure.make(
      name: name, expert: file.expert,
      snapshots: file.panels.map { step in
        CoevolutionFigure.ResultSet(
          step: step, score: entry.value(of: "score_at_\(step)") ?? .nan,
          rollouts: file.rollouts(in: step).map {
            CoevolutionFigure.Rollout(x: $0.x, y: $0.y, discriminator: $0.discriminator)
          })
      }, sources: sources("embedding.csv", of: [entry]))
  }

  /// Panels are the joined runs, in the order in which the specification names them.
  func rollouts(name: String) throws -> Figure? {
    guard let entry = embedding else { return nil }
    let file = try EmbeddingFile(results.columns("embedding.csv", of: entry))
    let trainings = results.trainings(behind: entry)
    let experiments = trainings.map(\.run.cell.experiment).unique
    return try RolloutsFigure.make(
      name: name, expert: file.expert,
      pairs: zip(experiments, file.panels).map { experiment, panel in
        let own = trainings.filter { $0.run.cell.experiment == experiment }
        return RolloutsFigure.Pair(
          title: own.first?.run.title ?? experiment,
          rollouts: file.rollouts(in: panel).map { (x: $0.x, y: $0.y) },
          scores: own.compactMap { $0.value(of: "score") })
      },
      sources: sources("embedding.csv", of: [entry])
        + trainings.filter { $0.result != nil }.map {
          "\($0.run.path), run \($0.run.key), score"
        })
  }

  private var embedding: Results.Entry? { entries.first { $0.run.kind == .embedding } }

  /// The settings of an embedding, how much of the neighbourhoods it keeps, and whether another seed
  /// would show the same; empty where there is none.
  var embeddingNote: String {
    guard let entry = embedding, let metrics = entry.result?.metrics else { return "" }
    func text(_ name: String, _ digits: Int) -> String {
      [entry].number(name, .value, digits: digits)
    }
    let steps = metrics.keys.compactMap { name in
      name.hasPrefix(Self.meanPrefix) ? Int(name.dropFirst(Self.meanPrefix.count)) : nil
    }
    let means = steps.sorted().map { step in
      "\(text(Self.meanPrefix + String(step), 2)) at step \(NumberFormat.grouped(String(step)))"
    }
    let stability =
      metrics["stability"] == nil
      ? ""
      : "; layouts by \(text("layout_count", 0)) seeds share \(text("stability", 2)) of them, "
        + "in pairs"
    return " Perplexity \(text("perplexity", 0)), \(text("point_count", 0)) points, "
      + "\(text("iteration_count", 0)) iterations, final KL divergence "
      + "\(text("kl_divergence", 3)), seed \(entry.run.seed). Of the "
      + "\(text("neighbor_count", 0)) nearest neighbours, trustworthiness "
      + "\(text("trustworthiness", 3))\(stability)."
      + (means.isEmpty ? "" : " Mean of $d$ on the rollouts: \(means.joined(separator: ", ")).")
  }

  private static let meanPrefix = "discriminator_mean_at_"
}

extension Results {
  /// The runs that an embedding shows, with their other seeds.
  func trainings(behind embedding: Entry) -> [Entry] {
    let shown = embedding.run.inputs.filter { $0.name.hasPrefix("training") }
      .compactMap { input in entries.first { $0.run.key == input.key } }
    return shown.flatMap { training in
      entries.filter { $0.run.cell == training.run.cell }
    }
  }
}

/// The points of `embedding.csv`.
private struct EmbeddingFile {
  struct Point {
    let x, y, discriminator: Double
    let panel: Int
  }

  let expert: [(x: Double, y: Double)]
  private let rollouts: [Point]

  init(_ file: Columns) throws(ReportError) {
    let (x, y, d) = (
      try file.numbers("x"), try file.numbers("y"), try file.numbers("discriminator")
    )
    let (kinds, panels) = (try file.texts("kind"), try file.texts("panel").map { Int($0) ?? -1 })
    let isExpert = kinds.map { $0 == "expert" }
    expert = x.indices.filter { isExpert[$0] }.map { (x: x[$0], y: y[$0]) }
    rollouts = x.indices.filter { !isExpert[$0] }.map {
      Point(x: x[$0], y: y[$0], discriminator: d[$0], panel: panels[$0])
    }
  }

  /// Ascending: steps, or the places of joined runs.
  var panels: [Int] { rollouts.map(\.panel).unique.sorted() }

  func rollouts(in panel: Int) -> [Point] { rollouts.filter { $0.panel == panel } }
}
