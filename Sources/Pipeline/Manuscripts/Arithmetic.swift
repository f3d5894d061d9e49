/// A formula over numbers: `+`, `−`, `×`, `/`, parentheses, constants, and operands in between.
///
/// Words are separated by spaces. The caller decides how an operand is spelled: as a path of the
/// manuscript, or as `#2` in a computed number.
public indirect enum Arithmetic: Equatable, Sendable {
  case constant(Double)
  case operand(String)
  case operation(Character, Arithmetic, Arithmetic)

  /// Reads a formula whose operands satisfy `isOperand`; `nil` if `text` is not a formula.
  public init?(parsing text: String, isOperand: (String) -> Bool) {
    let spaced = text.replacing("(", with: " ( ").replacing(")", with: " ) ")
    var words = spaced.split(separator: " ").map(String.init)[...]
    guard let formula = Self.sum(&words, isOperand), words.isEmpty else { return nil }
    self = formula
  }

  /// The value; `nil` if an operand has none.
  public func value(_ operand: (String) -> Double?) -> Double? {
    switch self {
    case .constant(let number): return number
    case .operand(let word): return operand(word)
    case .operation(let sign, let left, let right):
      guard let left = left.value(operand), let right = right.value(operand) else { return nil }
      return switch sign {
      case "+": left + right
      case "−": left - right
      case "×": left * right
      default: left / right
      }
    }
  }

  /// The operands from left to right.
  public var operands: [String] {
    switch self {
    case .constant: []
    case .operand(let word): [word]
    case .operation(_, let left, let right): left.operands + right.operands
    }
  }

  /// The formula with each operand spelled by `spelling`.
  public func text(_ spelling: (String) -> String) -> String {
    switch self {
    case .constant(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
    case .operand(let word): spelling(word)
    case .operation(let sign, let left, let right):
      "\(left.grouped(spelling)) \(sign) \(right.grouped(spelling))"
    }
  }

  private func grouped(_ spelling: (String) -> String) -> String {
    if case .operation = self { "(\(text(spelling)))" } else { text(spelling) }
  }

  private static func sum(
    _ words: inout ArraySlice<String>, _ isOperand: (String) -> Bool
  ) -> Arithmetic? {
    chain(["+": "+", "-": "−", "−": "−"], &words) { product(&$0, isOperand) }
  }

  private static func product(
    _ words: inout ArraySlice<String>, _ isOperand: (String) -> Bool
  ) -> Arithmetic? {
    chain(["*": "×", "×": "×", "/": "/"], &words) { atom(&$0, isOperand) }
  }

  /// Terms joined by operators of one precedence, from the left.
  private static func chain(
    _ signs: [String: Character], _ words: inout ArraySlice<String>,
    term: (inout ArraySlice<String>) -> Arithmetic?
  ) -> Arithmetic? {
    guard var result = term(&words) else { return nil }
    while let sign = words.first.flatMap({ signs[$0] }) {
      words.removeFirst()
      guard let next = term(&words) else { return nil }
      result = .operation(sign, result, next)
    }
    return result
  }

  private static func atom(
    _ words: inout ArraySlice<String>, _ isOperand: (String) -> Bool
  ) -> Arithmetic? {
    guard let word = words.popFirst() else { return nil }
    if word == "(" {
      guard let inner = sum(&words, isOperand), words.popFirst() == ")" else { return nil }
      return inner
    }
    if let number = Double(word), number.isFinite { return .constant(number) }
    return isOperand(word) ? .operand(word) : nil
  }
}
