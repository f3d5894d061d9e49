import Experiments

/// Each claim of the original work, what decides it, what became of it here, and whether it follows
/// from the published tables.
func claimsTable(_ assessment: Assessment, _ woven: WovenEquations) -> Table {
  let columns: [Table.Column] = [
    .init(title: "Claim", width: 0.34), .init(title: "Decided by", width: 0.36),
    .init(title: "True/ false/ open", alignment: .right, width: 0.1),
    .init(title: "Here", width: 0.1), .init(title: "Published", width: 0.1),
  ]
  let published = assessment.results.published?.evidence
  let evidence = assessment.evidence(woven)
  let rows = assessment.results.claims.map { claim in
    let finding = claim.finding(on: evidence)
    return [
      "\(escaped(claim.text)) *\(escaped(claim.place))*",
      claim.criteria.map(\.markdown).joined(separator: "; "),
      finding.tallies.map(\.markdown).joined(separator: ", "), finding.state.markdown,
      published.map { claim.finding(on: $0).state.markdown } ?? NumberFormat.missing,
    ]
  }
  return Table(
    columns: columns, rows: rows.isEmpty ? [columns.map { _ in NumberFormat.missing }] : rows)
}

/// How many claims are in each state.
func claimsNote(_ assessment: Assessment, _ woven: WovenEquations) -> String {
  let evidence = assessment.evidence(woven)
  let states = assessment.results.claims.map { $0.finding(on: evidence).state }
  func count(_ state: ClaimFinding.State) -> Int { states.count { $0 == state } }
  return " Here, \(count(.holds)) hold, \(count(.fails)) fail, and \(count(.untested)) are untested."
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
  fileprivate var markdown: String {
    switch self {
    case .holds: "[holds]{.passed}"
    case .fails: "[fails]{.failed}"
    case .untested: "untested"
    }
  }
}

extension Claim.Criterion {
  /// The form, how often it must be so, and the cells: methods, and the parts of experiments' data.
  fileprivate var markdown: String {
    if let reason { return escaped(reason) }
    let equations = statements.compactMap { statement in
      if case .equation(let number) = statement { "[(\(number))](#equation-\(number))" } else { nil }
    }
    guard equations.isEmpty else { return "checks of \(equations.joined(separator: ", "))" }
    let addresses = statements.flatMap(\.addresses)
    let methods = addresses.map(\.method).unique.map(title(ofMethod:)).joined(separator: ", ")
    let measure = metric == "score" ? "" : " in \(code(metric))"
    return "\(form)\(measure), \(neededCount) of \(statements.count): \(methods); "
      + places(of: addresses)
  }

  /// Experiments with the parts of their data, those with the same parts together.
  private func places(of addresses: [ScoreAddress]) -> String {
    let parts = addresses.map(\.experiment).unique.map { experiment in
      (
        experiment: experiment,
        parts: addresses.filter { $0.experiment == experiment }.compactMap(\.part).unique.sorted()
      )
    }
    return parts.map(\.parts).unique.map { same in
      let names = parts.filter { $0.parts == same }.map { code($0.experiment) }
      let numbers = same.map { Value.number($0).markdown }.joined(separator: ", ")
      return names.joined(separator: ", ") + (numbers.isEmpty ? "" : " (\(numbers))")
    }.joined(separator: "; ")
  }
}
