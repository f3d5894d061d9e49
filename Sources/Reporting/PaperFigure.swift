import Experiments
import Plotting

/// A figure that the manuscript asks for, and how stored results become its data.
struct PaperFigure: Equatable, Sendable {
  enum Name: String, CaseIterable, Sendable {
    case robotResponse = "robot-response"
    case learningCurves = "learning-curves"
    case coevolution
    case pictures
    case performanceProfile = "performance-profile"

    /// Whether it shows one experiment and not several beside each other.
    var isOfOneExperiment: Bool { self == .coevolution || self == .pictures }
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
  init(_ block: Manuscript.Block, among known: [String]) throws(Complaint) {
    let word = block.arguments.first ?? ""
    guard let name = Name(rawValue: word) else {
      let names = Name.allCases.map(\.rawValue)
      throw Complaint(place: block.place, problem: unknown("figure", word, among: names))
    }
    self.name = name
    selections =
      name == .learningCurves
      ? try block.selections(among: known)
      : try block.experiments(among: known).map { Selection(experiment: $0, percents: []) }
    guard name.isOfOneExperiment ? selections.count == 1 : !selections.isEmpty else {
      throw Complaint(
        place: block.place,
        problem: "figure \(word) takes \(name.isOfOneExperiment ? "one experiment" : "experiments")"
      )
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
    let source = FigureSource(results: results, entries: entries.filter { $0.result != nil })
    let figure: Figure?
    do {
      figure =
        switch name {
        case .robotResponse: try source.robotResponse(name: name.rawValue)
        case .learningCurves: try source.learningCurves(name: fileName(of: entries))
        case .coevolution: try source.coevolution(name: experiments[0])
        case .pictures: nil
        case .performanceProfile:
          try source.performanceProfile(name: name.rawValue, experiments: experiments)
        }
    } catch let error as ReportError {
      throw error
    } catch {
      throw .results(reason: "\(error)", isEdited: false)
    }
    let note = name == .coevolution ? source.embeddingNote : ""
    return (figure.map(Content.drawn) ?? .nothing, note + results.dataNote(of: entries))
  }

  /// The runs that the figure is made of.
  func entries(in results: Results) -> [Results.Entry] {
    selections.flatMap { selection in
      let all = results.entries(experiment: selection.experiment)
      let chosen = selection.percents.flatMap { percent in all.filter { $0.percent == percent } }
      // A profile that has none of the parts asked for shows those that it has.
      return chosen.isEmpty ? all : chosen
    }
  }

  /// The robot's learning curves have the name of the figure alone.
  private func fileName(of entries: [Results.Entry]) -> String {
    entries.contains { $0.isOfBenchmark } ? "\(name.rawValue)-\(label)" : name.rawValue
  }
}

/// Entries with a result, as the data of figures.
private struct FigureSource {
  let results: Results
  let entries: [Results.Entry]

  private var tasks: [String] { entries.map(\.run.cell.task).unique }

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

  private func columns(_ file: String, of entry: Results.Entry) throws(ReportError) -> Columns {
    let run = entry.run
    let name = "\(run.cell.experiment)/\(run.cell.method)/seed \(run.seed)/\(file)"
    return try Columns(parsing: results.text(file, of: entry), file: name)
  }

  /// Where the data come from, a line for each file read.
  private func sources(_ file: String, of entries: [Results.Entry]) -> [String] {
    entries.map { entry in
      let run = entry.run
      return "\(run.cell.experiment) \(run.cell.method) seed \(run.seed), run \(run.key), \(file), "
        + "sha256 \(entry.result?.files[file] ?? "of no file")"
    }
  }

  func robotResponse(name: String) throws -> Figure? {
    var used: [Results.Entry] = []
    let tasks = try tasks.compactMap { task -> RobotResponseFigure.Task? in
      let firsts = (methods(of: .training, task: task) + methods(of: .evaluation, task: task))
        .compactMap { $0.1.first { !$0.hasDiverged } }
      used += firsts
      guard !firsts.isEmpty else { return nil }
      return RobotResponseFigure.Task(
        title: task.replacing("-", with: " "), responses: try firsts.map(response),
        targetSpeed: task == "moving-straight" ? 0.2 : nil)
    }
    guard !tasks.isEmpty else { return nil }
    return try RobotResponseFigure.make(
      name: name, tasks: tasks, sources: sources("trajectory.csv", of: used))
  }

