import Records
import Specifications
/// Turns checked specifications into runs: cells × seeds, with the keys of what they read.
struct PlanBuilder {
  private(set) var runs: [Run] = []
  private let folder: SpecificationFolder
  private let profile: Profile
  private let schema: Schema
  /// The hash of what scores of the full profile are judged by.
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
        switch kind {
        case .demonstration: addDemonstration(specification)
        case .expert: addExpert(specification)
        case .evaluation: addEvaluations(specification)
        case .training: addTrainings(specification)
        case .embedding, .repetition: addReader(specification)
        case .rendering: addRenderings(specification)
        case .check: addCheck(specification)
        }
      }
    }
  }

  private func values(of specification: Specification) -> RunValues {
    specification.values(under: profile)
  }

  private mutating func add(
    _ specification: Specification, _ cell: Cell, _ values: RunValues,
    without unread: Set<String> = [], inputs: [RunInput] = []
  ) {
    let isJudged = specification.kind == .training && profile == .full
    for seed in values.integers("seeds") {
      runs.append(
        Run(
          kind: specification.kind, cell: cell, seed: seed,
          values: values.filter { $0 != "seeds" && !unread.contains($0) },
          inputs: inputs, numerics: schema.numerics(specification.kind, cell.method),
          sources: schema.sources(specification.kind),
          specification: specification.source.file, title: specification.header.title,
          published: isJudged ? published : nil))
    }
  }

  private mutating func addDemonstration(_ specification: Specification) {
    let values = values(of: specification)
    let cell = Cell(
      experiment: specification.header.id, task: values.text("task"), data: "",
      method: values.text("demonstrator"))
    add(specification, cell, values)
  }

  private mutating func addExpert(_ specification: Specification) {
    let values = values(of: specification)
    let cell = Cell(
      experiment: specification.header.id, task: values.text("task"), data: "",
      method: "actor-critic")
    add(specification, cell, values)
  }

  /// Adds a cell for each controller.
  ///
  /// A controller that is also the demonstrator of the named
  /// demonstration takes from there what only that demonstrator reads.
  private mutating func addEvaluations(_ specification: Specification) {
    let values = values(of: specification)
    for case .text(let controller) in values.list("controllers") {
      var own = values.filter { path in
        specification.condition(of: path)?.path != "controllers"
          || specification.isRead(path, by: controller)
      }
      own["controller"] = .text(controller)
      if case .text(let id)? = own["demonstration"], let demonstration = folder[id] {
        for (path, value) in self.values(of: demonstration).byPath
        where demonstration.isRead(path, by: controller) {
          own[path] = value
        }
      }
      let cell = Cell(
        experiment: specification.header.id, task: values.text("task"), data: "", method: controller
      )
      add(specification, cell, own, without: ["controllers", "demonstration"])
    }
  }

  /// Adds a cell for each method and, where the specification names parts of the data, each part.
  private mutating func addTrainings(_ specification: Specification) {
    let values = values(of: specification)
    let demonstration = values.text("data")
    let inputs = ["data", "suboptimal"].flatMap { name in
      guard case .text(let id)? = values[name] else { return [RunInput]() }
      return runs.filter { $0.cell.experiment == id }.map { RunInput(name: name, key: $0.key) }
    }
    let sweep = Sweep(in: values)
    let unread = Set(["data", "suboptimal"] + Sweep.lists)
    for method in specification.methods {
      var own = values.filter {
        !$0.hasPrefix("methods.") || $0.hasPrefix("methods.\(method).")
      }
      own["method"] = .text(method)
      var cell = Cell(
        experiment: specification.header.id, task: values.text("task"), data: demonstration,
        method: method)
      guard let sweep else {
        add(specification, cell, own, without: unread, inputs: inputs)
        continue
      }
      for (value, title) in sweep.parts(in: values) {
        own[sweep.value] = value
        cell.data = "\(demonstration) \(title)"
        add(specification, cell, own, without: unread, inputs: inputs)
      }
    }
  }

  /// Adds a run that reads training runs: the one that it is of, and those beside that one.
  private mutating func addReader(_ specification: Specification) {
    let values = values(of: specification)
    let part = values["of.part"] == nil ? "" : values.text("of.part")
    func training(of experiment: String) -> Run? {
      runs.first {
        $0.kind == .training && $0.cell.experiment == experiment
          && $0.cell.method == values.text("of.method") && $0.seed == values.integer("of.seed")
          && (part.isEmpty || $0.cell.data.hasSuffix(" " + part))
      }
    }
    guard let first = training(of: values.text("of.experiment")) else { return }
    let others = values["of.beside"] == nil ? [] : values.list("of.beside").map(\.shown)
    let beside = others.compactMap(training).enumerated().map { index, training in
      RunInput(name: "training-\(index + 2)", key: training.key)
    }
    var cell = first.cell
    cell.experiment = specification.header.id
    add(
      specification, cell, values, without: Set(values.byPath.keys.filter { $0.hasPrefix("of.") }),
      inputs: first.inputs + [RunInput(name: "training", key: first.key)] + beside)
  }

  /// Adds a cell for each task.
  private mutating func addRenderings(_ specification: Specification) {
    var values = values(of: specification)
    for case .text(let task) in values.list("tasks") {
      values["task"] = .text(task)
      let cell = Cell(
        experiment: specification.header.id, task: task, data: "", method: "picture")
      add(specification, cell, values, without: ["tasks"])
    }
  }

  private mutating func addCheck(_ specification: Specification) {
    let cell = Cell(experiment: specification.header.id, task: "", data: "", method: "check")
    add(specification, cell, values(of: specification))
  }
}
