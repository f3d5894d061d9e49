/// What an equation computes, in the small language that its source is written in: named terms, and
/// one expression.
public struct Formula: Equatable, Sendable {
  public struct Term: Equatable, Sendable {
    public var name: String
    public var value: Expression
  }

  /// What `let` lines name, in order.
  public var terms: [Term]
  public var result: Expression
}

/// Arithmetic on numbers and samples.
public indirect enum Expression: Equatable, Sendable {
  public enum Operation: Character, CaseIterable, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"

    /// How tightly it binds.
    var precedence: Int { self == .plus || self == .minus ? 1 : 2 }
  }

  public enum Function: String, CaseIterable, Sendable {
    case log, abs, step, huber, minimum, expectation, sum
    case logExpectationOfExponentials

    var argumentCount: Int {
      switch self {
      case .minimum: 2
      case .logExpectationOfExponentials: 3
      default: 1
      }
    }
  }

  case number(Double)
  /// A parameter, a named term, or a part of one: `masses.expert`.
  case name(String)
  case negation(Expression)
  case binary(Operation, Expression, Expression)
  case call(Function, [Expression])
}

/// Text that is not in the language of formulas.
public struct FormulaError: Error, Equatable, CustomStringConvertible {
  /// From 1, the first line of the text.
  public var line: Int
  public var problem: String

  public var description: String { problem }
}

extension Formula {
  /// Reads the body of a function: `let` lines, and then an expression with or without `return`.
  public init(parsing text: String) throws(FormulaError) {
    var parser = FormulaParser(tokens: try FormulaParser.tokens(of: text))
    terms = []
    while parser.skips("let") {
      let name = try parser.name()
      try parser.expect("=")
      terms.append(Term(name: name, value: try parser.expression()))
    }
    _ = parser.skips("return")
    result = try parser.expression()
    try parser.expectEnd()
  }
}

/// A parser by precedence climbing (Pratt, 1973); a prefix minus binds most tightly, as in Swift.
private struct FormulaParser {
  struct Token {
    var text: Substring
    var line: Int
  }

  let tokens: [Token]
  private var position = 0

  init(tokens: [Token]) { self.tokens = tokens }

  static func tokens(of text: String) throws(FormulaError) -> [Token] {
    var tokens: [Token] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      var rest = line
      while let first = rest.first {
        let isWord = first.isLetter || first.isNumber
        let length =
          isWord ? rest.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" }.count : 1
        if !first.isWhitespace {
          guard isWord || "+-*/()=,:".contains(first) else {
            throw FormulaError(
              line: index + 1,
              problem: "'\(first)' is not in the language that formulas are written in")
          }
          tokens.append(Token(text: rest.prefix(length), line: index + 1))
        }
        rest = rest.dropFirst(length)
      }
    }
    return tokens
  }

  private var next: Substring? { position < tokens.count ? tokens[position].text : nil }

  private func failure(wanting wanted: String) -> FormulaError {
    FormulaError(
      line: position < tokens.count ? tokens[position].line : tokens.last?.line ?? 1,
      problem: next.map { "found '\($0)', wanted \(wanted)" } ?? "ends early, wanted \(wanted)")
  }

  mutating func skips(_ text: Substring) -> Bool {
    guard next == text else { return false }
    position += 1
    return true
  }

  mutating func expect(_ text: Substring) throws(FormulaError) {
    guard skips(text) else { throw failure(wanting: "'\(text)'") }
  }

  func expectEnd() throws(FormulaError) {
    guard next == nil else { throw failure(wanting: "an operator or the end") }
  }

  mutating func name() throws(FormulaError) -> String {
    guard let word = next, word.first?.isLetter ?? false, word != "let", word != "return" else {
      throw failure(wanting: "a name")
    }
    position += 1
    return String(word)
  }

  mutating func expression(above precedence: Int = 0) throws(FormulaError) -> Expression {
    var left = try operand()
    while let operation = next.flatMap({ $0.count == 1 ? $0.first : nil })
      .flatMap(Expression.Operation.init), operation.precedence > precedence
    {
      position += 1
      left = .binary(operation, left, try expression(above: operation.precedence))
    }
    return left
  }

  private mutating func operand() throws(FormulaError) -> Expression {
    if skips("-") { return .negation(try operand()) }
    if skips("(") {
      let inner = try expression()
      try expect(")")
      return inner
    }
    if let number = next.flatMap({ Double($0) }) {
      position += 1
      return .number(number)
    }
    let name = try name()
    guard next == "(" else { return .name(name) }
    guard let function = Expression.Function(rawValue: name) else {
      position -= 1
      throw failure(wanting: "a call of \(Self.functionNames)")
    }
    return .call(function, try arguments(of: function))
  }

  private static let functionNames = Expression.Function.allCases.map(\.rawValue)
    .joined(separator: ", ")

  /// Arguments with or without labels.
  private mutating func arguments(
    of function: Expression.Function
  ) throws(FormulaError) -> [Expression] {
    try expect("(")
    var arguments: [Expression] = []
    repeat {
      if position + 1 < tokens.count, tokens[position + 1].text == ":" { position += 2 }
      arguments.append(try expression())
    } while skips(",")
    let count = function.argumentCount
    guard arguments.count == count else {
      throw failure(wanting: "\(count) argument\(count == 1 ? "" : "s") of \(function.rawValue)")
    }
    try expect(")")
    return arguments
  }
}