  private func response(of entry: Results.Entry) throws(ReportError)
    -> RobotResponseFigure.Response
  {
    let file = try columns("trajectory.csv", of: entry)
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
          LearningCurvesFigure.Curves(method: method, seeds: try entries.map(curve))
        },
        references: references)
    }
    guard !tasks.isEmpty else { return nil }
    return try LearningCurvesFigure.make(
      name: name, tasks: tasks,
      score: learning.contains { $0.isOfBenchmark } ? "normalised score" : "score",
      sources: sources("curve.csv", of: learning))
  }

  /// The measure that stands beside the step is the score.
  private func curve(of entry: Results.Entry) throws(ReportError) -> [(step: Int, score: Double)] {
    let file = try columns("curve.csv", of: entry)
    let scores = try file.numbers(file.names.dropFirst().first ?? "score")
    return zip(try file.texts("step"), scores).compactMap { step, score in
      Int(step).map { (step: $0, score: score) }
    }
  }

  func performanceProfile(name: String, experiments: [String]) throws -> Figure? {
    guard let scores = AggregateScores(Assessment(of: results), of: experiments) else { return nil }
    let greatest = scores.methods.flatMap(\.scores.scores).max() ?? 0
    let thresholds = Array(stride(from: 0, through: max(110, greatest.rounded(.up)), by: 1))
    return try PerformanceProfileFigure.make(
      name: name, thresholds: thresholds,
      curves: scores.methods.map { method, scores in
        .init(method: method, shares: Experiments.performanceProfile(scores, above: thresholds))
      },
      sources: entries.map { "\($0.run.path), run \($0.run.key), score" })
  }

  func coevolution(name: String) throws -> Figure? {
    guard let entry = entries.first else { return nil }
    let file = try columns("embedding.csv", of: entry)
    let (x, y, d) = (
      try file.numbers("x"), try file.numbers("y"), try file.numbers("discriminator")
    )
    let (kinds, panels) = (try file.texts("kind"), try file.texts("panel"))
    let isExpert = kinds.map { $0 == "expert" }
    let snapshots = panels.unique.compactMap(Int.init).filter { $0 >= 0 }.sorted().map { step in
      CoevolutionFigure.Snapshot(
        step: step, score: entry.value(of: "return_at_\(step)") ?? .nan,
        rollouts: x.indices.filter { !isExpert[$0] && Int(panels[$0]) == step }.map {
          CoevolutionFigure.Rollout(x: x[$0], y: y[$0], discriminator: d[$0])
        })
    }
    return try CoevolutionFigure.make(
      name: name, expert: x.indices.filter { isExpert[$0] }.map { (x: x[$0], y: y[$0]) },
      snapshots: snapshots, sources: sources("embedding.csv", of: [entry]))
  }

  /// What a reader must know of an embedding to judge it: its settings and its final error.
  var embeddingNote: String {
    guard let entry = entries.first, let metrics = entry.result?.metrics else { return "" }
    func text(_ name: String, _ digits: Int) -> String {
      [entry].number(name, .value, digits: digits)
    }
    let steps = metrics.keys.compactMap { name in
      name.hasPrefix(Self.meanPrefix) ? Int(name.dropFirst(Self.meanPrefix.count)) : nil
    }
    let means = steps.sorted().map { step in
      "\(text(Self.meanPrefix + String(step), 2)) at step \(NumberFormat.grouped(String(step)))"
    }
    return " Perplexity \(text("perplexity", 0)), \(text("point_count", 0)) points, "
      + "\(text("iteration_count", 0)) iterations, final KL divergence "
      + "\(text("kl_divergence", 3)), seed \(entry.run.seed). "
      + "Mean of $d$ on the rollouts: \(means.joined(separator: ", "))."
  }

  private static let meanPrefix = "discriminator_mean_at_"
}
