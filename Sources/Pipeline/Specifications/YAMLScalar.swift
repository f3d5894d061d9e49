/// A word of a specification as the strict reader takes it.
///
/// YAML 1.1 and 1.2 and their readers differ over `no`, `010`, `1:30`, `.inf` and an empty value.
/// Here each of them is refused with a sentence that says what to write.
public enum YAMLScalar: Equatable, Sendable {
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  /// A word that means different things to different readers: the reason, and a correction.
  case trap(reason: String, remedy: String)

  init(_ word: String, isQuoted: Bool) {
    // Regular expressions are compiled at each use, so plain digits are read without them.
    if isQuoted {
      self = .text(word)
    } else if let integer = Int(word), String(integer) == word {
      self = .integer(integer)
    } else {
      self = Self.trap(word) ?? Self.number(word) ?? .text(word)
    }
  }

  private static func number(_ word: String) -> YAMLScalar? {
    if word == "true" || word == "false" { return .flag(word == "true") }
    let digits = word.replacing("_", with: "")
    guard mayBeNumber(word),
      word.wholeMatch(of: /[-+]?[0-9][0-9_]*(\.[0-9_]+)?([eE][-+]?[0-9]+)?/) != nil
    else { return nil }
    if let integer = Int(digits) { return .integer(integer) }
    guard let number = Double(digits), number.isFinite else {
      return .trap(reason: "\(word) is too large for a number", remedy: "write a smaller number")
    }
    return .number(number)
  }

  private static func trap(_ word: String) -> YAMLScalar? {
    if word.isEmpty || ["~", "null"].contains(word.lowercased()) {
      return .trap(reason: "there is no value", remedy: "write one, or leave the key out")
    }
    if let flag = flagOfYAML11[word.lowercased()], word != "true", word != "false" {
      return .trap(
        reason: "\(word) is a boolean to some readers and a text to others",
        remedy: "write \(flag), or \"\(word)\" for the text")
    }
    return trapOfNumber(word)
  }

  private static func trapOfNumber(_ word: String) -> YAMLScalar? {
    if ["inf", "infinity", "nan"].contains(word.lowercased().drop { "+-.".contains($0) }) {
      return .trap(reason: "\(word) is not a finite number", remedy: "write a finite number")
    }
    guard mayBeNumber(word) else { return nil }
    if word.wholeMatch(of: /[-+]?0[0-9_]+/) != nil {
      let digits = word.filter { $0 != "_" && $0 != "+" }
      return .trap(
        reason: "\(word) is octal to some readers and decimal to others",
        remedy: "write " + (Int(digits).map(String.init) ?? "it without the leading 0"))
    }
    if let match = word.wholeMatch(of: /[-+]?0([xob])([0-9a-fA-F_]+)/) {
      let radix = ["x": 16, "o": 8, "b": 2][match.1] ?? 10
      let value = Int(match.2.filter { $0 != "_" }, radix: radix).map(String.init)
      return .trap(
        reason: "\(word) is not decimal", remedy: "write " + (value ?? "a decimal number"))
    }
    if word.wholeMatch(of: /[-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?/) != nil {
      return .trap(
        reason: "\(word) is a number to base 60 to some readers and a text to others",
        remedy: "write a decimal number, or \"\(word)\" for the text")
    }
    if word.wholeMatch(of: /[-+]?(\.[0-9]+|[0-9]+\.)([eE][-+]?[0-9]+)?/) != nil {
      return .trap(
        reason: "\(word) lacks a digit beside the point", remedy: "write a digit on either side")
    }
    return nil
  }

  private static func mayBeNumber(_ word: String) -> Bool {
    word.first.map("+-.0123456789".contains) ?? false
  }

  /// The words that YAML 1.1 takes as booleans.
  private static let flagOfYAML11 = [
    "y": true, "yes": true, "on": true, "true": true,
    "n": false, "no": false, "off": false, "false": false,
  ]
}
