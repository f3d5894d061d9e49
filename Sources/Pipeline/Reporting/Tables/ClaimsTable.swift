import Claims
import Records
import Store

/// Each claim of the original work, what decides it, what became of it here, and whether it follows
/// from the published tables.
func claimsTable(_ assessment: Assessment, _ woven: EquationResults) -> Table {
  let columns: [Table.Column] = [
    .init(title: "Claim", width: 0.34), .init(title: "Decided by", width: 0.36),
    .init(title: "True/ false/ open", alignment: .right, width: 0.1),
    .init(title: "Here", width: 0.1), .init(title: "Published", width: 0.1),
  ]
  let published = assessment.results.published?.evidence
  let evidence = assessment.evidence(woven)
  let rows = assessment.results.claims.map { claim in
    let finding = claim.finding(on: evidence)
    let derivation = assessment.derivation(of: claim, woven)
    let tallies = finding.tallies.map(\.markdown).filter { $0 != NumberFormat.missing }
    return [
      "\(escaped(claim.text)) *\(escaped(claim.place))*",
      claim.criteria.map(\.markdown).joined(separator: "; "),
      tallies.isEmpty
        ? NumberFormat.missing : derivation.bound(tallies.joined(separator: ", ")),
      finding.state.colored(derivation.bound(finding.state.rawValue)),
      published.map { evidence in
        let state = claim.finding(on: evidence).state
        return state.colored(state.rawValue)
      } ?? NumberFormat.missing,
    ]
  }
  return Table(
    columns: columns, rows: rows.isEmpty ? [columns.map { _ in NumberFormat.missing }] : rows)
}

/// How many claims are in each state.
func claimsNote(_ assessment: Assessment, _ woven: EquationResults) -> String {
  let evidence = assessment.evidence(woven)
  let states = assessment.results.claims.map { $0.finding(on: evidence).state }
  func count(_ state: ClaimFinding.State) -> String {
    ComputedNumber(
      name: "claims/\(state.rawValue)",
      formula: "how many claims of the ledger are in the state: \(state.rawValue)", inputs: [],
      value: Double(states.count { $0 == state }), form: .decimal(NumberFormat(digits: 0))
    ).markdown
  }
  return " States here: \(count(.holds)) × holds, \(count(.fails)) × fails, "
    + "\(count(.untested)) × untested."
    + assessment.results.profile.caution
}

extension ClaimFinding {
  /// The state and, of each criterion, how many statements are true, false and open, and how many
  /// must be true.
  var words: String {
    let tallies = tallies.map { "\($0.markdown), \($0.neededCount) needed" }
    return "\(state.rawValue) (\(tallies.joined(separator: "; ")))"
  }
}

extension ClaimFinding.Tally {
  fileprivate var markdown: String {
    trueCount + falseCount + openCount == 0
      ? NumberFormat.missing : "\(trueCount)/\(falseCount)/\(openCount)"
  }
}

extension ClaimFinding.State {
  fileprivate func colored(_ text: String) -> String {
    switch self {
    case .holds: "[\(text)]{.passed}"
    case .fails: "[\(text)]{.failed}"
    case .untested: text
    }
  }
}

extension Assessment {
  /// What a claim was decided by: every cell of it that has a result, and equations.
  fileprivate func derivation(of claim: Claim, _ woven: EquationResults) -> ComputedNumber {
    var inputs: [NumberSource] = []
    for criterion in claim.criteria {
      for statement in criterion.statements {
        if case .equation(let number) = statement,
          woven.equations.contains(where: { $0.number == number })
        {
          inputs.append(NumberSource(["equation-\(number)"], "mutants.caught", .value))
        }
        for entries in statement.addresses.map(entries)
        where entries.contains(where: { $0.value(of: criterion.metric) != nil }) {
          inputs.append(entries.address(of: criterion.metric, .spread))
        }
      }
    }
    return ComputedNumber(
      name: "claim/\(claim.id)",
      formula: claim.criteria.map { "\($0.form), \($0.neededCount) of \($0.statements.count)" }
        .joined(separator: "; "),
      inputs: inputs.unique)
  }
}

extension Claim.Criterion {
  /// The form, how often it must be so, and the cells: methods, and the parts of experiments' data.
  fileprivate var markdown: String {
    if let reason { return escaped(reason) }
    let equations = statements.compactMap { statement -> String? in
      guard case .equation(let number) = statement else { return nil }
      return "[(\(number))](#equation-\(number))"
    }
    guard equations.isEmpty else { return "checks of \(equations.joined(separator: ", "))" }
    let addresses = statements.flatMap(\.addresses)
    let methods = addresses.map(\.method).unique.map(title(ofMethod:)).joined(separator: ", ")
    let measure = metric == "score" ? "" : " in \(code(metric))"
    return "\(form)\(measure), \(neededCount) of \(statements.count): \(methods); "
      + places(of: addresses)
  }

  /// Experiments with the parts of their data, those with the same parts together.
  private func places(of addresses: [ScoreReference]) -> String {
    let parts = addresses.map(\.experiment).unique.map { experiment in
      (
        experiment: experiment,
        parts: addresses.filter { $0.experiment == experiment }.compactMap(\.part).unique.sorted()
      )
    }
    return parts.map(\.parts).unique.map { same in
      let names = parts.filter { $0.parts == same }.map { code($0.experiment) }
      let numbers = same.map { JSONValue.number($0).markdown }.joined(separator: ", ")
      return names.joined(separator: ", ") + (numbers.isEmpty ? "" : " (\(numbers))")
    }.joined(separator: "; ")
  }
}
