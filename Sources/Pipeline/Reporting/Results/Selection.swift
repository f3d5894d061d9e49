import Records

/// An experiment that a figure or table is made of, and what is asked for of it.
///
///     methods=bc,dmil percents=10,2 hopper-expert walker2d-expert percents=100 pen-human
///
/// Each `percents` and each `methods` is for the experiments after it, up to the next.
struct Selection: Equatable, Sendable {
  enum Option: String, CaseIterable { case percents, methods }

  let experiment: String
  /// Parts of its data in per cent, in the order of the manuscript; empty where it does not ask.
  var percents: [Double] = []
  /// Empty where it does not ask.
  var methods: [String] = []

  /// The runs that it asks for; where a profile has none of the parts, those that it has.
  func entries(in results: Results) -> [Results.Entry] {
    let all = entries(among: results.entries(experiment: experiment))
    let chosen = percents.flatMap { percent in all.filter { $0.percent == percent } }
    return chosen.isEmpty ? all : chosen
  }

  /// The same of this profile and of the full one, which has all parts.
  func plannedOrOutlined(in results: Results) -> [Results.Entry] {
    entries(among: results.plannedOrOutlined(experiment: experiment)).filter {
      percents.isEmpty || $0.percent.map(percents.contains) == true
    }
  }

  private func entries(among entries: [Results.Entry]) -> [Results.Entry] {
    methods.isEmpty ? entries : entries.filter { methods.contains($0.run.cell.method) }
  }
}

extension Manuscript.Block {
  /// The experiments after the name, each of which must exist.
  func selections(among known: [String]) throws(ManuscriptDiagnostic) -> [Selection] {
    var selections: [Selection] = []
    var wanted = Selection(experiment: "")
    for argument in arguments.dropFirst() {
      guard let equals = argument.firstIndex(of: "=") else {
        guard known.contains(argument) else {
          throw ManuscriptDiagnostic(
            place: place, problem: unknown("experiment", argument, among: known))
        }
        selections.append(
          Selection(experiment: argument, percents: wanted.percents, methods: wanted.methods))
        continue
      }
      let key = String(argument[..<equals])
      let words = argument[argument.index(after: equals)...].split(separator: ",").map(String.init)
      switch Selection.Option(rawValue: key) {
      case .percents: wanted.percents = try percents(words)
      case .methods: wanted.methods = try methods(words)
      case nil:
        let options = Selection.Option.allCases.map(\.rawValue)
        throw ManuscriptDiagnostic(place: place, problem: unknown("option", key, among: options))
      }
    }
    return selections
  }

  private func percents(_ words: [String]) throws(ManuscriptDiagnostic) -> [Double] {
    let percents = words.compactMap { Double($0) }.filter { $0 > 0 && $0 <= 100 }
    guard !words.isEmpty, percents.count == words.count else {
      throw ManuscriptDiagnostic(place: place, problem: "write percents=100,2 with parts up to 100")
    }
    return percents
  }

  private func methods(_ words: [String]) throws(ManuscriptDiagnostic) -> [String] {
    let known = MethodStyle.all.map(\.method)
    for word in words where !known.contains(word) {
      throw ManuscriptDiagnostic(place: place, problem: unknown("method", word, among: known))
    }
    guard !words.isEmpty else {
      throw ManuscriptDiagnostic(place: place, problem: "write methods=bc,dmil")
    }
    return words
  }

  /// The same where a table or figure takes experiments whole.
  func experiments(among known: [String]) throws(ManuscriptDiagnostic) -> [String] {
    let keys = Selection.Option.allCases.map { $0.rawValue + "=" }
    if let option = arguments.dropFirst().first(where: { word in
      keys.contains { word.hasPrefix($0) }
    }) {
      let problem = "\(kind.rawValue) \(arguments[0]) does not take '\(option)'"
      throw ManuscriptDiagnostic(place: place, problem: problem)
    }
    return try selections(among: known).map(\.experiment)
  }
}
