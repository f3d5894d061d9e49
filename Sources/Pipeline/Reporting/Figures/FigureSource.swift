import Planning
import Plotting
import Records
import Statistics

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
      guard MethodStyle.all.contains(where: { $0.method == method }) else { return nil }
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
        return RobotResponseFigure.Task(
          title: title(ofTask: task) + (part.map { ", \($0.title)" } ?? ""),
          responses: try firsts.map(response),
          targetSpeed: firsts.lazy.compactMap { $0.value(of: Metric.targetVelocity) }.first)
      }
    }
    guard !tasks.isEmpty else { return .nothing }
    let figure = try RobotResponseFigure.make(
      name: name, tasks: tasks, sources: sources(ResultFile.trajectory, of: used))
    return .drawn(figure, of: used)
  }

  private func response(of entry: Results.Entry) throws(ReportError)
    -> RobotResponseFigure.Response
  {
    let file = try results.columns(ResultFile.trajectory, of: entry)
    func numbers(_ column: TrajectoryColumn) throws(ReportError) -> [Double] {
      try file.numbers(column.rawValue)
    }
    return RobotResponseFigure.Response(
      method: entry.run.cell.method, times: try numbers(.time),
      displacements: try numbers(.position), tilts: try numbers(.tilt).map { $0 * 180 / .pi },
      speeds: try numbers(.velocity), hasFallen: entry.value(of: Metric.trajectoryFell) == 1)
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
      return LearningCurvesFigure.Task(
        title: results.datasetTitle(of: first)
          + (first.percent.map { ", " + NumberFormat.percent($0) } ?? ""),
        curves: try methods.map { method, entries in
          .init(method: method, seeds: try entries.map { try results.curve(of: $0).scores })
        },
        references: references)
    }
    return try learningCurves(tasks)
  }

  /// A panel for each experiment, with a curve for each part of the dataset, of one method.
  func partCurves() throws -> PaperFigure.Content {
    let parts = trainings.partTitles
    let tasks = try trainings.map(\.run.cell.experimentAndTask).unique.map { experiment in
      let own = trainings.filter { $0.run.cell.belongs(to: experiment) }
      return LearningCurvesFigure.Task(
        title: own.first.map(results.datasetTitle(of:)) ?? experiment,
        curves: try parts.compactMap { part in
          let seeds = own.filter { $0.part?.title == part }
          return seeds.isEmpty
            ? nil : .init(method: part, seeds: try seeds.map { try results.curve(of: $0).scores })
        })
    }
    return try learningCurves(tasks, styles: MethodStyle.parts(parts))
  }

  private func learningCurves(
    _ tasks: [LearningCurvesFigure.Task], styles: [MethodStyle] = MethodStyle.all
  ) throws(FigureDataError) -> PaperFigure.Content {
    guard !tasks.isEmpty else { return .nothing }
    let figure = try LearningCurvesFigure.make(
      name: name, tasks: tasks,
      score: trainings.contains { $0.isOfBenchmark } ? "normalized score" : "score",
      styles: styles, sources: sources(ResultFile.curve, of: trainings))
    return .drawn(figure, of: trainings)
  }

  /// A panel for each list of `outline`, which holds all possible runs of an experiment.
  func scoreBars(outline: [[Results.Entry]]) throws -> PaperFigure.Content {
    let tasks = outline.compactMap { planned -> ScoreBarsFigure.Task? in
      let own = entries.filter {
        $0.run.cell.experimentAndTask == planned.first?.run.cell.experimentAndTask
      }
      guard let first = own.first(where: { $0.value(of: Metric.score) != nil }) else { return nil }
      return ScoreBarsFigure.Task(
        title: results.datasetTitle(of: first),
        groups: planned.partTitles.map { part in
          let runs = own.filter { $0.part?.title == part }
          return ScoreBarsFigure.Group(
            title: String(part.prefix { $0 != "," }), bars: bars(of: runs))
        })
    }
    guard !tasks.isEmpty else { return .nothing }
    let figure = try ScoreBarsFigure.make(
      name: name, tasks: tasks, methods: outline.joined().map(\.run.cell.method).unique,
      score: "normalized score", sources: scoreSources(of: entries))
    return .drawn(figure, of: entries)
  }

  /// The bars of methods without a diverged seed: the mean of the other seeds would be too favorable.
  private func bars(of entries: [Results.Entry]) -> [ScoreBarsFigure.Bar] {
    entries.map(\.run.cell.method).unique.compactMap { method in
      let seeds = entries.filter { $0.run.cell.method == method }
      let scores = seeds.compactMap { $0.value(of: Metric.score) }
      guard !seeds.contains(where: \.hasDiverged), let mean = Statistics.mean(of: scores) else {
        return nil
      }
      return .init(
        method: method, mean: mean,
        deviation: Statistics.standardDeviation(of: scores, ddof: 1))
    }
  }

  func performanceProfile(
    _ scores: AggregateScores?
  ) throws(FigureDataError) -> PaperFigure.Content {
    guard let scores else { return .nothing }
    let greatest = scores.methods.flatMap(\.scores.scores).max() ?? 0
    let thresholds = Array(stride(from: 0, through: max(110, greatest.rounded(.up)), by: 1))
    let figure = try PerformanceProfileFigure.make(
      name: name, thresholds: thresholds,
      curves: scores.methods.map { method, scores in
        .init(method: method, fractions: Statistics.performanceProfile(scores, above: thresholds))
      },
      sources: scoreSources(of: entries))
    return .drawn(figure, of: entries)
  }
}
