public import Records

/// Predicts how long runs take, for plans and for the paper alike.
///
/// The best known times count: recorded times of runs of the same method on the same task and of
/// about the same length; else the step times that `dmil bench` measured; else recorded times of
/// any run of the same kind and method. A repetition takes as long as the run that it repeats.
public struct CostPrediction: Sendable {
  /// A predicted time, and the measured times that it consists of; none if it is from recorded times.
  public struct Prediction: Sendable {
    public let seconds: Double
    public let items: [Costs.Item]
  }

  /// Recorded times of runs that are shorter or longer by more than this factor say little: start,
  /// evaluations and pre-training weigh more or less in them.
  private static let comparableRatio = 10.0

  private let recorded: [StoredProvenance]
  private let costs: Costs?

  public init(recorded: [StoredProvenance], costs: Costs?) {
    (self.recorded, self.costs) = (recorded, costs)
  }

  /// The prediction for a run; `nil` if no time of its kind and method is known.
  public func prediction(of run: Run) -> Prediction? {
    guard run.kind != .repetition else {
      let repeated = run.inputs.first { $0.name == "training_run" }
      let time = recorded.first { $0.run.key == repeated?.key }
      return time.map { Prediction(seconds: $0.provenance.wallSeconds, items: []) }
    }
    let alike = recorded.filter {
      $0.run.kind == run.kind && $0.run.cell.method == run.cell.method
    }
    let comparable = alike.filter {
      $0.run.cell.task == run.cell.task && $0.run.ratio(to: run) <= Self.comparableRatio
    }
    return Self.scaled(comparable, to: run) ?? measured(run) ?? Self.scaled(alike, to: run)
  }

  public func seconds(of run: Run) -> Double? { prediction(of: run)?.seconds }

  /// The median time, in proportion to the steps, of the runs that are nearest: by their numbers of
  /// steps, then on the same task, then on the same dataset.
  private static func scaled(_ times: [StoredProvenance], to run: Run) -> Prediction? {
    func distance(_ time: StoredProvenance) -> (Double, Int, Int) {
      let cell = time.run.cell
      return (
        time.run.ratio(to: run), cell.task == run.cell.task ? 0 : 1,
        cell.dataset == run.cell.dataset ? 0 : 1
      )
    }
    guard let nearest = times.map(distance).min(by: <) else { return nil }
    let seconds = times.filter { distance($0) == nearest }.map {
      $0.provenance.wallSeconds / Double(max($0.run.stepCount, 1)) * Double(run.stepCount)
    }.sorted()
    return Prediction(seconds: seconds[seconds.count / 2], items: [])
  }

  /// Steps and evaluations by their measured times.
  private func measured(_ run: Run) -> Prediction? {
    guard run.kind == .training || run.kind == .expert,
      let step = costs?.item(.step, run.cell.method, task: Costs.sizes(of: run.cell.task))
    else { return nil }
    var seconds = Double(run.stepCount) * step.milliseconds.median / 1000
    guard run.kind == .training else {
      let interval = run.values.integer("exploration.steps_per_update")
      return Prediction(seconds: seconds / Double(interval), items: [step])
    }
    var items = [step]
    let name = "evaluation, 10 episodes"
    if let evaluation = costs?.item(.occasion, name, task: run.cell.task) {
      items.append(evaluation)
      let episodes = run.values.integer("evaluation.episodes")
      let evaluations = run.stepCount / run.values.integer("evaluation.interval") + 1
      seconds += Double(evaluations * episodes) / 10 * evaluation.milliseconds.median / 1000
    }
    return Prediction(seconds: seconds, items: items)
  }
}

extension RunDescription {
  /// The larger of two numbers of steps over the smaller.
  fileprivate func ratio(to run: Run) -> Double {
    let (few, many) = (min(stepCount, run.stepCount), max(stepCount, run.stepCount))
    return Double(many) / Double(max(few, 1))
  }
}

extension Costs {
  /// The task of the same sizes for which steps were measured.
  public static func sizes(of task: String) -> String {
    switch task {
    case "walker2d": "halfcheetah"
    case "hammer", "door": "pen"
    case "moving-straight": "standing-still"
    default: task
    }
  }
}
