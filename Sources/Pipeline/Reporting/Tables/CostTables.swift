import Records

/// The tasks whose sizes were timed.
private let sizes = [
  (task: "hopper", title: "Hopper"), (task: "halfcheetah", title: "HalfCheetah"),
  (task: "pen", title: "Adroit"), (task: "standing-still", title: "Robot"),
]

/// The time of a training step of each method, and its ratio to the time of its matrix products alone.
func costsTable(_ costs: Costs?) -> Table {
  let names = (costs?.items ?? []).filter { $0.kind == .step }.map(\.name).unique
  return Table(
    columns: [.init("Method")]
      + Table.Column.numbers(sizes.flatMap { ["\($0.title): ms", "ratio"] }),
    rows: names.map { name in
      [TracedText(escaped(MethodLabel.title(of: name)))]
        + sizes.flatMap { size -> [TracedText] in
          guard let item = costs?.item(.step, name, task: size.task) else {
            return [.missing, .missing]
          }
          return [
            item.number("milliseconds", item.milliseconds.median, digits: 2),
            item.number("ratio", item.ratio?.median, digits: 2),
          ]
        }
    }, note: costsNote(costs))
}

/// The parts of a training step of DMIL, and the operations between training steps.
func costPartsTable(_ costs: Costs?) -> Table {
  let step = costs?.item(.step, "dmil", task: sizes[0].task)
  func percent(_ milliseconds: Double, of field: String, in item: Costs.Item) -> TracedText {
    guard let step else { return .missing }
    return ComputedNumber(
      name: "cost/percent/\(item.name)", formula: "100 * #1 / #2",
      inputs: [item.source(field), step.source("milliseconds")],
      value: 100 * milliseconds / step.milliseconds.median
    ).text(digits: 1)
  }
  var rows: [[TracedText]] = []
  if let step, let products = step.products?.median {
    rows.append([
      "matrix products of a step of DMIL, by OpenBLAS", TracedText(title(ofTask: step.task)),
      step.number("products", products, digits: 3), percent(products, of: "products", in: step),
    ])
  }
  for item in costs?.items ?? [] where item.kind != .step {
    let milliseconds = item.milliseconds.median
    rows.append([
      item.kind == .pair ? "two steps of DMIL at once, each" : TracedText(item.name),
      TracedText(title(ofTask: item.task)), item.number("milliseconds", milliseconds, digits: 3),
      item.kind == .part ? percent(milliseconds, of: "milliseconds", in: item) : "",
    ])
  }
  return Table(
    columns: [.init("Operation"), .init("Sizes of")]
      + Table.Column.numbers(["ms", "% of a step"]), rows: rows, note: costsNote(costs))
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
    columns: [.init("Experiment")]
      + Table.Column.numbers(["Runs", "Steps (millions)", "Core-hours"]),
    rows: rows + [CoreHours(of: trainings, costs).row(titled: "all", name: "all")],
    note: costsNote(costs))
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
        case .integer(let interval)? = run.values["evaluation.interval"]
      {
        items.append(evaluation)
        let episodes = Double(episodeCount * run.stepCount) / Double(interval)
        time += evaluation.milliseconds.median * episodes / 10
      }
      seconds = seconds.map { $0 + time / 1000 }
    }
    hours = seconds.map { $0 / 3600 }
    inputs = items.map { $0.source("milliseconds") }.unique
  }

  func row(titled title: String, name: String) -> [TracedText] {
    [
      TracedText(title), "\(runCount)",
      TracedText(NumberFormat(digits: 1).text(Double(stepCount) / 1e6)),
      ComputedNumber(
        name: "core-hours/\(name)",
        formula: "steps × time of a step + evaluations × time of one, over the runs",
        inputs: inputs, value: hours
      ).text(digits: 1),
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

/// The machine of the measurements.
func costsNote(_ costs: Costs?) -> TracedText {
  guard let costs else { return " Nothing has been measured yet: `make bench`." }
  let facts = ["cpu", "openblas_kernel"].compactMap { costs.machine[$0] }.map(escaped)
  return " Measured on \(facts.joined(separator: ", OpenBLAS kernels for "))."
}
