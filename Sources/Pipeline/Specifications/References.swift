import Records
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
      case .embedding, .repetition: checkTrainings(of: specification, settings)
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

  /// A reader of training runs needs each of them in every profile that has a run of it.
  private mutating func checkTrainings(
    of reader: Specification, _ settings: [String: Setting]
  ) {
    guard let first = settings["of.experiment"], let method = settings["of.method"],
      let seed = settings["of.seed"]
    else { return }
    var others: [Setting] = []
    if let beside = settings["of.beside"], case .list(let ids) = beside.value {
      others = ids.map { Setting(value: $0, source: beside.source, place: beside.place) }
    }
    for reference in [first] + others {
      guard let training = find(reference, .training) else { continue }
      let name = training.header.id
      guard training.methods.contains(method.value.shown) else {
        note(
          "'\(name)' does not train \(method.value.shown)", method,
          suggestion(for: method.value.shown, among: training.methods))
        continue
      }
      for profile in Profile.allCases where reader.hasRuns(under: profile) {
        let isFound =
          checkSeed(seed, of: training, profile)
          && checkPart(settings["of.part"], of: training, profile, at: reference)
        guard isFound else { break }
      }
    }
  }

  private mutating func checkSeed(
    _ seed: Setting, of training: Specification, _ profile: Profile
  ) -> Bool {
    guard case .list(let seeds)? = training.settings(under: profile)["seeds"]?.value,
      !seeds.contains(seed.value)
    else { return true }
    let there = seeds.map(\.shown).joined(separator: ", ")
    note(
      "'\(training.header.id)' has no seed \(seed.value.shown) in the profile \(profile.rawValue)",
      seed, seeds.isEmpty ? "give it seeds there" : "its seeds there are \(there)")
    return false
  }

  /// Where there are several parts of the data, one must be named; where one is named, it must be
  /// there.
  private mutating func checkPart(
    _ part: Setting?, of training: Specification, _ profile: Profile, at reference: Setting
  ) -> Bool {
    let values = training.values(under: profile)
    let titles = Sweep(in: values)?.parts(in: values).map(\.title) ?? []
    let wanted = part?.value.shown ?? ""
    guard wanted.isEmpty ? titles.count > 1 : !titles.contains(wanted) else { return true }
    let there = titles.joined(separator: ", ")
    guard let part, !wanted.isEmpty else {
      note(
        "'\(training.header.id)' learns from several parts of its data", reference,
        "say which by of.part, one of \(there)")
      return false
    }
    note(
      "'\(training.header.id)' has no part '\(wanted)' in the profile \(profile.rawValue)", part,
      titles.isEmpty ? "remove it: there are no parts" : "its parts there are \(there)")
    return false
  }
}
