import Planning
import Records
import TracedResults

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

/// The predicted core-hours of training in the full profile, by experiment.
func coreHoursTable(_ results: Results) -> Table {
  let missing = results.entries.filter { $0.run.kind == .dataset && $0.note != nil }
  return coreHoursTable(
    of: results.fullRuns, results.costPrediction, without: Set(missing.map(\.run.key)),
    note: costsNote(results.costs))
}

extension Results {
  /// Predicts the times of missing runs from those of the others and from measured costs.
  var costPrediction: CostPrediction {
    CostPrediction(
      recorded: entries.compactMap { entry in
        entry.provenance.map { StoredProvenance(of: entry.run, $0) }
      }, costs: costs)
  }
}

/// A run of several experiments is counted in the first of them; runs on a dataset that is not
/// available are not in the total.
func coreHoursTable(
  of runs: [Run], _ prediction: CostPrediction, without missing: Set<RunKey>, note: TracedText = ""
) -> Table {
  let trainings = runs.filter { $0.kind == .training }
  func isAvailable(_ run: Run) -> Bool { !run.inputs.contains { missing.contains($0.key) } }
  var seen: Set<RunKey> = []
  let distinct = trainings.filter { seen.insert($0.key).inserted }
  let firsts = Dictionary(
    distinct.map { ($0.key, $0.cell.experiment) }, uniquingKeysWith: { first, _ in first })
  let rows = trainings.map(\.cell.experiment).unique.map { experiment -> [TracedText] in
    let own = distinct.filter { $0.cell.experiment == experiment }
    let shared = Set(trainings.filter { $0.cell.experiment == experiment }.map(\.key))
      .filter { firsts[$0] != experiment }
    let hours: TracedText? = own.allSatisfy(isAvailable) ? nil : "no\u{A0}data"
    return ["\(code(experiment))", "\(own.count)", "\(shared.count)"]
      + costs(of: own, prediction, name: experiment, hours: hours)
  }
  let available = distinct.filter(isAvailable)
  let total: [TracedText] =
    ["all", "\(available.count)", ""] + costs(of: available, prediction, name: "all")
  return Table(
    columns: [.init("Experiment")]
      + Table.Column.numbers(["Runs", "Shared", "Steps (millions)", "Core-hours"]),
    rows: rows + [total], note: note)
}

/// The training steps of runs and their hours, a dash if the time of one is not known.
private func costs(
  of runs: [Run], _ prediction: CostPrediction, name: String, hours: TracedText? = nil
) -> [TracedText] {
  let predictions = runs.map(prediction.prediction)
  let seconds = predictions.compactMap { $0?.seconds }
  let stepCount = runs.reduce(0) { $0 + $1.stepCount }
  return [
    TracedText(NumberFormat(digits: 1).text(Double(stepCount) / 1e6)),
    hours
      ?? ComputedNumber(
        name: "core-hours/\(name)",
        formula: "recorded times of runs of the same method and task, of similar length; otherwise "
          + "steps × time of a step + evaluations × time of one; over the runs",
        inputs: predictions.flatMap { $0?.items ?? [] }.map { $0.source("milliseconds") }.unique,
        value: seconds.count == runs.count ? seconds.reduce(0, +) / 3600 : nil
      ).text(digits: 1),
  ]
}

/// The machine of the measurements.
func costsNote(_ costs: Costs?) -> TracedText {
  guard let costs else { return " Nothing has been measured yet: `make bench`." }
  let facts = ["cpu", "openblas_kernel"].compactMap { costs.machine[$0] }.map(escaped)
  return " Measured on \(facts.joined(separator: ", OpenBLAS kernels for "))."
}
