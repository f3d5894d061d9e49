import Claims
import Records
import TracedResults

/// A claim or control, its state, and the cells that decide it.
struct ClaimRecord: Codable, Equatable, Sendable {
  struct Statement: Codable, Equatable, Sendable {
    /// `nil` while it is open.
    let isTrue: Bool?
    /// The paths of the cells that it compares, of those in the profile.
    let cells: [String]
    let equation: Int?
  }

  struct Criterion: Codable, Equatable, Sendable {
    let form: String
    let metric: String
    let tally: ClaimFinding.Tally
    /// Why no result can decide it.
    let reason: String?
    let statements: [Statement]
  }

  let id: String
  let text: String
  /// The place in the original paper; `nil` for a control.
  let place: String?
  /// The meaning of either outcome of a control.
  let ifItHolds: String?
  let ifItFails: String?
  let state: String
  /// The first letter of the state.
  let letter: String
  /// The key of its number in the paper; `nil` if no table shows it.
  let number: String?
  let criteria: [Criterion]

  init(_ claim: Claim, in data: ReportData, keys: Set<String>) {
    let evidence = data.evidence
    let finding = claim.finding(on: evidence)
    (id, text) = (claim.id, claim.text)
    switch claim.origin {
    case .published(let place): (self.place, ifItHolds, ifItFails) = (place, nil, nil)
    case .control(let holds, let fails): (place, ifItHolds, ifItFails) = (nil, holds, fails)
    }
    state = finding.state.rawValue
    letter = state.prefix(1).uppercased()
    let key = "claim/\(claim.id)"
    number = keys.contains(key) ? key : nil
    criteria = zip(claim.criteria, finding.tallies).map { criterion, tally in
      Criterion(
        form: criterion.form, metric: criterion.metric, tally: tally, reason: criterion.reason,
        statements: criterion.statements.map { statement in
          let equation: Int? = if case .equation(let number) = statement { number } else { nil }
          return Statement(
            isTrue: statement.isTrue(of: criterion.metric, on: evidence),
            cells: statement.addresses.compactMap { data.entries(at: $0).first?.run.cell.path },
            equation: equation)
        })
    }
  }
}
