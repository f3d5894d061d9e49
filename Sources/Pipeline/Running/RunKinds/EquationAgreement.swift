import EquationChecks
public import Records

extension CheckedSources {
  /// How many equations were checked.
  public var equationCount: Int { report.equations.count }

  /// What these checks found otherwise than a stored run of them, a line each.
  ///
  /// Errors of rounding, and the step at which they are least, depend on the processor; formulas,
  /// code, what is compared, and whether it passed do not.
  public func disagreements(with stored: [CheckedEquation]) -> [String] {
    let (mine, theirs) = (report.equations.map(CheckedEquation.init), stored)
    let numbers = Set(mine.map(\.number)).union(theirs.map(\.number)).sorted()
    return numbers.compactMap { number in
      let pair = [mine, theirs].map { list in list.first { $0.number == number } }
      guard pair[0]?.withoutRounding != pair[1]?.withoutRounding else { return nil }
      guard let now = pair[0], let then = pair[1] else {
        return "Equation (\(number)): checked \(pair[0] == nil ? "then, but not now" : "now only")"
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
