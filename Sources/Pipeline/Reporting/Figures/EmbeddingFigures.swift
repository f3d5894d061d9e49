import Planning
import Plotting
import Records
import TracedResults

extension FigureSource {
  func coevolution() throws -> PaperFigure.Content {
    guard let entry = embedding else { return .nothing }
    let file = try EmbeddingFile(results.columns(ResultFile.embedding, of: entry))
    let trainings = results.trainings(shownBy: entry).filter { $0.result != nil }
    let figure = try CoevolutionFigure.make(
      name: name,
      snapshots: file.panels.map { step in
        .init(
          step: step, title: NumberFormat.grouped("\(step)"),
          score: entry.value(of: Metric.score(at: step)) ?? .nan,
          expert: file.expert(in: step), rollouts: file.rollouts(in: step))
      },
      curve: (
        trainings.contains { $0.isOfBenchmark } ? "normalized score" : "score",
        try trainings.flatMap { try results.curve(of: $0).scores }
      ),
      sources: sources(ResultFile.embedding, of: [entry]) + sources(ResultFile.curve, of: trainings)
    )
    return .drawn(figure, of: [entry] + trainings)
  }

  /// The panels are the joined runs in the order of the specification.
  func rollouts() throws -> PaperFigure.Content {
    guard let entry = embedding else { return .nothing }
    let file = try EmbeddingFile(results.columns(ResultFile.embedding, of: entry))
    let trainings = results.trainings(behind: entry)
    let scored = trainings.filter { $0.result != nil }
    let experiments = trainings.map(\.run.cell.experiment).unique
    let figure = try EmbeddingFigure.make(
      name: name, expert: file.expert(in: file.panels[0]),
      pairs: zip(experiments, file.panels).map { experiment, panel in
        let own = trainings.filter { $0.run.cell.experiment == experiment }
        return (
          own.first?.run.title ?? experiment, file.rollouts(in: panel),
          own.compactMap { $0.value(of: Metric.score) }
        )
      },
      sources: sources(ResultFile.embedding, of: [entry])
        + scoreSources(of: scored))
    return .drawn(figure, of: [entry] + scored)
  }

  private var embedding: Results.Entry? { entries.first { $0.run.kind == .embedding } }

  /// The settings of an embedding and the measures of its quality; empty if there is none.
  var embeddingNote: TracedText {
    guard let entry = embedding, let metrics = entry.result?.metrics else { return "" }
    func number(_ name: String, _ digits: Int = 0) -> TracedText {
      [entry].number(name, .value, as: .digits(digits))
    }
    let prefix = Metric.discriminatorMeanPrefix
    let steps = metrics.keys.filter { $0.hasPrefix(prefix) }
      .compactMap { Int($0.dropFirst(prefix.count)) }
    let means = steps.sorted().map { step -> TracedText in
      "\(number(Metric.discriminatorMean(at: step), 2)) at step \(NumberFormat.grouped("\(step)"))"
    }
    let limit = CoevolutionFigure.snapshotLimit
    let choice: TracedText =
      steps.count > limit
      ? " Of the \(steps.count) snapshots, \(limit) are shown, evenly chosen." : ""
    let stability: TracedText =
      metrics[Metric.stability] == nil
      ? ""
      : "; layouts of \(number(Metric.layoutCount)) seeds share \(number(Metric.stability, 2)) of "
        + "them on average"
    return """
       Perplexity \(number(Metric.perplexity)), \(number(Metric.pointCount)) points, \
      \(number(Metric.iterationCount)) iterations, final KL divergence \
      \(number(Metric.divergence, 3)), seed \(entry.run.seed). Of the \
      \(number(Metric.neighborCount)) nearest neighbors, trustworthiness \
      \(number(Metric.trustworthiness, 3))\(stability).
      """ + (means.isEmpty ? "" : " Mean of $d$ on the rollouts: \(means.joined(separator: ", ")).")
        + choice
  }
}

extension Results {
  /// The training runs that an embedding shows.
  func trainings(shownBy embedding: Entry) -> [Entry] {
    embedding.run.inputs.filter { $0.name.hasPrefix("training_run") }
      .compactMap { input in entries.first { $0.run.key == input.key } }
  }

  /// The same with their other seeds.
  func trainings(behind embedding: Entry) -> [Entry] {
    trainings(shownBy: embedding).flatMap { training in
      entries.filter { $0.run.cell == training.run.cell }
    }
  }
}

private struct EmbeddingFile {
  private let points: [(panel: Int, isExpert: Bool, point: EmbeddedPoint)]

  init(_ file: StoredColumns) throws(ResultError) {
    func numbers(_ column: EmbeddingColumn) throws(ResultError) -> [Double] {
      try file.numbers(column.rawValue)
    }
    let (x, y, d) = (try numbers(.x), try numbers(.y), try numbers(.discriminator))
    let kinds = try file.texts(EmbeddingColumn.kind.rawValue)
    let panels = try file.texts(EmbeddingColumn.panel.rawValue).map { Int($0) ?? 0 }
    points = x.indices.map {
      (panels[$0], kinds[$0] == "expert", EmbeddedPoint(x: x[$0], y: y[$0], discriminator: d[$0]))
    }
  }

  /// Steps, or indices of joined runs, ascending.
  var panels: [Int] { points.map(\.panel).unique.sorted() }

  /// The expert's points, at the same places in all panels, with d of this panel.
  func expert(in panel: Int) -> [EmbeddedPoint] {
    points.filter { $0.isExpert && $0.panel == panel }.map(\.point)
  }

  func rollouts(in panel: Int) -> [EmbeddedPoint] {
    points.filter { !$0.isExpert && $0.panel == panel }.map(\.point)
  }
}
