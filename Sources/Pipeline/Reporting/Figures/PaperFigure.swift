import Planning
import Records
import Statistics
import Store
import Plotting

/// A figure that the manuscript asks for, and how stored results become its data.
struct PaperFigure: Equatable, Sendable {
  enum Name: String, CaseIterable, Sendable {
    case robotResponse = "robot-response"
    case learningCurves = "learning-curves"
    case partCurves = "part-curves"
    case scoreBars = "score-bars"
    case framework, rollouts, coevolution, pictures, costs
    case performanceProfile = "performance-profile"

    /// What the manuscript must name: nothing, one experiment, or one and more beside each other.
    var experimentCounts: ClosedRange<Int> {
      switch self {
      case .framework, .costs: 0...0
      case .rollouts, .coevolution, .pictures: 1...1
      case .robotResponse, .learningCurves, .partCurves, .scoreBars, .performanceProfile:
        1...Int.max
      }
    }

    /// Whether it shows some methods or parts of the data and leaves out others.
    var takesOptions: Bool {
      self == .learningCurves || self == .partCurves || self == .scoreBars
    }
  }

  /// What there is to show.
  enum Content {
    /// No run has a result.
    case nothing
    case drawn(Figure)
    case pictures(Pictures)
  }

  let name: Name
  /// In the order of the manuscript.
  let selections: [Selection]

  private var experiments: [String] { selections.map(\.experiment) }

  /// - Throws: a complaint about a name or an experiment that does not exist.
  init(_ block: Manuscript.Block, among known: [String]) throws(ManuscriptDiagnostic) {
    let word = block.arguments.first ?? ""
    guard let name = Name(rawValue: word) else {
      let names = Name.allCases.map(\.rawValue)
      throw ManuscriptDiagnostic(place: block.place, problem: unknown("figure", word, among: names))
    }
    self.name = name
    selections =
      name.takesOptions
      ? try block.selections(among: known)
      : try block.experiments(among: known).map { Selection(experiment: $0) }
    guard name.experimentCounts.contains(selections.count) else {
      let number =
        switch name.experimentCounts.upperBound {
        case 0: "no experiment"
        case 1: "one experiment"
        default: "experiments"
        }
      throw ManuscriptDiagnostic(place: block.place, problem: "figure \(word) takes \(number)")
    }
    label = block.label
  }

  /// The label of the block, by which the files of two figures of one name differ.
  private let label: String

  /// What the figure shows, and what its caption must add.
  func content(from results: Results) throws(ReportError) -> (content: Content, note: String) {
    let entries = entries(in: results)
    guard name != .pictures else {
      return (.pictures(try Pictures(of: experiments[0], in: results)), "")
    }
    guard name != .framework else { return (.drawn(FrameworkFigure.figure), "") }
    let source = FigureSource(results: results, entries: entries.filter { $0.result != nil })
    let figure: Figure?
    do {
      figure =
        switch name {
        case .robotResponse: try source.robotResponse(name: fileName(of: entries))
        case .learningCurves: try source.learningCurves(name: fileName(of: entries))
        case .partCurves: try source.partCurves(name: fileName(of: entries))
        case .scoreBars:
          try source.scoreBars(
            name: fileName(of: entries),
            outline: selections.map { $0.plannedOrOutlined(in: results) })
        case .rollouts: try source.rollouts(name: experiments[0])
        case .coevolution: try source.coevolution(name: experiments[0])
        case .costs:
          try results.costs.map { (costs) throws(FigureDataError) in
            try CostFigure.make(name: name.rawValue, costs: costs, task: "hopper")
          }
        case .pictures, .framework: nil
        case .performanceProfile:
          try source.performanceProfile(name: name.rawValue, experiments: experiments)
        }
    } catch let error as ReportError {
      throw error
    } catch {
      throw .results(reason: "\(error)", isEdited: false)
    }
    let note =
      name == .costs
      ? costsNote(results.costs)
      : results.omissionNote(of: selections) + source.embeddingNote + results.dataNote(of: entries)
    return (figure.map(Content.drawn) ?? .nothing, note)
  }

