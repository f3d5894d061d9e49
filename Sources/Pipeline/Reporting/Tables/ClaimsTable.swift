import Claims
import Records
import TracedResults

/// Each claim of the original work that the profile can decide, at least in part, with its criteria, its
/// state in these results, and its state in the published tables.
func claimsTable(_ data: ReportData) -> Table {
  let columns: [Table.Column] = [
    .init("Claim", width: 0.34), .init("Decided by", width: 0.36),
    .init("True/ false/ open", .right, width: 0.1),
    .init("Here", width: 0.1), .init("Published", width: 0.1),
  ]
  let published = data.results.published?.evidence
  let evidence = data.evidence
  var findings: [ClaimFinding] = []
  let rows = data.results.decidableClaims.compactMap { claim -> [TracedText]? in
    guard case .published(let place) = claim.origin else { return nil }
    let finding = claim.finding(on: evidence)
    findings.append(finding)
    let outcome = published.map { evidence in
      let state = claim.finding(on: evidence).state
      return state.colored(TracedText(state.rawValue))
    }
    return ["\(escaped(claim.text)) *\(escaped(place))*"] + data.decision(of: claim, finding)
      + [outcome ?? .missing]
  }
  func count(_ state: ClaimFinding.State) -> TracedText {
    ComputedNumber(
      name: "claims/\(state.rawValue)",
      formula: "number of claims in the state: \(state.rawValue)", inputs: [],
      value: Double(findings.count { $0.state == state })
    ).text(digits: 0)
  }
  return Table(
    columns: columns, rows: rows,
    note: """
       States here: \(count(.holds)) × holds, \(count(.fails)) × fails, \
      \(count(.untested)) × untested.\(data.results.profile.caution)
      """)
}

/// Each control that the profile can decide, at least in part, with its criteria, its state, and the meaning of that state, written before its runs.
func controlsTable(_ data: ReportData) -> Table {
  let evidence = data.evidence
  let rows = data.results.decidableClaims.compactMap { claim -> [TracedText]? in
    guard case .control(let ifItHolds, let ifItFails) = claim.origin else { return nil }
    let finding = claim.finding(on: evidence)
    let meaning: TracedText =
      switch finding.state {
      case .holds: "\(escaped(ifItHolds))"
      case .fails: "\(escaped(ifItFails))"
      case .untested: .missing
      }
    return ["\(escaped(claim.text))"] + data.decision(of: claim, finding) + [meaning]
  }
  return Table(
    columns: [
      .init("Control", width: 0.24), .init("Decided by", width: 0.33),
      .init("True/ false/ open", .right, width: 0.09), .init("Outcome", width: 0.1),
      .init("Meaning", width: 0.24),
    ],
    rows: rows, note: TracedText(data.results.profile.caution))
}

extension ClaimFinding.State {
  fileprivate func colored(_ text: TracedText) -> TracedText {
    switch self {
    case .holds: "[\(text)]{.passed}"
    case .fails: "[\(text)]{.failed}"
    case .untested: text
    }
  }
}

extension ReportData {
  /// The criteria of a claim, its numbers of true, false and open statements, and its state.
  fileprivate func decision(of claim: Claim, _ finding: ClaimFinding) -> [TracedText] {
    let computed = computation(of: claim)
    let tallies = finding.tallies.compactMap(\.text)
    return [
      TracedText(claim.criteria.map(\.markdown).joined(separator: "; ")),
      tallies.isEmpty ? .missing : computed.text(tallies.joined(separator: ", ")),
      finding.state.colored(computed.text(finding.state.rawValue)),
    ]
  }

  /// The decision of a claim, from every cell with a result and every equation that it is about.
  fileprivate func computation(of claim: Claim) -> ComputedNumber {
    var inputs: [NumberSource] = []
    for criterion in claim.criteria {
      for statement in criterion.statements {
        if case .equation(let number) = statement,
          let equation = equations.equations.first(where: { $0.number == number })
        {
          inputs.append(NumberSource([equation.subject], "mutants.caught", .value))
        }
        for entries in statement.addresses.map(entries)
        where entries.contains(where: { $0.value(of: criterion.metric) != nil }) {
          inputs.append(entries.source(of: criterion.metric, .spread))
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
  /// The form, the number of statements that must be true, the methods, and the parts of datasets.
  fileprivate var markdown: String {
    if let reason { return escaped(reason) }
    let equations = statements.compactMap { statement -> String? in
      guard case .equation(let number) = statement else { return nil }
      return "[(\(number))](#equation-\(number))"
    }
    guard equations.isEmpty else { return "checks of \(equations.joined(separator: ", "))" }
    let references = statements.flatMap(\.addresses)
    let methods = references.map(\.method).unique.map(title(ofMethod:)).joined(separator: ", ")
    let measure = metric == "score" ? "" : " in \(code(metric))"
    return "\(form)\(measure), \(neededCount) of \(statements.count): \(methods); "
      + experiments(of: references)
  }

  /// Experiments with their tasks and the parts of their datasets, those with the same parts together.
  private func experiments(of references: [ScoreReference]) -> String {
    let cells = references.map(\.experimentAndTask).unique.map { name in
      let own = references.filter { $0.experimentAndTask == name }
      return (first: own[0], parts: own.compactMap(\.subset).unique.sorted())
    }
    return cells.map(\.parts).unique.map { same in
      let alike = cells.filter { $0.parts == same }.map(\.first)
      let names = alike.map(\.experiment).unique.map { experiment in
        let tasks = alike.filter { $0.experiment == experiment }.map { title(ofTask: $0.task) }
        return "\(code(experiment)) on \(tasks.joined(separator: ", "))"
      }
      let numbers = same.map { NumberFormat.text(of: .number($0)) }.joined(separator: ", ")
      return names.joined(separator: ", ") + (numbers.isEmpty ? "" : " (\(numbers))")
    }.joined(separator: "; ")
  }
}
