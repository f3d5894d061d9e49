/// An inline request for a value of the results: `{{name argument … key=value}}`.
public struct Directive: Equatable, Sendable {
  public enum Name: String, CaseIterable, Sendable {
    /// `{{number EXPERIMENT/METHOD/METRIC digits=2 unit=s statistic=spread percent=2}}`, or the name
    /// of a number from a block `::: numbers`.
    case number
    /// `{{given 30 s}}`: a number that is not a result, among results.
    case given
    /// `{{ranking EXPERIMENT/METRIC digits=1 unit=s percent=2}}`: the methods, best first, each with
    /// its mean.
    case ranking
    /// `{{comparison EXPERIMENT/METHOD against=METHOD percent=2}}`: the order of two methods in words.
    case comparison
    /// `{{setting EXPERIMENT/METHOD/PATH}}`: a value that the runs used.
    case setting
    /// `{{seeds EXPERIMENT/METHOD percent=2}}`: the number of seeds with a result.
    case seeds
    /// `{{formula NAME}}`: a checked formula of the running text, from the check of its equation.
    case formula
    /// `{{status}}`: the profile and its numbers of results, present and missing.
    case status
    /// `{{scope}}`: what the profile leaves out of the full paper.
    case scope
    /// `{{references}}`: the place of the bibliography.
    case references
    /// `{{equation 7}}`, `{{table 2}}`, …: links to numbered blocks.
    case equation, table, figure, algorithm, listing

    var argumentCount: Int { [.status, .scope, .references].contains(self) ? 0 : 1 }

    var options: [String] {
      switch self {
      case .number: ["digits", "unit", "statistic", "percent"]
      case .ranking: ["digits", "unit", "percent"]
      case .setting: ["unit"]
      case .seeds: ["percent"]
      case .comparison: ["against", "percent"]
      case .given, .formula, .status, .scope, .references, .equation, .table, .figure, .algorithm,
        .listing:
        []
      }
    }
  }

  public let name: Name
  public let arguments: [String]
  public let options: [String: String]
  public let place: SourceRange

  init(name: Name, arguments: [String], options: [String: String], place: SourceRange) {
    (self.name, self.arguments, self.options, self.place) = (name, arguments, options, place)
  }

  /// Reads the text between the braces.
  public init(parsing text: Substring, at place: SourceRange) throws(ManuscriptDiagnostic) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else {
      throw place.diagnostic("empty directive; write {{name …}}")
    }
    let name: Name = try place.name("directive", first)
    let arguments = words.dropFirst().filter { !$0.contains("=") }
    let options = try name.options(words.dropFirst().filter { $0.contains("=") }, at: place)
    guard name == .given && !arguments.isEmpty || arguments.count == name.argumentCount else {
      let expected = "\(name.argumentCount) argument\(name.argumentCount == 1 ? "" : "s")"
      throw place.diagnostic("{{\(first)}} takes \(expected), found \(arguments.count)")
    }
    self.init(name: name, arguments: arguments, options: options, place: place)
  }

  /// The name of the named number; `nil` for any other directive.
  public var namedNumber: String? {
    guard name == .number, let word = arguments.first, !word.contains("/") else { return nil }
    return word
  }
}

extension Directive.Name {
  /// Reads words of the form `key=value`.
  func options(_ words: [String], at place: SourceRange) throws(ManuscriptDiagnostic)
    -> [String: String]
  {
    var options: [String: String] = [:]
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let (key, value) = (String(parts[0]), String(parts[1]))
      try place.check("option of \(rawValue)", key, isAmong: self.options)
      guard options.updateValue(value, forKey: key) == nil else {
        throw place.diagnostic("option '\(key)' is given twice")
      }
    }
    return options
  }
}