  /// The runs that the figure is made of.
  func entries(in results: Results) -> [Results.Entry] {
    let entries = selections.flatMap { $0.entries(in: results) }
    return name == .rollouts ? entries + entries.flatMap { results.trainings(behind: $0) } : entries
  }

  /// What learns from all of a recording has the name of the figure alone.
  private func fileName(of entries: [Results.Entry]) -> String {
    entries.contains { $0.part != nil } ? "\(name.rawValue)-\(label)" : name.rawValue
  }
}

/// Entries with a result, as the data of figures.
struct FigureSource {
  let results: Results
  let entries: [Results.Entry]

  /// Methods that figures have a style for; zero and random torque are in tables only.
  private func methods(
    of kind: RunKind, task: String, data: String? = nil
  ) -> [(String, [Results.Entry])] {
    let chosen = entries.filter {
      $0.run.kind == kind && $0.run.cell.task == task
        && (data ?? $0.run.cell.data) == $0.run.cell.data
    }
    return chosen.map(\.run.cell.method).unique.compactMap { method in
      guard MethodStyle.all.contains(where: { $0.method == method }) else { return nil }
      return (method, chosen.filter { $0.run.cell.method == method })
    }
  }

  /// Where the data come from, a line for each file read.
  func sources(_ file: String, of entries: [Results.Entry]) -> [String] {
    entries.map { entry in
      let run = entry.run
      return "\(run.cell.experiment) \(run.cell.method) seed \(run.seed), run \(run.key), \(file), "
        + "sha256 \(entry.result?.files[file] ?? "of no file")"
    }
  }

  /// A column for each task and, where learners get a part of the data, each part, the largest
  /// first.
  func robotResponse(name: String) throws -> Figure? {
    var used: [Results.Entry] = []
    let tasks = try entries.map(\.run.cell.task).unique.flatMap { task in
      let learning = entries.filter { $0.run.kind == .training && $0.run.cell.task == task }
      let parts = learning.sorted { ($0.part?.size ?? 0) > ($1.part?.size ?? 0) }
        .map(\.run.cell.data).unique
      return try (parts.isEmpty ? [""] : parts).compactMap {
        data -> RobotResponseFigure.Task? in
        let firsts =
          (methods(of: .training, task: task, data: data) + methods(of: .evaluation, task: task))
          .compactMap { $0.1.first { !$0.hasDiverged } }
        guard !firsts.isEmpty else { return nil }
        used += firsts
        let part = learning.first { $0.run.cell.data == data }?.part
        return RobotResponseFigure.Task(
          title: task.replacing("-", with: " ") + (part.map { ", \($0.title)" } ?? ""),
          responses: try firsts.map(response),
          targetSpeed: task == "moving-straight" ? 0.2 : nil)
      }
    }
    guard !tasks.isEmpty else { return nil }
    return try RobotResponseFigure.make(
      name: name, tasks: tasks, sources: sources("trajectory.csv", of: used))
  }

  private func response(of entry: Results.Entry) throws(ReportError)
    -> RobotResponseFigure.Response
  {
    let file = try results.columns("trajectory.csv", of: entry)
    let times = try file.numbers("time_s")
    // An episode that is cut short by more than two control steps ended in a fall.
    let hasFallen = (times.last ?? 0) < RobotResponseFigure.duration - 0.01
    return RobotResponseFigure.Response(
      method: entry.run.cell.method, times: times, displacements: try file.numbers("position_m"),
      tilts: try file.numbers("tilt_rad").map { $0 * 180 / .pi },
      speeds: try file.numbers("velocity_m_s"), hasFallen: hasFallen)
  }

