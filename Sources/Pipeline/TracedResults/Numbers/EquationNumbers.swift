public import Records

extension CheckedEquation {
  /// The runs of its number sources.
  public var subject: String { "equation-\(number)" }

  /// A number of a check, traced; a dash if the check has none.
  public func number(
    _ field: String, of check: Check, as style: NumberStyle = .scientific
  ) -> TracedText {
    traced("check-\((checks.firstIndex(of: check) ?? 0) + 1).\(field)", style)
  }

  /// One of its numbers, traced; a dash if there is none.
  public func traced(_ quantity: String, _ style: NumberStyle) -> TracedText {
    TracedText(
      numbers[quantity].map(NumberValue.number), as: style,
      from: NumberSource([subject], quantity, .value))
  }

  /// Its numbers by quantity; checks count from 1.
  fileprivate var numbers: [String: Double] {
    var numbers = [
      "mutants.made": Double(mutantCount), "mutants.caught": Double(caughtMutantCount),
      "printed_mutants.made": Double(printedMutantCount),
      "printed_mutants.caught": Double(caughtPrintedMutantCount),
    ]
    for (index, check) in checks.enumerated() {
      let prefix = "check-\(index + 1)."
      numbers[prefix + "measured"] = check.measured
      numbers[prefix + "tolerance"] = check.tolerance
      numbers[prefix + "step"] = check.step
      numbers[prefix + "count"] = Double(check.count)
    }
    return numbers
  }
}

extension Erratum {
  fileprivate var subject: String { "erratum-\(item)" }

  /// The error of the printed or the corrected form, traced.
  public func number(_ field: String, ofDemonstration index: Int) -> TracedText {
    let quantity = "demonstration-\(index + 1).\(field)"
    return TracedText(
      numbers[quantity].map(NumberValue.number), as: .scientific,
      from: NumberSource([subject], quantity, .value))
  }

  fileprivate var numbers: [String: Double] {
    var numbers: [String: Double] = [:]
    for (index, demonstration) in demonstrations.enumerated() {
      let prefix = "demonstration-\(index + 1)."
      numbers[prefix + "printed_error"] = demonstration.printedError
      numbers[prefix + "corrected_error"] = demonstration.correctedError
    }
    return numbers
  }
}

extension EquationResults {
  /// The numbers of all equations and errata by subject and quantity.
  var numbers: [String: [String: Double]] {
    Dictionary(
      equations.map { ($0.subject, $0.numbers) } + errata.map { ($0.subject, $0.numbers) },
      uniquingKeysWith: { first, _ in first })
  }
}
