import Planning
import Plotting
import Records
import Statistics
import TracedResults

/// The stored results that a figure shows, and how they become its data.
struct FigureSource {
  /// The stem of the file names.
  let name: String
  let results: Results
  /// All have a result.
  let entries: [Results.Entry]

  /// The methods that have a style, with their entries; zero and random torque are in tables only.
  private func methods(
    of kind: RunKind, task: String, dataset: String? = nil
  ) -> [(String, [Results.Entry])] {
    let chosen = entries.filter {
      $0.run.kind == kind && $0.run.cell.task == task
        && (dataset ?? $0.run.cell.dataset) == $0.run.cell.dataset
    }
    return chosen.map(\.run.cell.method).unique.compactMap { method in
      guard MethodLabel.all.contains(where: { $0.name == method }) else { return nil }
      return (method, chosen.filter { $0.run.cell.method == method })
    }
  }

  private var trainings: [Results.Entry] { entries.filter { $0.run.kind == .training } }

  /// The origins of the data, a line for each file.
  func sources(_ file: String, of entries: [Results.Entry]) -> [String] {
    entries.map { entry in
      "\(entry.run.name), run \(entry.run.key), \(file), "
        + "sha256 \(entry.result?.files[file] ?? "of no file")"
    }
  }

  /// The origins of scores, a line for each run.
  func scoreSources(of entries: [Results.Entry]) -> [String] {
    entries.map { "\($0.run.path), run \($0.run.key), \(Metric.score)" }
  }

  /// A column for each task and part of its dataset, the largest part first.
  func robotResponse() throws -> PaperFigure.Content {
    var used: [Results.Entry] = []
    let tasks = try entries.map(\.run.cell.task).unique.flatMap { task in
      let training = trainings.filter { $0.run.cell.task == task }
      let datasets = training.sorted { ($0.part?.size ?? 0) > ($1.part?.size ?? 0) }
        .map(\.run.cell.dataset).unique
      return try (datasets.isEmpty ? [""] : datasets).compactMap {
        dataset -> RobotResponseFigure.Task? in
        let all =
          methods(of: .training, task: task, dataset: dataset)
          + methods(of: .evaluation, task: task)
        let firsts = all.compactMap { $0.1.first { !$0.hasDiverged } }
        guard !firsts.isEmpty else { return nil }
        used += firsts
        let part = training.first { $0.run.cell.dataset == dataset }?.part
        return (
          title(ofTask: task) + (part.map { ", \($0.title)" } ?? ""), try firsts.map(response),
          firsts.lazy.compactMap { $0.value(of: Metric.targetVelocity) }.first
        )
      }
    }
    guard !tasks.isEmpty else { return .nothing }
    let figure = try RobotResponseFigure.make(
      name: name, tasks: tasks, sources: sources(ResultFile.trajectory, of: used))
    return .drawn(figure, of: used)
  }

  private func response(of entry: Results.Entry) throws(ResultError)
    -> RobotResponseFigure.Response
  {
    let file = try results.columns(ResultFile.trajectory, of: entry)
    func numbers(_ column: TrajectoryColumn) throws(ResultError) -> [Double] {
      try file.numbers(column.rawValue)
    }
    return (
      method: entry.run.cell.method, times: try numbers(.time),
      displacements: try numbers(.position), tilts: try numbers(.tilt).map { $0 * 180 / .pi },
      speeds: try numbers(.velocity), hasFallen: entry.value(of: Metric.trajectoryFell) == 1
    )
  }

  /// A panel for each task and part of its dataset.
  func learningCurves() throws -> PaperFigure.Content {
    let tasks = try trainings.map { [$0.run.cell.task, $0.run.cell.dataset] }.unique.compactMap {
      pair -> LearningCurvesFigure.Task? in
      let task = pair[0]
      let methods = methods(of: .training, task: task, dataset: pair[1])
      guard let first = methods.first?.1.first else { return nil }
      let references = self.methods(of: .evaluation, task: task).compactMap { method, entries in
        entries.first?.value(of: Metric.returnMean).map { (method: method, score: $0) }
      }
      return (
        results.partTitle(of: first), try methods.map { ($0, try curves(of: $1)) }, references
      )
    }
    return try learningCurves(tasks)
  }