  func learningCurves(name: String) throws -> Figure? {
    let learning = entries.filter { $0.run.kind == .training }
    let tasks = try learning.map { [$0.run.cell.task, $0.run.cell.data] }.unique.compactMap {
      pair -> LearningCurvesFigure.Task? in
      let task = pair[0]
      let learners = methods(of: .training, task: task, data: pair[1])
      guard let first = learners.first?.1.first else { return nil }
      let references = methods(of: .evaluation, task: task).compactMap { method, entries in
        entries.first?.value(of: "return_mean").map { (method: method, score: $0) }
      }
      return LearningCurvesFigure.Task(
        title: results.title(ofDataOf: first) + (first.percent.map { ", " + percentage($0) } ?? ""),
        curves: try learners.map { method, entries in
          LearningCurvesFigure.Curves(
            method: method, seeds: try entries.map { try results.scoreCurve(of: $0) })
        },
        references: references)
    }
    guard !tasks.isEmpty else { return nil }
    return try LearningCurvesFigure.make(
      name: name, tasks: tasks,
      score: learning.contains { $0.isOfBenchmark } ? "normalised score" : "score",
      sources: sources("curve.csv", of: learning))
  }

  /// A panel for each experiment, in it a curve for each part of the data, of one method.
  func partCurves(name: String) throws -> Figure? {
    let learning = entries.filter { $0.run.kind == .training }
    let parts = learning.partTitles
    let tasks = try learning.map(\.run.cell.experiment).unique.map { experiment in
      let own = learning.filter { $0.run.cell.experiment == experiment }
      return LearningCurvesFigure.Task(
        title: own.first.map(results.title(ofDataOf:)) ?? experiment,
        curves: try parts.compactMap { part in
          let seeds = own.filter { $0.part?.title == part }
          return seeds.isEmpty
            ? nil : .init(method: part, seeds: try seeds.map { try results.scoreCurve(of: $0) })
        }, references: [])
    }
    guard !tasks.isEmpty else { return nil }
    return try LearningCurvesFigure.make(
      name: name, tasks: tasks, score: "normalised score", styles: MethodStyle.parts(parts),
      sources: sources("curve.csv", of: learning))
  }

  /// A panel for each list of `outline`, which holds all runs that there could be.
  func scoreBars(name: String, outline: [[Results.Entry]]) throws -> Figure? {
    let tasks = outline.compactMap { planned -> ScoreBarsFigure.Task? in
      let own = entries.filter { $0.run.cell.experiment == planned.first?.run.cell.experiment }
      guard let first = own.first(where: { $0.value(of: "score") != nil }) else { return nil }
      let parts = planned.partTitles
      return ScoreBarsFigure.Task(
        title: results.title(ofDataOf: first),
        groups: parts.map { part in
          let runs = own.filter { $0.part?.title == part }
          return ScoreBarsFigure.Group(
            title: String(part.prefix { $0 != "," }), bars: bars(of: runs))
        })
    }
    guard !tasks.isEmpty else { return nil }
    return try ScoreBarsFigure.make(
      name: name, tasks: tasks, methods: outline.joined().map(\.run.cell.method).unique,
      score: "normalised score",
      sources: entries.map { "\($0.run.path), run \($0.run.key), score" })
  }

  /// A mean over seeds of which some diverged would flatter a method, which then has no bar.
  private func bars(of entries: [Results.Entry]) -> [ScoreBarsFigure.Bar] {
    entries.map(\.run.cell.method).unique.compactMap { method in
      let seeds = entries.filter { $0.run.cell.method == method }
      let scores = seeds.compactMap { $0.value(of: "score") }
      guard !seeds.contains(where: \.hasDiverged), let mean = Statistics.mean(of: scores) else {
        return nil
      }
      return .init(
        method: method, mean: mean,
        deviation: Statistics.standardDeviation(of: scores, ddof: 1))
    }
  }

  func performanceProfile(name: String, experiments: [String]) throws -> Figure? {
    guard let scores = AggregateScores(Assessment(of: results), of: experiments) else { return nil }
    let greatest = scores.methods.flatMap(\.scores.scores).max() ?? 0
    let thresholds = Array(stride(from: 0, through: max(110, greatest.rounded(.up)), by: 1))
    return try PerformanceProfileFigure.make(
      name: name, thresholds: thresholds,
      curves: scores.methods.map { method, scores in
        .init(method: method, shares: Statistics.performanceProfile(scores, above: thresholds))
      },
      sources: entries.map { "\($0.run.path), run \($0.run.key), score" })
  }
}
