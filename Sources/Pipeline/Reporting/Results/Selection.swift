import Manuscripts
import Records

/// An experiment on a task that a figure or table shows, and which methods and parts of its dataset.
///
///     methods=bc,dmil percents=10,2 locomotion-expert percents=100 adroit-human/pen
///
/// An experiment without a task stands for a selection of each of its tasks.
/// `percents` and `methods` apply to the experiments after them, until they are set again.
struct Selection: Equatable, Sendable {
  enum Option: String, CaseIterable { case percents, methods }

  /// The id, and the task if there is one, as in `robot/standing-still`.
  let experiment: String
  /// Parts of its dataset in percent, in the order of the manuscript; empty for all.
  var percents: [Double] = []
  /// Empty for all.
  var methods: [String] = []

  /// The selected runs of this profile; all parts if the profile has none of the selected ones.
  func entries(in results: Results) -> [Results.Entry] {
    let all = entries(among: results.entries(experiment: experiment))
    let chosen = percents.flatMap { percent in all.filter { $0.percent == percent } }
    return chosen.isEmpty ? all : chosen
  }

  /// The selected runs of this and of the full profile, which has all parts.
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
  /// The selections after the name; each experiment must be `known`.
  func selections(among known: [String]) throws(ManuscriptDiagnostic) -> [Selection] {
    var selections: [Selection] = []
    var options = Selection(experiment: "")
    for argument in arguments.dropFirst() {
      guard let equals = argument.firstIndex(of: "=") else {
        let names = known.filter { $0 == argument || $0.hasPrefix(argument + "/") }
        guard !names.isEmpty else {
          let ids = known.compactMap { $0.split(separator: "/").first.map(String.init) }
          throw place.diagnostic(unknown("experiment", argument, among: (ids + known).unique))
        }
        selections += names.map {
          Selection(experiment: $0, percents: options.percents, methods: options.methods)
        }
        continue
      }
      let key = String(argument[..<equals])
      let words = argument[argument.index(after: equals)...].split(separator: ",").map(String.init)
      switch try place.name("option", key) as Selection.Option {
      case .percents: options.percents = try percents(words)
      case .methods: options.methods = try methods(words)
      }
    }
    return selections
  }

  private func percents(_ words: [String]) throws(ManuscriptDiagnostic) -> [Double] {
    let percents = words.compactMap { Double($0) }.filter { $0 > 0 && $0 <= 100 }
    guard !words.isEmpty, percents.count == words.count else {
      throw place.diagnostic("expected percents=100,2 with parts up to 100")
    }
    return percents
  }

  private func methods(_ words: [String]) throws(ManuscriptDiagnostic) -> [String] {
    let known = MethodLabel.all.map(\.name)
    for word in words { try place.check("method", word, isAmong: known) }
    guard !words.isEmpty else { throw place.diagnostic("expected methods=bc,dmil") }
    return words
  }

  /// The experiments after the name, for tables and figures without options.
  func experiments(among known: [String]) throws(ManuscriptDiagnostic) -> [String] {
    let keys = Selection.Option.allCases.map { $0.rawValue + "=" }
    if let option = arguments.dropFirst().first(where: { word in
      keys.contains { word.hasPrefix($0) }
    }) {
      throw place.diagnostic("\(kind.rawValue) \(arguments[0]) does not take '\(option)'")
    }
    return try selections(among: known).map(\.experiment)
  }
}
