/// A number that the manuscript gives a name, in a block `::: numbers`.
///
///     up-dmil = robot-standing-still/dmil/survival_mean_s digits=1 unit=s statistic=spread
///     gain    = ( hopper/dmil/score - hopper/bc/score ) / hopper/bc/score digits=2 percent=2
///
/// The options hold for each operand; what comes out of a formula is derived and carries it.
struct NamedNumber: Equatable, Sendable {
  let name: String
  let formula: Arithmetic
  let options: [String: String]
  let place: SourceRange

  /// Reads a line of the block.
  init(parsing line: String, number: Int) throws(ManuscriptDiagnostic) {
    let text = line.drop(while: \.isWhitespace)
    let place = SourceRange(
      line: number, column: line.count - text.count + 1, length: max(1, text.count))
    let words = text.split(separator: " ").map(String.init)
    let known = Directive.Name.number.options
    // Options stand at the end, and are the only words with "=" inside.
    let start = words.lastIndex { !$0.contains("=") || $0 == "=" }.map { $0 + 1 } ?? 0
    var options: [String: String] = [:]
    for word in words[start...] {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let (key, value) = (String(parts[0]), String(parts[1]))
      guard known.contains(key) else {
        throw ManuscriptDiagnostic(
          place: place, problem: unknown("option of number", key, among: known))
      }
      guard options.updateValue(value, forKey: key) == nil else {
        throw ManuscriptDiagnostic(place: place, problem: "option '\(key)' is given twice")
      }
    }
    let isName = words.first?.allSatisfy { $0.isLetter || $0.isNumber || "+-".contains($0) } == true
    let terms = words[..<start].dropFirst(2).joined(separator: " ")
    let formula = Arithmetic(parsing: terms) { $0.contains("/") && $0 != "/" }
    guard isName, words.count > 2, words[1] == "=", let formula, !formula.operands.isEmpty else {
      throw ManuscriptDiagnostic(
        place: place,
        problem: "write NAME = EXPERIMENT/METHOD/METRIC and options, or a formula of such by "
          + "+ - * / ( ), with blanks in between")
    }
    (name, self.formula, self.options, self.place) = (words[0], formula, options, place)
  }

  /// What `{{number …}}` would ask for in the place of an operand.
  func directive(for operand: String) -> Directive {
    Directive(name: .number, arguments: [operand], options: options, place: place)
  }
}

extension Numbers {
  /// The Markdown that stands for a named number.
  func text(of named: NamedNumber) throws(ManuscriptDiagnostic) -> String {
    if case .operand(let operand) = named.formula {
      return try text(of: named.directive(for: operand))
    }
    let format = try format(named.directive(for: ""))
    var inputs: [NumberSource] = []
    var values: [String: Double] = [:]
    for operand in named.formula.operands {
      let (address, quantity) = try address(of: named.directive(for: operand))
      guard address.statistic != .spread else {
        throw ManuscriptDiagnostic(
          place: named.place, problem: "a formula has no spread of its own; write statistic=mean")
      }
      if !inputs.contains(address) { inputs.append(address) }
      if case .number(let number)? = quantity { values[operand] = number }
    }
    let order = named.formula.operands.unique
    let formula = named.formula.text { operand in
      "#\((order.firstIndex(of: operand) ?? 0) + 1)"
    }
    return ComputedNumber(
      name: named.name, formula: formula, inputs: inputs,
      value: named.formula.value { values[$0] }, form: .decimal(format)
    ).markdown
  }
}
