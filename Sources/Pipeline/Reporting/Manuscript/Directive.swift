/// A request in the text for something that only the results know: `{{name argument … key=value}}`.
struct Directive: Equatable, Sendable {
  /// The closed list of inline directives.
  enum Name: String, CaseIterable, Sendable {
    /// `{{number EXPERIMENT/METHOD/METRIC digits=2 unit=s statistic=spread percent=2}}`, or the name
    /// of a number from a block `::: numbers`.
    case number
    /// `{{given 30 s}}`: a number that no run has made, among those that runs have.
    case given
    /// `{{ranking EXPERIMENT/METRIC digits=1 unit=s percent=2}}`: the methods, best first, each with
    /// its mean.
    case ranking
    /// `{{setting EXPERIMENT/METHOD/PATH}}`: a value that the runs really used.
    case setting
    /// `{{seeds EXPERIMENT/METHOD percent=2}}`: how many seeds have a result.
    case seeds
    /// `{{status}}`: profile, results at hand, results missing.
    case status
    /// `{{references}}`: where the bibliography goes.
    case references
    /// `{{equation 7}}`, `{{table 2}}`, …: links to what is numbered.
    case equation, table, figure, algorithm, listing

    var argumentCount: Int {
      switch self {
      case .status, .references: 0
      case .number, .given, .ranking, .setting, .seeds, .equation, .table, .figure, .algorithm,
        .listing:
        1
      }
    }

    var options: [String] {
      switch self {
      case .number: ["digits", "unit", "statistic", "percent"]
      case .ranking: ["digits", "unit", "percent"]
      case .setting: ["unit"]
      case .seeds: ["percent"]
      case .given, .status, .references, .equation, .table, .figure, .algorithm, .listing: []
      }
    }
  }

  let name: Name
  let arguments: [String]
  let options: [String: String]
  let place: SourceRange

  init(name: Name, arguments: [String], options: [String: String], place: SourceRange) {
    (self.name, self.arguments, self.options, self.place) = (name, arguments, options, place)
  }

  /// Reads the text between the braces.
  init(parsing text: Substring, at place: SourceRange) throws(ManuscriptDiagnostic) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else {
      throw ManuscriptDiagnostic(place: place, problem: "empty directive; write {{name …}}")
    }
    guard let name = Name(rawValue: first) else {
      let known = Name.allCases.map(\.rawValue)
      throw ManuscriptDiagnostic(place: place, problem: unknown("directive", first, among: known))
    }
    var arguments: [String] = []
    var options: [String: String] = [:]
    for word in words.dropFirst() {
      guard let equals = word.firstIndex(of: "=") else {
        arguments.append(word)
        continue
      }
      let key = String(word[..<equals])
      guard name.options.contains(key) else {
        let problem = unknown("option of \(first)", key, among: name.options)
        throw ManuscriptDiagnostic(place: place, problem: problem)
      }
      guard options.updateValue(String(word[word.index(after: equals)...]), forKey: key) == nil
      else {
        throw ManuscriptDiagnostic(place: place, problem: "option '\(key)' is given twice")
      }
    }
    let isWords = name == .given && !arguments.isEmpty
    guard isWords || arguments.count == name.argumentCount else {
      let wanted = "\(name.argumentCount) argument\(name.argumentCount == 1 ? "" : "s")"
      throw ManuscriptDiagnostic(
        place: place, problem: "{{\(first)}} takes \(wanted), \(arguments.count) given")
    }
    self.init(name: name, arguments: arguments, options: options, place: place)
  }

  /// The name of a number that it asks for; `nil` where it asks for something else.
  var namedNumber: String? {
    guard name == .number, let word = arguments.first, !word.contains("/") else { return nil }
    return word
  }
}
