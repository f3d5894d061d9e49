/// What a product consists of: groups, functions, fractions and cases.
extension PrintedParser {
  mutating func base() throws(LatexError) -> PrintedExpression {
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

  static let closing = ["(": ")", "[": "]", "|": "|"]

  mutating func group(until end: String) throws(LatexError) -> PrintedExpression {
    let outer = isInAbsolute
    isInAbsolute = end == "|"
    let inner = try sum()
    try expect(end)
    isInAbsolute = outer
    return inner
  }

  mutating func arguments() throws(LatexError) -> [PrintedExpression] {
    try expect("(")
    var arguments = [try sum()]
    while skips(",") { arguments.append(try sum()) }
    try expect(")")
    return arguments
  }

  mutating func number() throws(LatexError) -> Double {
    let start = position
    while let token = next, token.first?.isNumber ?? false || token == "." { position += 1 }
    let range = range(from: start)
    guard let number = Double(text(range)) else { throw failure(wanting: "a number") }
    edit(range, "\(Int(number) + 1)")
    return number
  }

  /// `\tfrac` with two arguments, each a group or a single token.
  mutating func fraction() throws(LatexError) -> PrintedExpression {
    let start = position
    position += 1
    if next == "{", peek(1) == #"\partial"# { return try derivative(from: start) }
    let (top, numerator) = try fractionPart()
    let (bottom, denominator) = try fractionPart()
    edit(
      range(from: start), #"\tfrac{\#(bottom)}{\#(top)}"#, "\(text(range(from: start))) inverted")
    return .binary(.over, numerator, denominator)
  }

  mutating func fractionPart() throws(LatexError) -> (String, PrintedExpression) {
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
  mutating func derivative(from start: Int) throws(LatexError) -> PrintedExpression {
    let top = try braced()
    let name = "\(top)/\(try braced())"
    for other in notation.alternatives(to: name) {
      let parts = other.split(separator: "/")
      edit(range(from: start), #"\tfrac{\#(parts[0])}{\#(parts[1])}"#)
    }
    return .atom(name)
  }

  mutating func cases() throws(LatexError) -> PrintedExpression {
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

  mutating func condition() throws(LatexError) -> PrintedExpression.Condition {
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
}

// MARK: Expectations, integrals and sums

extension PrintedParser {
  mutating func expectation() throws(LatexError) -> PrintedExpression {
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
  mutating func variableNames() throws(LatexError) -> [String] {
    try expect("(")
    var names: [String] = []
    repeat { names.append(try symbolName()) } while skips(",")
    try expect(")")
    return names
  }

  mutating func addEdits(ofDatasets datasets: [String], at places: [Range<Int>]) {
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

  mutating func integral() throws(LatexError) -> PrintedExpression {
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

  mutating func indexedSum() throws(LatexError) -> PrintedExpression {
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
}
