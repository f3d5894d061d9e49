import Records
import Specifications

/// Turns checked specifications into runs: tasks × cells × seeds, with the keys of their inputs.
struct PlanBuilder {
  private(set) var runs: [Run] = []
  private let folder: SpecificationFolder
  private let profile: Profile
  private let schema: Schema
  /// The hash of the criteria that scores of the full profile are judged by.
  private let published: String?

  /// - Precondition: the folder has no errors.
  init(
    folder: SpecificationFolder, profile: Profile, schema: Schema, published: String? = nil
  ) {
    self.folder = folder
    self.profile = profile
    self.schema = schema
    self.published = published
    for kind in RunKind.allCases {
      for specification in folder.specifications where specification.kind == kind {
        for task in specification.tasks(under: profile) { add(specification, on: task) }
      }
    }
  }

  private mutating func add(_ specification: Specification, on task: String?) {
    let values = specification.values(under: profile, task: task)
    func cell(_ method: String) -> Cell {
      Cell(experiment: specification.id, task: task ?? "", dataset: "", method: method)
    }
    switch specification.kind {
    case .dataset: add(specification, cell(values.text("demonstrator")), values)
    case .expert: add(specification, cell("tqc"), values)
    case .evaluation: addEvaluations(specification, values, cell)
    case .training: addTrainings(specification, values, cell)
    case .embedding, .repetition: addReader(specification, values, on: task)
    case .rendering: add(specification, cell("picture"), values)
    case .check: add(specification, cell("check"), values)
    }
  }

  private mutating func add(
    _ specification: Specification, _ cell: Cell, _ values: RunValues,
    without unread: Set<String> = [], inputs: [RunInput] = []
  ) {
    let isJudged = specification.kind == .training && profile.isOfFullLength
    let title = specification.title.replacing("{task}", with: cell.task)
    for (index, seed) in values.integers("seeds").enumerated() {
      runs.append(
        Run(
          kind: specification.kind, cell: cell, seed: seed,
          values: values.filter { !["seeds", "priority"].contains($0) && !unread.contains($0) },
          inputs: inputs, numerics: schema.numerics(specification.kind, cell.method),
          sources: schema.sources(specification.kind),
          specification: specification.path, title: title,
          published: isJudged ? published : nil,
          priority: Priority(level: values.integer("priority"), seedIndex: index)))
    }
  }

  /// Adds a cell for each controller.
  ///
  /// A controller that is also the demonstrator of the named dataset takes from there the values
  /// that only that demonstrator reads.
  private mutating func addEvaluations(
    _ specification: Specification, _ values: RunValues, _ cell: (String) -> Cell
  ) {
    for controller in values.list("controllers").map(\.shown) {
      var own = values.filter { path in
        specification.condition(of: path)?.path != "controllers"
          || specification.isRead(path, by: controller)
      }
      own["controller"] = .text(controller)
      if case .text(let id)? = own["dataset"], let dataset = folder[id] {
        let task = cell(controller).task
        for (path, value) in dataset.values(under: profile, task: task).byPath
        where dataset.isRead(path, by: controller) {
          own[path] = value
        }
      }
      add(specification, cell(controller), own, without: ["controllers", "dataset"])
    }
  }

  /// Adds a cell for each method and each subset of the dataset.
  private mutating func addTrainings(
    _ specification: Specification, _ values: RunValues, _ cell: (String) -> Cell
  ) {
    let datasets = ["dataset", "suboptimal_dataset"]
    let task = values.text("task")
    let inputs = datasets.flatMap { name in
      guard case .text(let id)? = values[name] else { return [RunInput]() }
      return runs.filter { $0.cell.experiment == id && $0.cell.task == task }
        .map { RunInput(name: name, key: $0.key) }
    }
    let sweep = Sweep(in: values)
    let subsets = sweep?.subsets(in: values).map(Optional.some) ?? [nil]
    for method in specification.methods {
      var own = values.filter {
        !$0.hasPrefix("methods.") || $0.hasPrefix("methods.\(method).")
      }
      own["method"] = .text(method)
      for subset in subsets {
        var cell = cell(method)
        cell.dataset = values.text("dataset") + (subset.map { " \($0.title)" } ?? "")
        if let sweep { own[sweep.value] = subset?.value }
        add(specification, cell, own, without: Set(datasets + Sweep.lists), inputs: inputs)
      }
    }
  }

  /// Adds a run that reads training runs: the first for its dataset, too, and others beside it.
  private mutating func addReader(
    _ specification: Specification, _ values: RunValues, on task: String?
  ) {
    let subset = values.text("training_run.subset")
    func training(of experiment: String) -> Run? {
      runs.first {
        $0.kind == .training && $0.cell.experiment == experiment
          && $0.cell.task == task ?? $0.cell.task
          && $0.cell.method == values.text("training_run.method")
          && $0.seed == values.integer("training_run.seed")
          && (subset.isEmpty || $0.cell.dataset.hasSuffix(" " + subset))
      }
    }
    let others =
      values["training_run.other_experiments"] == nil
      ? [] : values.list("training_run.other_experiments").map(\.shown)
    let trainings = ([values.text("training_run.experiment")] + others).compactMap(training)
    guard var cell = trainings.first?.cell else { return }
    cell.experiment = specification.id
    let inputs = trainings.enumerated().map { index, training in
      RunInput(name: "training_run" + (index == 0 ? "" : "-\(index + 1)"), key: training.key)
    }
    add(
      specification, cell, values,
      without: Set(values.byPath.keys.filter { $0 == "task" || $0.hasPrefix("training_run.") }),
      inputs: trainings[0].inputs + inputs)
  }
}
