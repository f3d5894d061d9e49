extension PrintedFormula {
  /// Reads a formula whose symbols have the meanings of a notation.
  init(parsing latex: String, _ notation: Notation) throws(LatexError) {
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
  private let tokens: [LatexToken]
  private var position = 0
  private var isInAbsolute = false
  private(set) var edits: [PrintedFormula.Edit] = []

  init(characters: [Character], notation: Notation) {
    (self.characters, self.notation) = (characters, notation)
    tokens = LatexToken.tokens(of: characters)
  }

  // MARK: Tokens

  private var next: String? { position < tokens.count ? tokens[position].text : nil }

  private func peek(_ offset: Int) -> String? {
    position + offset < tokens.count ? tokens[position + offset].text : nil
  }

  private mutating func skips(_ text: String) -> Bool {
    guard next == text else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ text: String) throws(LatexError) {
    guard skips(text) else { throw failure(wanting: "'\(text)'") }
  }

  func expectEnd() throws(LatexError) {
    guard next == nil else { throw failure(wanting: "the end") }
  }

  private func failure(wanting wanted: String) -> LatexError {
    LatexError(problem: next.map { "found '\($0)', wanted \(wanted)" } ?? "ends, wanted \(wanted)")
  }

  /// The characters of the tokens from `start` to the last one read.
  private func range(from start: Int) -> Range<Int> {
    tokens[start].range.lowerBound..<tokens[max(start, position - 1)].range.upperBound
  }

  private func text(_ range: Range<Int>) -> String { String(characters[range]) }

  private mutating func edit(_ range: Range<Int>, _ replacement: String, _ change: String? = nil) {
    let new = replacement.hasSuffix(" ") ? String(replacement.dropLast()) : replacement
    let change = change ?? "\(new) in place of \(text(range))"
    edits.append(.init(range: range, replacement: replacement, change: change))
  }

  // MARK: Clauses

  private static let separators: Set = [#"\qquad"#, #"\quad"#, ";", ",", #"\\"#, #"\Rightarrow"#]

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

  private mutating func sum() throws(LatexError) -> PrintedExpression {
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

  private mutating func product() throws(LatexError) -> PrintedExpression {
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

  private var startsFactor: Bool {
    guard let token = next, !isDifferential else { return false }
    if token == "|" { return !isInAbsolute }
    if token == "(" || token == "[" || token.first?.isNumber ?? false { return true }
    if token.count == 1 { return token.first?.isLetter ?? false }
    return token.hasPrefix(#"\"#) && !Self.separators.contains(token)
      && ![#"\triangleq"#, #"\sim"#, #"\cup"#, #"\end{cases}"#, #"\rVert"#].contains(token)
      && PrintedExpression.Relation(rawValue: token) == nil
  }

  /// Whether the differential of an integral follows: dx or dz.
  private var isDifferential: Bool { next == "d" && (peek(1) == "x" || peek(1) == "z") }

  private mutating func factor() throws(LatexError) -> PrintedExpression {
    var base = try base()
    if next == "^", let digit = peek(1), let exponent = Double(digit) {
      let start = position
      position += 2
      edit(range(from: start), "", "without the power \(digit)")
      base = .power(base, .number(exponent))
    }
    return base
  }

  // MARK: Factors

  private mutating func base() throws(LatexError) -> PrintedExpression {
    let start = position
    switch next {
    case let bracket? where Self.closing[bracket] != nil:
      position += 1
      let inner = try group(until: Self.closing[bracket] ?? bracket)
      return bracket == "|" ? .call(.absolute, [inner]) : inner
    case #"\tfrac"#, #"\frac"#: return try fraction()
    case #"\log"#:
      position += 1
      edit(range(from: start), "", "without a logarithm")
      return .call(.log, [try factor()])
    case #"\min"#, #"\max"#:
      position += 1
      edit(tokens[start].range, tokens[start].text == #"\min"# ? #"\max"# : #"\min"#)
      return .call(
        tokens[start].text == #"\min"# ? .minimum : .maximum, try arguments())
    case #"\mathcal"# where peek(1) == "N":
      position += 2
      return .call(.normal, try arguments())
    case "e" where peek(1) == "^":
      position += 2
      try expect("{")
      return .call(.exponential, [try group(until: "}")])
    case "E" where peek(1) == "_" || peek(1) == "[": return try expectation()
    case #"\int"#: return try integral()
    case #"\sum"#: return try indexedSum()
    case #"\mathbf"# where peek(1) == "1":
      position += 2
      try expect("[")
      let condition = try condition()
      try expect("]")
      return .indicator(condition)
    case #"\begin{cases}"#: return try cases()
    case let token? where token.first?.isNumber ?? false: return .number(try number())
    default: return try atom()
    }
  }

  private static let closing = ["(": ")", "[": "]", "|": "|"]

  private mutating func group(until end: String) throws(LatexError) -> PrintedExpression {
    let outer = isInAbsolute
    isInAbsolute = end == "|"
    let inner = try sum()
    try expect(end)
    isInAbsolute = outer
    return inner
  }

  private mutating func arguments() throws(LatexError) -> [PrintedExpression] {
    try expect("(")
    var arguments = [try sum()]
    while skips(",") { arguments.append(try sum()) }
    try expect(")")
    return arguments
  }

  private mutating func number() throws(LatexError) -> Double {
    let start = position
    while let token = next, token.first?.isNumber ?? false || token == "." { position += 1 }
    let range = range(from: start)
    guard let number = Double(text(range)) else { throw failure(wanting: "a number") }
    edit(range, "\(Int(number) + 1)")
    return number
  }

  /// `\tfrac` with two arguments, each a group or a single token.
  private mutating func fraction() throws(LatexError) -> PrintedExpression {
    let start = position
    position += 1
    if next == "{", peek(1) == #"\partial"# { return try derivative(from: start) }
    let (top, numerator) = try fractionPart()
    let (bottom, denominator) = try fractionPart()
    edit(
      range(from: start), #"\tfrac{\#(bottom)}{\#(top)}"#, "\(text(range(from: start))) inverted")
    return .binary(.over, numerator, denominator)
  }

  private mutating func fractionPart() throws(LatexError) -> (String, PrintedExpression) {
    if skips("{") {
      let start = position
      let inner = try group(until: "}")
      return (text(tokens[start].range.lowerBound..<tokens[position - 1].range.lowerBound), inner)
    }
    guard let token = next else { throw failure(wanting: "a part of a fraction") }
    let start = position
    if token.first?.isNumber ?? false, let digit = Double(token) {
      position += 1
      edit(range(from: start), "{\(Int(digit) + 1)}")
      return (token, .number(digit))
    }
    position += 1
    for other in notation.alternatives(to: token) { edit(range(from: start), "{\(other)}") }
    return (token, .atom(token))
  }

  /// A derivative such as `\tfrac{\partial F}{\partial d}` is one symbol.
  private mutating func derivative(from start: Int) throws(LatexError) -> PrintedExpression {
    let top = try braced()
    let name = "\(top)/\(try braced())"
    for other in notation.alternatives(to: name) {
      let parts = other.split(separator: "/")
      edit(range(from: start), #"\tfrac{\#(parts[0])}{\#(parts[1])}"#)
    }
    return .atom(name)
  }

  private mutating func cases() throws(LatexError) -> PrintedExpression {
    position += 1
    var cases: [PrintedExpression.Case] = []
    while !skips(#"\end{cases}"#) {
      let value = try sum()
      try expect("&")
      cases.append(.init(value: value, condition: try condition()))
      _ = skips(#"\\"#)
    }
    return .cases(cases)
  }

  private mutating func condition() throws(LatexError) -> PrintedExpression.Condition {
    let left = try sum()
    guard let relation = next.flatMap(PrintedExpression.Relation.init) else {
      throw failure(wanting: "a comparison")
    }
    let start = position
    position += 1
    let opposite: PrintedExpression.Relation? =
      switch relation {
      case .less: .atLeast
      case .greater: .atMost
      case .atMost: .greater
      case .atLeast: .less
      case .unequal: nil
      }
    if let opposite { edit(range(from: start), opposite.rawValue + " ") }
    return .init(left: left, relation: relation, right: try sum())
  }

  // MARK: Expectations, integrals and sums

  private mutating func expectation() throws(LatexError) -> PrintedExpression {
    position += 1
    var datasets: [String] = []
    var variables: (names: [String], place: Range<Int>)?
    if skips("_") {
      let isGroup = skips("{")
      if isGroup, next == "(" {
        let start = position
        let names = try variableNames()
        variables = (names, range(from: start))
        try expect(#"\sim"#)
      }
      var places: [Range<Int>] = []
      repeat {
        let start = position
        datasets.append(try symbolName())
        places.append(range(from: start))
      } while isGroup && skips(#"\cup"#)
      addEdits(ofDatasets: datasets, at: places)
      if isGroup { try expect("}") }
    }
    try expect("[")
    let body = try group(until: "]")
    if let variables {
      let used = body.variables
      for name in variables.names where used.contains(name) {
        let others = variables.names.filter { $0 != name }
        edit(variables.place, "(\(others.joined(separator: ",")))")
      }
    }
    return .expectation(datasets: datasets, variables: variables.map { Set($0.names) }, body)
  }

  /// Names such as (s,a,s').
  private mutating func variableNames() throws(LatexError) -> [String] {
    try expect("(")
    var names: [String] = []
    repeat { names.append(try symbolName()) } while skips(",")
    try expect(")")
    return names
  }

  private mutating func addEdits(ofDatasets datasets: [String], at places: [Range<Int>]) {
    for (dataset, place) in zip(datasets, places) {
      for other in notation.datasets.keys.sorted() where !datasets.contains(other) {
        edit(place, other, "\(other) in place of \(dataset)")
      }
    }
    guard let first = places.first, let last = places.last, places.count > 1 else { return }
    for dropped in datasets.indices {
      var others = datasets
      others.remove(at: dropped)
      edit(
        first.lowerBound..<last.upperBound, others.joined(separator: #"\cup "#),
        "without the dataset \(datasets[dropped])")
    }
  }

  private mutating func integral() throws(LatexError) -> PrintedExpression {
    position += 1
    var domain = ""
    if skips("_") {
      let isGroup = skips("{")
      domain = try symbolName()
      if isGroup { try expect("}") }
    }
    let body = try product()
    guard isDifferential, let variable = peek(1) else { throw failure(wanting: "dx or dz") }
    position += 1
    edit(tokens[position].range, variable == "x" ? "z" : "x")
    position += 1
    return .integral(domain: domain, variable: variable, body)
  }

  private mutating func indexedSum() throws(LatexError) -> PrintedExpression {
    let start = position
    position += 1
    guard skips("_") else { throw failure(wanting: "an index") }
    let isGroup = skips("{")
    var names = [try symbolName()]
    let isUnequal = skips(#"\ne"#)
    if isUnequal { names.append(try symbolName()) }
    while skips(",") { names.append(try symbolName()) }
    if skips("=") { try expect("1") }
    if isGroup { try expect("}") }
    let last = skips("^") ? try script() : nil
    edit(range(from: start), "", "without the sum over \(names.joined(separator: ", "))")
    return .sum(names.map { .init(name: $0, last: last) }, unequal: isUnequal, try product())
  }

  // MARK: Symbols

  private static let accents: Set = [
    #"\bar"#, #"\tilde"#, #"\hat"#, #"\dot"#, #"\mathrm"#, #"\mathcal"#, #"\text"#,
  ]

  /// A symbol with its arguments, or a function of the notation.
  private mutating func atom() throws(LatexError) -> PrintedExpression {
    let start = position
    if skips(#"\lVert"#) {
      while let token = next, token != #"\rVert"# {
        position += 1
        _ = token
      }
      try expect(#"\rVert"#)
      return .atom(LatexToken.joined(tokens[start..<position]))
    }
    if skips(#"\nabla"#) {
      if skips("_") {
        let place = position
        let parameters = try script()
        for other in notation.parameters where other != parameters {
          edit(range(from: place), "{\(other)}")
        }
      }
      _ = skips(#"\log"#)
    }
    let nameStart = position
    let symbol = try symbolName()
    if position - nameStart > 0, nameStart == start, next == "(",
      let function = notation.functions[symbol]
    {
      return .call(function, try arguments())
    }
    for other in notation.alternatives(to: symbol) { edit(range(from: nameStart), other + " ") }
    let name = nameStart == start ? symbol : LatexToken.joined(tokens[start..<position])
    return .atom(name + (try argumentList(of: name)))
  }

  /// The arguments behind a symbol, or nothing where a bracket is a factor.
  private mutating func argumentList(of name: String) throws(LatexError) -> String {
    guard next == "(" else { return "" }
    let start = position
    var (depth, isList) = (0, false)
    var end = position
    repeat {
      switch tokens[end].text {
      case "(": depth += 1
      case ")": depth -= 1
      case ",", "|": isList = isList || depth == 1
      default: break
      }
      end += 1
    } while depth > 0 && end < tokens.count
    let content = LatexToken.joined(tokens[start..<end])
    guard depth == 0, isList || notation.meanings[name + content] != nil else { return "" }
    position = end
    for other in Notation.otherArguments(than: content) { edit(range(from: start), other) }
    return content
  }

  /// A letter or command with accent, indices and primes; powers are not part of it.
  private mutating func symbolName() throws(LatexError) -> String {
    guard let first = next, first.first?.isLetter ?? false || first.first == "\\" else {
      throw failure(wanting: "a symbol")
    }
    position += 1
    var name = first
    if Self.accents.contains(first) {
      name += next == "{" ? "{\(try braced())}" : " \(try symbolName())"
    }
    while skips("'") { name += "'" }
    if skips("_") { name += "_" + (try script()) }
    if next == "^", peek(1).flatMap(Double.init) == nil {
      position += 1
      name += "^" + (try script())
    }
    while skips("'") { name += "'" }
    return name
  }

  /// What follows "_" or "^": one token, or several in their braces.
  private mutating func script() throws(LatexError) -> String {
    guard let token = next else { throw failure(wanting: "an index") }
    guard token == "{" else {
      position += 1
      return token
    }
    let start = position
    let content = try braced()
    return position - start == 3 ? content : "{\(content)}"
  }

  /// The content of a group in braces.
  private mutating func braced() throws(LatexError) -> String {
    try expect("{")
    let start = position
    var depth = 1
    while let token = next {
      position += 1
      if token == "{" { depth += 1 }
      if token == "}" { depth -= 1 }
      if depth == 0 { return LatexToken.joined(tokens[start..<position - 1]) }
    }
    throw failure(wanting: "'}'")
  }
}
