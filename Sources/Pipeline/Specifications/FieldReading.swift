public import Records

extension FieldType {
  /// The error of a value, and its place.
  struct Problem {
    var location: YAMLLocation
    var message: String
    var remedy: String
  }

  /// The value of this type at `path`; `nil` with all that is wrong with it.
  func read(_ node: YAMLNode, path: String) -> (value: JSONValue?, problems: [Problem]) {
    func refused(_ message: String, _ remedy: String) -> (JSONValue?, [Problem]) {
      (nil, [Problem(location: node.location, message: message, remedy: remedy)])
    }
    guard let element else {
      let (value, problem) = scalar(node, subject: "'\(path)'")
      return (value, problem.map { [$0] } ?? [])
    }
    guard case .list(let nodes, _) = node else {
      return refused("'\(path)' must be \(description)", "write [first, second]")
    }
    guard !nodes.isEmpty || mayBeEmpty else {
      return refused("'\(path)' is an empty list", "write at least one")
    }
    let readings = nodes.map { element.scalar($0, subject: "an element of '\(path)'") }
    let problems = readings.compactMap(\.1)
    guard problems.isEmpty else { return (nil, problems) }
    let values = readings.compactMap(\.0)
    return (.list(values), orderProblems(values, nodes, path: path))
  }

  private var mayBeEmpty: Bool {
    switch self {
    case .distinctIntegers, .references: true
    default: false
    }
  }

  /// The type of the elements of a list.
  private var element: FieldType? {
    switch self {
    case .choices(let choices): .choice(choices)
    case .integers(let range), .distinctIntegers(let range): .integer(range)
    case .ascendingNumbers(let bounds): .number(bounds)
    case .references(let kind): .reference(kind)
    default: nil
    }
  }

  private func orderProblems(
    _ values: [JSONValue], _ nodes: [YAMLNode], path: String
  ) -> [Problem] {
    switch self {
    case .choices, .distinctIntegers, .references:
      values.indices.filter { values[..<$0].contains(values[$0]) }.map {
        Problem(
          location: nodes[$0].location, message: "\(values[$0].shown) stands twice in '\(path)'",
          remedy: "keep one of them")
      }
    case .ascendingNumbers:
      values.indices.dropFirst().filter { values[$0].asNumber <= values[$0 - 1].asNumber }.map {
        Problem(
          location: nodes[$0].location,
          message: "'\(path)' must ascend, but \(values[$0].shown) follows \(values[$0 - 1].shown)",
          remedy: "sort the list")
      }
    default: []
    }
  }
}

// MARK: - Scalars

extension FieldType {
  private func scalar(_ node: YAMLNode, subject: String) -> (JSONValue?, Problem?) {
    func problem(_ found: String, _ remedy: String) -> (JSONValue?, Problem?) {
      let message = "\(subject) must be \(description), \(found)"
      return (nil, Problem(location: node.location, message: message, remedy: remedy))
    }
    guard case .scalar(let word, let isQuoted, _) = node else {
      return problem("not \(node.kindName)", "write one value")
    }
    let scalar = YAMLScalar(word, isQuoted: isQuoted)
    if case .trap(let reason, let remedy) = scalar { return problem("but \(reason)", remedy) }
    switch (self, scalar) {
    case (.flag, .flag(let flag)): return (.flag(flag), nil)
    case (.integer(let range), .integer(let integer)) where range.contains(integer):
      return (.integer(integer), nil)
    case (.number(let bounds), .integer(let integer)) where bounds.contains(Double(integer)):
      return (.number(Double(integer)), nil)
    // Adding zero makes −0 the same value, and so the same key, as 0.
    case (.number(let bounds), .number(let number)) where bounds.contains(number):
      return (.number(number + 0), nil)
    case (.text, .text(let text)) where !text.isEmpty: return (.text(text), nil)
    case (.sha256, .text(let text)) where RunKey(rawValue: text) != nil: return (.text(text), nil)
    case (.reference, .text(let text)): return (.text(text), nil)
    case (.choice(let choices), .text(let text)) where choices.contains(text):
      return (.text(text), nil)
    case (.choice(let choices), .text(let text)):
      return problem("not \(text)", suggestion(for: text, among: choices))
    default:
      return problem("not \(isQuoted ? "the text \"\(word)\"" : word)", remedy(for: scalar, word))
    }
  }

  private func remedy(for scalar: YAMLScalar, _ word: String) -> String {
    switch (self, scalar) {
    case (.text, .text): return "write something"
    case (.flag, .text), (.integer, .text), (.number, .text):
      switch (self, YAMLScalar(word, isQuoted: false)) {
      case (.flag, .flag), (.integer, .integer), (.number, .integer), (.number, .number):
        return "write \(word) without quotes"
      default: return "write \(description)"
      }
    case (.integer(let range), .number(let number)):
      guard let integer = Int(exactly: number), range.contains(integer) else {
        return "write \(description)"
      }
      return "write \(integer)"
    case (.text, _), (.choice, _), (.reference, _): return "write \"\(word)\" for the text"
    default: return "write \(description)"
    }
  }
}

// MARK: - Words

extension FieldType: CustomStringConvertible {
  /// The values that the key takes, to follow "must be".
  public var description: String {
    switch self {
    case .flag: "true or false"
    case .integer(let range): "an integer " + Self.words(for: range)
    case .number(let bounds): "a number \(bounds)"
    case .text: "a text"
    case .sha256: "a SHA-256 of 64 hexadecimal digits"
    case .choice(let choices):
      choices.count == 1 ? choices[0] : "one of " + choices.joined(separator: ", ")
    case .choices(let choices): "a list of " + choices.joined(separator: ", ")
    case .integers(let range): "a list of integers " + Self.words(for: range)
    case .distinctIntegers(let range): "a list of different integers " + Self.words(for: range)
    case .ascendingNumbers(let bounds): "an ascending list of numbers \(bounds)"
    case .reference(let kind): "the id of an experiment of kind \(kind.rawValue)"
    case .references(let kind): "a list of ids of experiments of kind \(kind.rawValue)"
    case .map(let words): "a map of " + words
    }
  }

  private static func words(for range: ClosedRange<Int>) -> String {
    range.upperBound == .max
      ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
  }
}

extension YAMLNode {
  fileprivate var kindName: String {
    switch self {
    case .scalar(let word, _, _): word
    case .list: "a list"
    case .map: "a map"
    }
  }
}

extension JSONValue {
  /// The value as an author would write it.
  public var shown: String {
    if case .text(let text) = self { text } else { canonicalJSON }
  }

  fileprivate var asNumber: Double {
    if case .number(let number) = self { number } else { .nan }
  }
}
