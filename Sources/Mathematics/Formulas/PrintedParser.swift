extension PrintedFormula {
  /// Reads a formula whose symbols have the meanings of a notation.
  public init(parsing latex: String, _ notation: Notation) throws(LatexError) {
    var parser = PrintedParser(characters: Array(latex), notation: notation)
    clauses = try parser.clauses()
    try parser.expectEnd()
    edits = parser.edits
  }
}

/// A parser by recursive descent.
///
///     formula  = clause { separator clause },  clause = { head } side { relation side }
///     side     = [ "-" ] product { ("+" | "-") product },  product = factor { [ "/" ] factor }
///     factor   = base [ "^" number ]
struct PrintedParser {
  let characters: [Character]
  let notation: Notation
  let tokens: [LatexToken]
  var position = 0
  var isInAbsolute = false
  private(set) var edits: [PrintedFormula.Edit] = []

  init(characters: [Character], notation: Notation) {
    (self.characters, self.notation) = (characters, notation)
    tokens = LatexToken.tokens(of: characters)
  }

  // MARK: Tokens

  var next: String? { position < tokens.count ? tokens[position].text : nil }

  func peek(_ offset: Int) -> String? {
    position + offset < tokens.count ? tokens[position + offset].text : nil
  }

  mutating func skips(_ text: String) -> Bool {
    guard next == text else { return false }
    position += 1
    return true
  }

  mutating func expect(_ text: String) throws(LatexError) {
    guard skips(text) else { throw failure(wanting: "'\(text)'") }
  }

  func expectEnd() throws(LatexError) {
    guard next == nil else { throw failure(wanting: "the end") }
  }

  func failure(wanting wanted: String) -> LatexError {
    LatexError(problem: next.map { "found '\($0)', wanted \(wanted)" } ?? "ends, wanted \(wanted)")
  }

  /// The characters of the tokens from `start` to the last one read.
  func range(from start: Int) -> Range<Int> {
    tokens[start].range.lowerBound..<tokens[max(start, position - 1)].range.upperBound
  }

  func text(_ range: Range<Int>) -> String { String(characters[range]) }

  mutating func edit(_ range: Range<Int>, _ replacement: String, _ change: String? = nil) {
    let new = replacement.hasSuffix(" ") ? String(replacement.dropLast()) : replacement
    let change = change ?? "\(new) in place of \(text(range))"
    edits.append(.init(range: range, replacement: replacement, change: change))
  }

  // MARK: Clauses

  static let separators: Set = [#"\qquad"#, #"\quad"#, ";", ",", #"\\"#, #"\Rightarrow"#]

  mutating func clauses() throws(LatexError) -> [PrintedFormula.Clause] {
    var clauses: [PrintedFormula.Clause] = []
    var isConsequence = false
    while let token = next, token != #"\end{cases}"# {
      if Self.separators.contains(token) {
        position += 1
        isConsequence = isConsequence || token == #"\Rightarrow"#
        continue
      }
      var found: [PrintedFormula.Clause]
      if skips(#"\begin{cases}"#) {
        found = try self.clauses()
        try expect(#"\end{cases}"#)
      } else {
        found = [try clause()]
      }
      if !found.isEmpty { found[0].isConsequence = isConsequence }
      isConsequence = false
      clauses += found
    }
    return clauses
  }

  private mutating func clause() throws(LatexError) -> PrintedFormula.Clause {
    var clause = PrintedFormula.Clause(heads: [], sides: [], relations: [])
    while let head = next, head == #"\min"# || head == #"\max"#, peek(1) == "_" {
      let place = tokens[position].range
      edit(place, head == #"\min"# ? #"\max"# : #"\min"#)
      position += 2
      let start = position
      let variables = try script()
      for name in notation.trained where name != variables {
        edit(range(from: start), "{\(name)}")
      }
      edit(place.lowerBound..<range(from: start).upperBound, "", "without \(head)")
      clause.heads.append("\(head)_\(variables)")
    }
    clause.sides.append(try sum())
    while let relation = relation() {
      clause.relations.append(relation)
      clause.sides.append(try sum())
    }
    return clause
  }

  private mutating func relation() -> String? {
    if next == ":", peek(1) == "=" {
      position += 2
      return ":="
    }
    for relation in ["=", #"\triangleq"#, #"\sim"#] where skips(relation) { return relation }
    return nil
  }

  // MARK: Sums and products

  mutating func sum() throws(LatexError) -> PrintedExpression {
    let start = position
    let isNegative = skips("-")
    var (left, first) = try ranged { parser throws(LatexError) in try parser.product() }
    if isNegative {
      edit(tokens[start].range, "", "without the minus of \(text(first))")
      left = .negation(left)
    }
    var terms: [(sign: Range<Int>, term: Range<Int>)] = []
    while let sign = next, sign == "+" || sign == "-" {
      let place = tokens[position].range
      position += 1
      let (right, term) = try ranged { parser throws(LatexError) in try parser.product() }
      left = .binary(sign == "+" ? .plus : .minus, left, right)
      terms.append((place, term))
      edit(place, sign == "+" ? "-" : "+", "the other sign before \(text(term))")
      edit(place.lowerBound..<term.upperBound, "", "without the term \(text(term))")
    }
    if let second = terms.first {
      // The plus of the second term is not needed without the first one.
      let end = text(second.sign) == "+" ? second.sign.upperBound : second.sign.lowerBound
      edit(tokens[start].range.lowerBound..<end, "", "without the term \(text(first))")
    }
    return left
  }

  /// What is read, with its characters.
  private mutating func ranged(
    _ read: (inout Self) throws(LatexError) -> PrintedExpression
  ) throws(LatexError) -> (PrintedExpression, Range<Int>) {
    let start = position
    let expression = try read(&self)
    return (expression, range(from: start))
  }

  mutating func product() throws(LatexError) -> PrintedExpression {
    var factors: [Range<Int>] = []
    var start = position
    var left = try factor()
    factors.append(range(from: start))
    while true {
      start = position
      if skips("/") {
        let operation = range(from: start)
        left = .binary(.over, left, try factor())
        edit(operation, #"\cdot "#, "a product in place of a quotient")
        edit(operation.lowerBound..<range(from: start).upperBound, "", "without a divisor")
      } else if skips(#"\cdot"#) || startsFactor {
        left = .binary(.times, left, try factor())
        factors.append(range(from: start))
      } else {
        break
      }
    }
    if factors.count > 1 {
      for factor in factors { edit(factor, "", "without the factor \(text(factor))") }
    }
    return left
  }

  var startsFactor: Bool {
    guard let token = next, !isDifferential else { return false }
    if token == "|" { return !isInAbsolute }
    if token == "(" || token == "[" || token.first?.isNumber ?? false { return true }
    if token.count == 1 { return token.first?.isLetter ?? false }
    return token.hasPrefix(#"\"#) && !Self.separators.contains(token)
      && ![#"\triangleq"#, #"\sim"#, #"\cup"#, #"\end{cases}"#, #"\rVert"#].contains(token)
      && PrintedExpression.Relation(rawValue: token) == nil
  }

  /// Whether the differential of an integral follows: dx or dz.
  var isDifferential: Bool { next == "d" && (peek(1) == "x" || peek(1) == "z") }

  mutating func factor() throws(LatexError) -> PrintedExpression {
    var base = try base()
    if next == "^", let digit = peek(1), let exponent = Double(digit) {
      let start = position
      position += 2
      edit(range(from: start), "", "without the power \(digit)")
      base = .power(base, .number(exponent))
    }
    return base
  }
}
