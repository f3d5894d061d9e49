/// A value of a specification or of a stored result, with one canonical JSON spelling.
public indirect enum JSONValue: Equatable, Sendable {
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case map([String: JSONValue])
}

// MARK: - Canonical JSON

extension JSONValue {
  /// The value as JSON in the only spelling that it has: no blanks, keys sorted by their bytes,
  /// numbers as the shortest decimal that reads back to the same bits.
  ///
  /// A number always has a point or an exponent, so that the integer 1 and the number 1.0 differ.
  ///
  /// - Precondition: every number is finite.
  public var canonicalJSON: String {
    switch self {
    case .flag(let flag): return flag ? "true" : "false"
    case .integer(let integer): return String(integer)
    case .number(let number):
      precondition(number.isFinite, "\(number) has no spelling in JSON")
      return number.description
    case .text(let text): return Self.quoted(text)
    case .list(let values): return "[" + values.map(\.canonicalJSON).joined(separator: ",") + "]"
    case .map(let members):
      let entries = Self.sorted(members).map { Self.quoted($0) + ":" + $1.canonicalJSON }
      return "{" + entries.joined(separator: ",") + "}"
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

  private static func sorted(_ members: [String: JSONValue]) -> [(String, JSONValue)] {
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
