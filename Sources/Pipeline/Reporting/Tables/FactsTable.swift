import Records
import TracedResults

/// Properties of the balancing tasks and of their demonstrations, each with a condition.
///
/// A value that fails its condition is marked.
func factsTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.flatMap { results.entries(experiment: $0) }
  let tasks = entries.map(\.run.cell.task).unique
  return Table(
    columns: [.init("Fact", width: 0.46), .init("Condition", width: 0.22)]
      + tasks.map { .init(words(of: $0), .right, width: 0.32 / Double(tasks.count)) },
    rows: facts.map { fact in
      [TracedText(fact.title), TracedText(fact.condition)]
        + tasks.map { task in
          let entry = entries.first {
            $0.run.kind == fact.kind && $0.run.cell.task == task
              && $0.run.cell.method == fact.method
          }
          return fact.cell(of: entry, task: task)
        }
    })
}

private struct Fact: Sendable {
  let title: String
  let kind: RunKind
  let method: String
  let metric: String
  let digits: Int
  let condition: String
  /// The task of the condition; `nil` for all tasks.
  var task: String?
  let holds: @Sendable (_ value: Double, _ episodeCount: Double) -> Bool

  func cell(of entry: Results.Entry?, task: String) -> TracedText {
    guard let entry, let value = entry.value(of: metric) else { return .missing }
    let text =
      metric == Metric.survivedCount
      ? uprightEpisodes(of: [entry]) : [entry].number(metric, .value, as: .digits(digits))
    let isConditional = self.task == nil || self.task == task
    let isMet = holds(value, entry.value(of: Metric.episodeCount) ?? 1)
    return isConditional && !isMet ? "\(text) (not met)" : text
  }
}

private let facts: [Fact] = [
  Fact(
    title: "Unstable pole of the linearization (s^−1^)", kind: .evaluation, method: "lqr",
    metric: Metric.unstablePole, digits: 3, condition: "> 0", holds: { value, _ in value > 0 }),
  Fact(
    title: "Unstable pole per control step", kind: .evaluation, method: "lqr",
    metric: Metric.discreteUnstablePole, digits: 5, condition: "> 1",
    holds: { value, _ in value > 1 }),
  Fact(
    title: "Zero torque: longest survival (s)", kind: .evaluation, method: "zero",
    metric: "survival_max_s", digits: 2, condition: "≤ 2", holds: { value, _ in value <= 2 }),
  Fact(
    title: "Random torque: score", kind: .evaluation, method: "random", metric: Metric.returnMean,
    digits: 2, condition: "≤ 5 of 100", holds: { value, _ in value <= 5 }),
  Fact(
    title: "LQR: episodes without a fall", kind: .evaluation, method: "lqr",
    metric: Metric.survivedCount, digits: 0, condition: "all", holds: { $0 == $1 }),
  Fact(
    title: "LQR: tilt, root mean square (°)", kind: .evaluation, method: "lqr",
    metric: Metric.tiltRootMeanSquare, digits: 3, condition: "< 0.5",
    holds: { value, _ in value < 0.5 }),
  Fact(
    title: "Simulated human: demonstration without a fall", kind: .dataset,
    method: "simulated-human", metric: Metric.survivedCount, digits: 0, condition: "all",
    holds: { $0 == $1 }),
  Fact(
    title: "Simulated human: tilt, root mean square (°)", kind: .dataset,
    method: "simulated-human", metric: Metric.tiltRootMeanSquare, digits: 2, condition: "1 to 5",
    holds: { value, _ in (1...5).contains(value) }),
  Fact(
    title: "Simulated human: largest displacement (m)", kind: .dataset,
    method: "simulated-human", metric: Metric.displacementMaximum, digits: 2,
    condition: "≥ 0.1, standing still", task: "standing-still",
    holds: { value, _ in value >= 0.1 }),
  Fact(
    title: "Simulated human: mean velocity (m/s)", kind: .dataset,
    method: "simulated-human", metric: Metric.velocityMean, digits: 3, condition: "none",
    holds: { _, _ in true }),
]
