/// Symbols with their indices and arguments.
extension PrintedParser {
  static let accents: Set = [
    #"\bar"#, #"\tilde"#, #"\hat"#, #"\dot"#, #"\mathrm"#, #"\mathcal"#, #"\text"#,
  ]

  /// A symbol with its arguments, or a function of the notation.
  mutating func atom() throws(LatexError) -> PrintedExpression {
    let start = position
    if skips(#"\lVert"#) {
      while next != nil, next != #"\rVert"# { position += 1 }
      try expect(#"\rVert"#)
      return .atom(LatexToken.joined(tokens[start..<position]))
    }
    if skips(#"\nabla"#) {
      if skips("_") {
        let place = position
        let parameters = try script()
        for other in notation.parameters where other != parameters {
          edit(range(from: place), other)
        }
      }
      _ = skips(#"\log"#)
    }
    let nameStart = position
    let symbol = try symbolName()
    if nameStart == start, next == "(",
      let function = notation.functions[symbol]
    {
      return .call(function, try arguments())
    }
    for other in notation.alternatives(to: symbol) { edit(range(from: nameStart), other + " ") }
    let name = nameStart == start ? symbol : LatexToken.joined(tokens[start..<position])
    return .atom(name + (try argumentList(of: name)))
  }

  /// The arguments behind a symbol, or nothing where a bracket is a factor.
  mutating func argumentList(of name: String) throws(LatexError) -> String {
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
  mutating func symbolName() throws(LatexError) -> String {
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
  mutating func script() throws(LatexError) -> String {
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
  mutating func braced() throws(LatexError) -> String {
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
