import Records

/// An experiment on a task that a figure or table shows, and which methods and parts of its dataset.
///
///     methods=bc,dmil percents=10,2 locomotion-expert percents=100 adroit-human/pen
///     method=d2mil locomotion-mixed
///
/// An experiment without a task stands for a selection of each of its tasks.
/// Options apply to the experiments after them, until they are set again.
public struct Selection: Equatable, Sendable {
  public enum Option: String, CaseIterable { case percents, methods, method }

  /// The id, and the task if there is one, as in `robot/standing-still`.
  public var experiment: String
  /// Parts of its dataset in percent, in the order of the manuscript; empty for all.
  public var percents: [Double] = []
  /// Empty for all.
  public var methods: [String] = []
  /// The method that is compared with the others.
  public var method = "dmil"

  public init(
    experiment: String, percents: [Double] = [], methods: [String] = [], method: String = "dmil"
  ) {
    (self.experiment, self.percents) = (experiment, percents)
    (self.methods, self.method) = (methods, method)
  }
}

extension [String] {
  /// Experiments with their tasks, and the same without.
  public var withIDs: [String] {
    Array(Set(compactMap { $0.split(separator: "/").first.map(String.init) } + self))
  }
}

extension SourceRange {
  /// The selections of each experiment among `words`, which must be `known`.
  ///
  /// - Throws: a diagnostic about an unknown experiment, method or option.
  public func selections(
    _ words: [String], among known: [String],
    taking allowed: [Selection.Option] = [.percents, .methods]
  ) throws(ManuscriptDiagnostic) -> [[Selection]] {
    var selections: [[Selection]] = []
    var options = Selection(experiment: "")
    for argument in words {
      guard let equals = argument.firstIndex(of: "=") else {
        try check("experiment", argument, isAmong: known.withIDs)
        selections.append(
          known.filter { $0 == argument || $0.hasPrefix(argument + "/") }.map { name in
            var selection = options
            selection.experiment = name
            return selection
          })
        continue
      }
      let key = String(argument[..<equals])
      let words = argument[argument.index(after: equals)...].split(separator: ",").map(String.init)
      try check("option", key, isAmong: allowed.map(\.rawValue))
      switch try name("option", key) as Selection.Option {
      case .percents: options.percents = try percents(words)
      case .methods: options.methods = try methods(words)
      case .method:
        guard words.count == 1 else {
          throw diagnostic("expected one method, as in method=dmil")
        }
        options.method = try methods(words)[0]
      }
    }
    return selections
  }

  private func percents(_ words: [String]) throws(ManuscriptDiagnostic) -> [Double] {
    let percents = words.compactMap { Double($0) }.filter { $0 > 0 && $0 <= 100 }
    guard !words.isEmpty, percents.count == words.count else {
      throw diagnostic("expected percents=100,2 with parts up to 100")
    }
    return percents
  }

  private func methods(_ words: [String]) throws(ManuscriptDiagnostic) -> [String] {
    let known = MethodLabel.all.map(\.name)
    for word in words { try check("method", word, isAmong: known) }
    guard !words.isEmpty else { throw diagnostic("expected methods=bc,dmil") }
    return words
  }
}
