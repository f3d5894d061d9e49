import Records
import Specifications
import Statistics

/// Whether balancing is a real problem, and whether its demonstrators are what they should be.
///
/// Each fact has a condition, stated in the table; a value that fails it says so.
func factsTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.flatMap { results.entries(experiment: $0) }
  let tasks = entries.map(\.run.cell.task).unique
  return Table(
    columns: [.init(title: "Fact", width: 0.46), .init(title: "Condition", width: 0.22)]
      + tasks.map {
        .init(title: words(of: $0), alignment: .right, width: 0.32 / Double(tasks.count))
      },
    rows: facts.map { fact in
      [fact.title, fact.condition]
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
  /// The task that the condition is for; `nil` for all.
  var task: String?
  /// Whether value and number of episodes meet the condition.
  let holds: @Sendable (_ value: Double, _ episodeCount: Double) -> Bool

  func cell(of entry: Results.Entry?, task: String) -> String {
    guard let entry, let value = entry.value(of: metric) else { return NumberFormat.missing }
    let episodes = entry.value(of: "episode_count") ?? 1
    let text =
      metric == "survived_count" ? up([entry]) : [entry].number(metric, .value, digits: digits)
    let isBound = self.task == nil || self.task == task
    return text + (isBound && !holds(value, episodes) ? " (not met)" : "")
  }
}

private let facts: [Fact] = [
  Fact(
    title: "Unstable pole of the linearisation (s^−1^)", kind: .evaluation, method: "lqr",
    metric: "unstable_pole_per_s", digits: 3, condition: "> 0", holds: { value, _ in value > 0 }),
  Fact(
    title: "The same, per control step", kind: .evaluation, method: "lqr",
    metric: "unstable_pole_discrete", digits: 5, condition: "> 1", holds: { value, _ in value > 1 }
  ),
  Fact(
    title: "Zero torque: longest time to the fall (s)", kind: .evaluation, method: "zero",
    metric: "survival_max_s", digits: 2, condition: "≤ 2", holds: { value, _ in value <= 2 }),
  Fact(
    title: "Random torque: score", kind: .evaluation, method: "random", metric: "return_mean",
    digits: 2, condition: "≤ 5 of 100", holds: { value, _ in value <= 5 }),
  Fact(
    title: "LQR: episodes without a fall", kind: .evaluation, method: "lqr",
    metric: "survived_count", digits: 0, condition: "all", holds: { $0 == $1 }),
  Fact(
    title: "LQR: tilt, root mean square (°)", kind: .evaluation, method: "lqr",
    metric: "tilt_rms_deg", digits: 3, condition: "< 0.5", holds: { value, _ in value < 0.5 }),
  Fact(
    title: "Simulated human: recording without a fall", kind: .demonstration,
    method: "simulated-human", metric: "survived_count", digits: 0, condition: "all",
    holds: { $0 == $1 }),
  Fact(
    title: "Simulated human: tilt, root mean square (°)", kind: .demonstration,
    method: "simulated-human", metric: "tilt_rms_deg", digits: 2, condition: "1 to 5",
    holds: { value, _ in (1...5).contains(value) }),
  Fact(
    title: "Simulated human: largest displacement (m)", kind: .demonstration,
    method: "simulated-human", metric: "displacement_max_m", digits: 2,
    condition: "≥ 0.1, standing still", task: "standing-still",
    holds: { value, _ in value >= 0.1 }),
  Fact(
    title: "Simulated human: mean velocity (m/s)", kind: .demonstration,
    method: "simulated-human", metric: "velocity_mean_m_s", digits: 3, condition: "none",
    holds: { _, _ in true }),
]
