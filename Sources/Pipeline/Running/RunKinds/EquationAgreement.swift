public import EquationChecks
public import Records

extension EquationReport {
  /// The differences from a stored check run, one line each.
  ///
  /// Errors and steps are not compared: they depend on the rounding of the processor. Formulas, code,
  /// subjects and verdicts do not.
  public func disagreements(with stored: [CheckedEquation]) -> [String] {
    let numbers = Set((equations + stored).map(\.number)).sorted()
    return numbers.compactMap { number in
      let now = equations.first { $0.number == number }
      let then = stored.first { $0.number == number }
      guard now?.withoutRounding != then?.withoutRounding else { return nil }
      guard let now, let then else {
        return "Equation (\(number)): checked \(now == nil ? "then, but not now" : "now only")"
      }
      return "Equation (\(number)): now \(now.outcome), in the stored run \(then.outcome)"
    }
  }
}

extension CheckedEquation {
  fileprivate var withoutRounding: CheckedEquation {
    var copy = self
    for index in copy.checks.indices {
      copy.checks[index].measured = 0
      copy.checks[index].step = nil
    }
    return copy
  }

  /// Its checks and mutants in words.
  fileprivate var outcome: String {
    let passed = checks.count(where: \.passed)
    return "\(passed) of \(checks.count) checks passed and \(caughtMutantCount) of \(mutantCount) "
      + "mutants caught (\(file):\(line))"
  }
}