  /// A panel for each experiment, with a curve for each part of the dataset, of one method.
  func subsetCurves() throws -> PaperFigure.Content {
    let parts = trainings.partTitles
    let tasks = try trainings.map(\.run.cell.experimentAndTask).unique.map {
      experiment -> LearningCurvesFigure.Task in
      let own = trainings.filter { $0.run.cell.belongs(to: experiment) }
      let groups = parts.map { part in (part, own.filter { $0.part?.title == part }) }
      return (
        own.first.map(results.datasetTitle(of:)) ?? experiment,
        try groups.filter { !$0.1.isEmpty }.map { ($0, try curves(of: $1)) }, []
      )
    }
    return try learningCurves(tasks, parts: parts)
  }

  /// A column of panels for each task and part of its dataset.
  func trainingDiagnostics() throws -> PaperFigure.Content {
    let tasks = try trainings.map(\.run.cell).unique.map { cell in
      let seeds = trainings.filter { $0.run.cell == cell }
      let demonstrations = results.demonstrations(of: seeds[0])
      let dataset = results.entries.first { $0.run.key == demonstrations?.key }
      return (
        title: results.partTitle(of: seeds[0]), seeds: try seeds.map(results.curve),
        demonstratorLogLikelihood: dataset?.value(of: Metric.demonstratorLogLikelihood)
      )
    }
    let figure = TrainingDiagnosticsFigure.make(
      name: name, tasks: tasks, sources: sources(ResultFile.curve, of: trainings))
    return figure.map { .drawn($0, of: trainings) } ?? .nothing
  }

  private func curves(of seeds: [Results.Entry]) throws -> [[(step: Int, score: Double)]] {
    try seeds.map { try results.curve(of: $0).scores }
  }

  private func learningCurves(
    _ tasks: [LearningCurvesFigure.Task], parts: [String]? = nil
  ) throws(FigureError) -> PaperFigure.Content {
    guard !tasks.isEmpty else { return .nothing }
    let figure = try LearningCurvesFigure.make(
      name: name, tasks: tasks,
      score: trainings.contains { $0.isOfBenchmark } ? "normalized score" : "score",
      parts: parts, sources: sources(ResultFile.curve, of: trainings))
    return .drawn(figure, of: trainings)
  }

  /// A panel for each list of `plans`, which holds the runs of an experiment, also those without result.
  func scoreBars(plans: [[Results.Entry]]) throws -> PaperFigure.Content {
    let tasks = plans.compactMap { planned -> ScoreBarsFigure.Task? in
      let own = entries.filter {
        $0.run.cell.experimentAndTask == planned.first?.run.cell.experimentAndTask
      }
      guard let first = own.first(where: { $0.value(of: Metric.score) != nil }) else { return nil }
      return (
        results.datasetTitle(of: first),
        planned.partTitles.map { part in
          (String(part.prefix { $0 != "," }), scores(of: own.filter { $0.part?.title == part }))
        }
      )
    }
    guard !tasks.isEmpty else { return .nothing }
    let figure = try ScoreBarsFigure.make(
      name: name, tasks: tasks, methods: plans.joined().map(\.run.cell.method).unique,
      sources: scoreSources(of: entries))
    return .drawn(figure, of: entries)
  }

  /// The scores of methods without a diverged seed: the mean of the other seeds would be too favorable.
  private func scores(of entries: [Results.Entry]) -> [String: [Double]] {
    Dictionary(grouping: entries, by: \.run.cell.method)
      .filter { !$0.value.contains(where: \.hasDiverged) }
      .mapValues { seeds in seeds.compactMap { $0.value(of: Metric.score) } }
  }

  func performanceProfile(
    _ scores: AggregateScores?
  ) throws(FigureError) -> PaperFigure.Content {
    guard let scores else { return .nothing }
    let greatest = scores.methods.flatMap(\.scores.scores).max() ?? 0
    let thresholds = Array(stride(from: 0, through: max(110, greatest.rounded(.up)), by: 1))
    let figure = try PerformanceProfileFigure.make(
      name: name, thresholds: thresholds,
      curves: scores.methods.map { method, scores in
        (method, Statistics.performanceProfile(scores, above: thresholds))
      },
      sources: scoreSources(of: entries))
    return .drawn(figure, of: entries)
  }
}
