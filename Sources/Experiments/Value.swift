/// A value of a specification or of a stored result: plain, typed, and written in one way only.
public indirect enum Value: Equatable, Sendable {
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([Value])
  case map([String: Value])
}

// MARK: - The one spelling

extension Value {
  /// The value as JSON in the only spelling that it has: no blanks, keys sorted by their bytes,
  /// numbers as the shortest decimal that reads back to the same bits.
  ///
  /// A number always has a point or an exponent, so that the integer 1 and the number 1.0 differ.
  ///
  /// - Precondition: every number is finite.
  public var canonicalJSON: String {
    switch self {
    case .list(let values): "[" + values.map(\.canonicalJSON).joined(separator: ",") + "]"
    case .map(let members):
      "{"
        + Self.sorted(members).map { Self.quoted($0) + ":" + $1.canonicalJSON }
        .joined(separator: ",") + "}"
    default: scalarJSON
    }
  }

  /// The same JSON with a member or element of a nested container per line, for people and for
  /// line-wise comparison; lists of scalars stay on one line.
  public var indentedJSON: String { indented(by: "") + "\n" }

  private func indented(by margin: String) -> String {
    switch self {
    case .list(let values) where values.contains(where: \.isContainer):
      Self.block("[", values.map { $0.indented(by: margin + "  ") }, "]", margin: margin)
    case .list(let values):
      "[" + values.map(\.canonicalJSON).joined(separator: ", ") + "]"
    case .map(let members) where !members.isEmpty:
      Self.block(
        "{",
        Self.sorted(members).map { Self.quoted($0) + ": " + $1.indented(by: margin + "  ") },
        "}", margin: margin)
    default: canonicalJSON
    }
  }

  private static func block(
    _ open: String, _ items: [String], _ close: String, margin: String
  ) -> String {
    let separator = "\n" + margin + "  "
    return open + separator + items.joined(separator: "," + separator) + "\n" + margin + close
  }

  private var isContainer: Bool {
    switch self {
    case .list, .map: true
    default: false
    }
  }

  private var scalarJSON: String {
    switch self {
    case .flag(let flag): return flag ? "true" : "false"
    case .integer(let integer): return String(integer)
    case .number(let number):
      precondition(number.isFinite, "\(number) has no spelling in JSON")
      return number.description
    case .text(let text): return Self.quoted(text)
    case .list, .map: return canonicalJSON
    }
  }

  private static func sorted(_ members: [String: Value]) -> [(String, Value)] {
    members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{0}"..<" ", "\u{7f}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

// MARK: - Reading by dotted path

extension Value {
  /// The value at a path of keys joined by points, as in `train.steps`; `nil` where there is none.
  public subscript(path: String) -> Value? {
    path.split(separator: ".").reduce(self) { value, key in
      guard case .map(let members)? = value else { return nil }
      return members[String(key)]
    }
  }

  /// The integer at `path`.
  ///
  /// - Precondition: the schema has an integer there.
  public func integer(_ path: String) -> Int {
    guard case .integer(let integer)? = self[path] else { wrongType(path, "an integer") }
    return integer
  }

  /// The number at `path`.
  ///
  /// - Precondition: the schema has a number there.
  public func number(_ path: String) -> Double {
    guard case .number(let number)? = self[path] else { wrongType(path, "a number") }
    return number
  }

  /// The text or choice at `path`.
  ///
  /// - Precondition: the schema has a text or a choice there.
  public func text(_ path: String) -> String {
    guard case .text(let text)? = self[path] else { wrongType(path, "a text") }
    return text
  }

  /// The flag at `path`.
  ///
  /// - Precondition: the schema has a flag there.
  public func flag(_ path: String) -> Bool {
    guard case .flag(let flag)? = self[path] else { wrongType(path, "a flag") }
    return flag
  }

  /// The list of integers at `path`.
  ///
  /// - Precondition: the schema has a list of integers there.
  public func integers(_ path: String) -> [Int] {
    list(path).map {
      guard case .integer(let integer) = $0 else { wrongType(path, "a list of integers") }
      return integer
    }
  }

  /// The list of numbers at `path`.
  ///
  /// - Precondition: the schema has a list of numbers there.
  public func numbers(_ path: String) -> [Double] {
    list(path).map {
      guard case .number(let number) = $0 else { wrongType(path, "a list of numbers") }
      return number
    }
  }

  func list(_ path: String) -> [Value] {
    guard case .list(let values)? = self[path] else { wrongType(path, "a list") }
    return values
  }

  private func wrongType(_ path: String, _ wanted: String) -> Never {
    preconditionFailure("'\(path)' is not \(wanted) in \(canonicalJSON)")
  }
}

// MARK: - Flat and nested

extension Value {
  /// A map nested along the points of its paths: `["train.steps": 3]` becomes `{train: {steps: 3}}`.
  public init(nesting members: [String: Value]) {
    var groups: [String: [String: Value]] = [:]
    var result: [String: Value] = [:]
    for (path, value) in members {
      let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
      if parts.count == 1 {
        result[path] = value
      } else {
        groups[parts[0], default: [:]][parts[1]] = value
      }
    }
    for (key, group) in groups { result[key] = Value(nesting: group) }
    self = .map(result)
  }

  /// The leaves by dotted path, the inverse of `init(nesting:)`; lists are leaves.
  public var leaves: [String: Value] {
    guard case .map(let members) = self else { return ["": self] }
    var result: [String: Value] = [:]
    for (key, value) in members {
      guard case .map = value else {
        result[key] = value
        continue
      }
      for (path, leaf) in value.leaves { result[key + "." + path] = leaf }
    }
    return result
  }
}
