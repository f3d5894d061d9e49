import Records

/// Checks the references of experiments to one another: whether the target exists and fits.
struct References {
  private let specifications: [Specification]

  init(among specifications: [Specification]) { self.specifications = specifications }

  /// Reports every reference that leads to no run.
  ///
  /// Experiments with errors are left out: a message about them would be a guess.
  func check() {
    for specification in specifications where specification.isSound {
      switch specification.kind {
      case .dataset, .expert: checkSingleSeed(of: specification)
      case .evaluation, .training:
        for name in ["dataset", "suboptimal_dataset"] { checkDataset(name, of: specification) }
      case .embedding, .repetition: checkTrainingRuns(of: specification)
      case .rendering, .check: break
      }
      guard specification.isSound else { continue }
      specification.checkRules { path in
        specifications.first { .text($0.id) == path && $0.isSound }
      }
    }
  }

  /// The experiment of this kind that `reference` names; `nil` and an error if there is none, `nil`
  /// alone if it has errors itself.
  private func find(_ reference: Setting, _ kind: RunKind) -> Specification? {
    let id = reference.value.shown
    let found = specifications.first { $0.id == id }
    if let found, found.kind == kind { return found.isSound ? found : nil }
    let candidates = specifications.filter { $0.kind == kind }.map(\.id)
    reference.report(
      found.map { "'\(id)' is of kind \($0.kind.rawValue), not \(kind.rawValue)" }
        ?? "there is no \(kind.rawValue) experiment '\(id)'",
      suggestion(for: id, among: candidates))
    return nil
  }

  private func checkSingleSeed(of specification: Specification) {
    for profile in Profile.allCases {
      for task in specification.tasks(under: profile) {
        let seeds = specification.settings(under: profile, task: task)["seeds"]
        guard let seeds, case .list(let values) = seeds.value, values.count > 1 else { continue }
        return seeds.report(
          "a \(specification.kind.rawValue) is made once, with one seed", "write seeds: [0]")
      }
    }
  }

  /// A dataset must have a run on each task, in every profile that has a run of the reader.
  private func checkDataset(_ name: String, of reader: Specification) {
    for profile in Profile.allCases.reversed() {
      for case let task? in reader.tasks(under: profile) {
        guard let reference = reader.settings(under: profile, task: task)[name] else { continue }
        guard let dataset = find(reference, .dataset) else { return }
        guard dataset.allTasks.contains(task) else {
          return reference.report(
            "'\(dataset.id)' has no task \(task), but \(dataset.allTasks.joined(separator: ", "))",
            "name a dataset of the task \(task)")
        }
        if reader.hasRuns(under: profile, on: task), !dataset.hasRuns(under: profile, on: task) {
          return reference.report(
            "'\(dataset.id)' has no run on the task \(task) in the profile \(profile.rawValue)",
            "give it seeds and the task there, or this experiment seeds: []")
        }
      }
    }
  }

  /// A reader of training runs needs each of them in every profile that has a run of it.
  private func checkTrainingRuns(of reader: Specification) {
    for profile in Profile.allCases {
      for task in reader.tasks(under: profile) where reader.hasRuns(under: profile, on: task) {
        let settings = reader.settings(under: profile, task: task)
        guard let first = settings["training_run.experiment"] else { return }
        var references = [first]
        if let others = settings["training_run.other_experiments"],
          case .list(let ids) = others.value
        {
          references += ids.map {
            Setting(value: $0, document: others.document, location: others.location)
          }
        }
        for reference in references {
          guard let training = find(reference, .training),
            check(reference, to: training, settings, task, profile)
          else { return }
        }
      }
    }
  }

  private func check(
    _ reference: Setting, to training: Specification, _ settings: [String: Setting],
    _ task: String?, _ profile: Profile
  ) -> Bool {
    func refuse(_ setting: Setting?, _ message: String, _ remedy: String) -> Bool {
      (setting ?? reference).report("'\(training.id)' \(message)", remedy)
      return false
    }
    let inProfile = "in the profile \(profile.rawValue)"
    let tasks = training.tasks(under: profile)
    guard task != nil || tasks.count == 1 else {
      return refuse(nil, "has several tasks", "set task: \(list(tasks.compactMap(\.self)))")
    }
    let task = task ?? tasks[0]
    guard tasks.contains(task) else {
      return refuse(
        settings["task"], "has no task \(task ?? "") \(inProfile)",
        "its tasks there are \(list(tasks.compactMap(\.self)))")
    }
    if let method = settings["training_run.method"], !training.methods.contains(method.value.shown)
    {
      return refuse(
        method, "does not train \(method.value.shown)",
        suggestion(for: method.value.shown, among: training.methods))
    }
    let values = training.values(under: profile, task: task)
    if let seed = settings["training_run.seed"], !values.list("seeds").contains(seed.value) {
      let seeds = values.list("seeds").map(\.shown)
      return refuse(
        seed, "has no seed \(seed.value.shown) \(inProfile)",
        seeds.isEmpty ? "give it seeds there" : "its seeds there are \(list(seeds))")
    }
    let subset = settings["training_run.subset"]
    let subsets = Sweep(in: values)?.subsets(in: values).map(\.title) ?? []
    let wanted = subset?.value.shown ?? ""
    if wanted.isEmpty, subsets.count > 1 {
      return refuse(
        nil, "learns from several subsets of its dataset",
        "set training_run.subset to one of \(list(subsets))")
    }
    guard wanted.isEmpty || subsets.contains(wanted) else {
      return refuse(
        subset, "has no subset '\(wanted)' \(inProfile)",
        subsets.isEmpty ? "remove it: there are none" : "its subsets there are \(list(subsets))")
    }
    return true
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}
