/// What experiments say of one another, checked: whether it exists, and whether it fits.
struct References {
  private(set) var errors: [SpecificationError] = []
  private let specifications: [Specification]

  init(among specifications: [Specification]) {
    self.specifications = specifications
    for specification in specifications {
      let settings = specification.settings(under: .full)
      switch specification.kind {
      case .demonstration, .expert: checkSingleSeed(of: specification)
      case .evaluation: checkDemonstration(settings["demonstration"], task: settings["task"])
      case .training:
        for name in ["data", "suboptimal"] {
          checkDemonstration(settings[name], task: settings["task"])
          checkProfiles(of: specification, data: settings[name])
        }
      case .embedding, .repetition: checkTraining(settings)
      case .rendering, .check: break
      }
    }
  }

  /// The experiment of this kind that `reference` names; notes what is wrong where there is none.
  private mutating func find(_ reference: Setting?, _ kind: RunKind) -> Specification? {
    guard let reference, case .text(let id) = reference.value else { return nil }
    if let found = specifications.first(where: { $0.header.id == id }) {
      guard found.kind != kind else { return found }
      note("'\(id)' is of kind \(found.kind.rawValue), not \(kind.rawValue)", reference, kind, id)
    } else {
      note("there is no \(kind.rawValue) experiment '\(id)'", reference, kind, id)
    }
    return nil
  }

  private mutating func note(
    _ message: String, _ reference: Setting, _ kind: RunKind, _ id: String
  ) {
    let candidates = specifications.filter { $0.kind == kind }.map(\.header.id)
    note(message, reference, suggestion(for: id, among: candidates))
  }

  private mutating func note(_ message: String, _ setting: Setting, _ remedy: String) {
    errors.append(setting.source.error(message, at: setting.place, remedy))
  }

  private mutating func checkSingleSeed(of specification: Specification) {
    for profile in Profile.allCases {
      guard let seeds = specification.settings(under: profile)["seeds"],
        case .list(let values) = seeds.value, values.count > 1
      else { continue }
      note("a demonstration is recorded once, with one seed", seeds, "write seeds: [0]")
      return
    }
  }

  private mutating func checkDemonstration(_ reference: Setting?, task: Setting?) {
    guard let demonstration = find(reference, .demonstration), let reference, let task,
      let recorded = demonstration.settings(under: .full)["task"], recorded.value != task.value
    else { return }
    note(
      "'\(demonstration.header.id)' is of the task \(recorded.value.shown), not \(task.value.shown)",
      reference, "name a demonstration of the task \(task.value.shown)")
  }

  /// A training needs its demonstration in every profile that has a run of it.
  private mutating func checkProfiles(of training: Specification, data: Setting?) {
    guard let data,
      let demonstration = specifications.first(where: {
        $0.kind == .demonstration && .text($0.header.id) == data.value
      })
    else { return }
    for profile in Profile.allCases {
      guard training.hasRuns(under: profile), !demonstration.hasRuns(under: profile) else {
        continue
      }
      note(
        "'\(demonstration.header.id)' has no seeds in the profile \(profile.rawValue)", data,
        "give it seeds: [0] there, or this experiment seeds: []")
      return
    }
  }

  private mutating func checkTraining(_ settings: [String: Setting]) {
    guard let training = find(settings["of.experiment"], .training),
      let method = settings["of.method"], let seed = settings["of.seed"]
    else { return }
    let name = training.header.id
    guard training.methods.contains(method.value.shown) else {
      note(
        "'\(name)' does not train \(method.value.shown)", method,
        suggestion(for: method.value.shown, among: training.methods))
      return
    }
    for profile in Profile.allCases {
      guard case .list(let seeds)? = training.settings(under: profile)["seeds"]?.value,
        !seeds.contains(seed.value)
      else { continue }
      let there = seeds.map(\.shown).joined(separator: ", ")
      note(
        "'\(name)' has no seed \(seed.value.shown) in the profile \(profile.rawValue)", seed,
        seeds.isEmpty ? "give it seeds there" : "its seeds there are \(there)")
      return
    }
  }
}
