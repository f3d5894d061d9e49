import Records
import Store

/// The tasks whose sizes were timed, and what they are called together.
private let sizes = [
  (task: "hopper", title: "Hopper"), (task: "halfcheetah", title: "HalfCheetah"),
  (task: "pen", title: "Hand"), (task: "standing-still", title: "Robot"),
]

/// What an update step of each learner takes, and the share of it that its matrix products would take
/// alone.
func costsTable(_ costs: Costs?) -> Table {
  let names = (costs?.items ?? []).filter { $0.kind == .step }.map(\.name).unique
  return Table(
    columns: [.init(title: "Learner")]
      + sizes.flatMap { size in
        [
          .init(title: "\(size.title): ms", alignment: .right),
          .init(title: "ratio", alignment: .right),
        ]
      },
    rows: names.map { name in
      [costTitle(of: name)]
        + sizes.flatMap { size -> [String] in
          guard let item = costs?.item(.step, name, task: size.task) else {
            return [NumberFormat.missing, NumberFormat.missing]
          }
          return [
            item.number("milliseconds", item.milliseconds.median, digits: 2),
            item.number("ratio", item.ratio?.median, digits: 2),
          ]
        }
    })
}

/// What a step of DMIL consists of, and what a training run does now and then.
func costPartsTable(_ costs: Costs?) -> Table {
  let step = costs?.item(.step, "dmil", task: sizes[0].task)
  var rows: [[String]] = []
  func share(_ milliseconds: Double, of field: String, in item: Costs.Item) -> String {
    guard let step else { return NumberFormat.missing }
    return ComputedNumber(
      name: "cost/share/\(item.name)", formula: "100 * #1 / #2",
      inputs: [item.address(field), step.address("milliseconds")],
      value: 100 * milliseconds / step.milliseconds.median,
      form: .decimal(NumberFormat(digits: 1))
    ).markdown
  }
  if let step, let products = step.products?.median {
    rows.append([
      "products of a step of DMIL, by OpenBLAS", title(ofTask: step.task),
      step.number("products", products, digits: 3), share(products, of: "products", in: step),
    ])
  }
  for item in costs?.items ?? [] where item.kind != .step {
    let isPart = item.kind == .part
    rows.append([
      item.kind == .pair ? "two steps of DMIL at once, each" : item.name,
      title(ofTask: item.task), item.number("milliseconds", item.milliseconds.median, digits: 3),
      isPart ? share(item.milliseconds.median, of: "milliseconds", in: item) : "",
    ])
  }
  return Table(
    columns: [
      .init(title: "What"), .init(title: "Sizes of"), .init(title: "ms", alignment: .right),
      .init(title: "% of a step", alignment: .right),
    ],
    rows: rows)
}

/// Hours of a core that training takes in the full profile, by experiment: steps times the time of a
/// step, and evaluations.
func coreHoursTable(_ costs: Costs?, of runs: [Run]) -> Table {
  let trainings = runs.filter { $0.kind == .training }
  let rows = trainings.map(\.cell.experiment).unique.map { experiment in
    CoreHours(of: trainings.filter { $0.cell.experiment == experiment }, costs)
      .row(titled: code(experiment), name: experiment)
  }
  return Table(
    columns: [
      .init(title: "Experiment"), .init(title: "Runs", alignment: .right),
      .init(title: "Steps (millions)", alignment: .right),
      .init(title: "Core-hours", alignment: .right),
    ],
    rows: rows + [CoreHours(of: trainings, costs).row(titled: "all", name: "all")])
}

/// What runs of training take together.
private struct CoreHours {
  private let runCount: Int
  private let stepCount: Int
  /// `nil` where a step of one of them was not timed.
  private let hours: Double?
  private let inputs: [NumberSource]

  init(of runs: [Run], _ costs: Costs?) {
    runCount = runs.count
    stepCount = runs.map(\.stepCount).reduce(0, +)
    var seconds: Double? = 0
    var items: [Costs.Item] = []
    for run in runs {
      let size = run.sizeTask
      guard let step = costs?.item(.step, run.cell.method, task: size) else {
        seconds = nil
        break
      }
      items.append(step)
      var time = Double(run.stepCount) * step.milliseconds.median
      if let evaluation = costs?.item(.occasion, "evaluation, 10 episodes", task: run.cell.task),
        case .integer(let episodeCount)? = run.values["evaluation.episodes"],
        case .integer(let interval)? = run.values["evaluation.every"]
      {
        items.append(evaluation)
        let episodes = Double(episodeCount * run.stepCount) / Double(interval)
        time += evaluation.milliseconds.median * episodes / 10
      }
      seconds = seconds.map { $0 + time / 1000 }
    }
    hours = seconds.map { $0 / 3600 }
    inputs = items.map { $0.address("milliseconds") }.unique
  }

  func row(titled title: String, name: String) -> [String] {
    [
      title, String(runCount), NumberFormat(digits: 1).text(Double(stepCount) / 1e6),
      ComputedNumber(
        name: "core-hours/\(name)",
        formula: "steps × time of a step + evaluations × time of one, over the runs",
        inputs: inputs, value: hours, form: .decimal(NumberFormat(digits: 1))
      ).markdown,
    ]
  }
}

extension Run {
  /// The task whose sizes were timed for it.
  fileprivate var sizeTask: String {
    switch cell.task {
    case "walker2d": "halfcheetah"
    case "hammer", "door": "pen"
    case "moving-straight": "standing-still"
    default: cell.task
    }
  }
}

/// On what it was measured, and how well two steps at once do.
func costsNote(_ costs: Costs?) -> String {
  guard let costs else { return " Nothing was measured yet: `make bench`." }
  let facts = ["cpu", "openblas_kernel"].compactMap { costs.machine[$0] }.map(escaped)
  return " Measured on \(facts.joined(separator: ", kernels of OpenBLAS for "))."
}

/// A learner as tables call it.
func costTitle(of learner: String) -> String {
  MethodStyle.all.first { $0.method == learner }?.title ?? learner
}
