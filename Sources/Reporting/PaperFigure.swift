import Experiments
import Plotting

/// A figure that the manuscript asks for, and how stored results become its data.
struct PaperFigure: Equatable, Sendable {
  enum Name: String, CaseIterable, Sendable {
    case robotResponse = "robot-response"
    case learningCurves = "learning-curves"
    case coevolution
  }

  let name: Name
  let experiments: [String]

  /// - Throws: a complaint about a name or an experiment that does not exist.
  init(_ block: Manuscript.Block, among known: [String]) throws(Complaint) {
    let word = block.arguments.first ?? ""
    guard let name = Name(rawValue: word) else {
      let names = Name.allCases.map(\.rawValue)
      throw Complaint(place: block.place, problem: unknown("figure", word, among: names))
    }
    self.name = name
    experiments = try block.experiments(among: known)
    guard name == .coevolution ? experiments.count == 1 : !experiments.isEmpty else {
      throw Complaint(
        place: block.place,
        problem: "figure \(word) takes \(name == .coevolution ? "one experiment" : "experiments")")
    }
  }

  /// The figure, `nil` where no run of it has a result, and a sentence for the end of its caption.
  func drawn(from results: Results) throws(ReportError) -> (figure: Figure?, note: String) {
    let entries = experiments.flatMap { results.entries(experiment: $0) }
    let source = FigureSource(results: results, entries: entries.filter { $0.result != nil })
    do {
      switch name {
      case .robotResponse: return (try source.robotResponse(name: name.rawValue), "")
      case .learningCurves: return (try source.learningCurves(name: name.rawValue), "")
      case .coevolution: return (try source.coevolution(name: experiments[0]), source.embeddingNote)
      }
    } catch let error as ReportError {
      throw error
    } catch {
      throw .results(reason: "\(error)", isEdited: false)
    }
  }
}

/// Entries with a result, as the data of figures.
private struct FigureSource {
  let results: Results
  let entries: [Results.Entry]

  private var tasks: [String] { entries.map(\.run.cell.task).unique }

  /// Methods that figures have a style for; zero and random torque are in tables only.
  private func methods(of kind: RunKind, task: String) -> [(String, [Results.Entry])] {
    let chosen = entries.filter { $0.run.kind == kind && $0.run.cell.task == task }
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
    var used: [Results.Entry] = []
    let tasks = try tasks.compactMap { task -> LearningCurvesFigure.Task? in
      let learners = methods(of: .training, task: task)
      guard !learners.isEmpty else { return nil }
      used += learners.flatMap(\.1)
      let references = methods(of: .evaluation, task: task).compactMap { method, entries in
        entries.first?.value(of: "return_mean").map { (method: method, score: $0) }
      }
      return LearningCurvesFigure.Task(
        title: task.replacing("-", with: " "),
        curves: try learners.map { method, entries in
          LearningCurvesFigure.Curves(method: method, seeds: try entries.map(curve))
        },
        references: references)
    }
    guard !tasks.isEmpty else { return nil }
    return try LearningCurvesFigure.make(
      name: name, tasks: tasks, sources: sources("curve.csv", of: used))
  }

  private func curve(of entry: Results.Entry) throws(ReportError) -> [(step: Int, score: Double)] {
    let file = try columns("curve.csv", of: entry)
    let scores = try file.numbers("return_mean")
    return zip(try file.texts("step"), scores).compactMap { step, score in
      Int(step).map { (step: $0, score: score) }
    }
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
      metrics[name].map(NumberFormat(digits: digits).text) ?? NumberFormat.missing
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
