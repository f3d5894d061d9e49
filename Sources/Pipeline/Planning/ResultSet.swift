import Records
public import Store

/// The runs of a commit, a working tree or a store, with their metrics, for a comparison.
public struct ResultSet: Sendable {
  struct Member: Sendable {
    let run: RunDescription
    /// `nil` if the run has no result.
    let metrics: [String: Double]?
  }

  /// The name for people.
  public let name: String
  /// Facts about all runs, such as the hash of a module's sources, by name.
  let facts: [String: String]
  let members: [Member]

  /// The runs of a plan, with their results in a store.
  ///
  /// - Throws: the first damage in the store.
  public init(
    _ name: String, of plan: Plan, in store: ResultStore, facts: [String: String]
  ) throws(StoreError) {
    self.name = name
    self.facts = facts
    var members: [Member] = []
    for run in plan.runs {
      let metrics = try store.statement(of: run.key)?.metrics
      members.append(Member(run: RunDescription(of: run), metrics: metrics))
    }
    self.members = members
  }

  /// All results of a store.
  ///
  /// - Throws: the first damage in the store.
  public init(_ name: String, ofResultsIn store: ResultStore) throws(StoreError) {
    self.name = name
    let records = try store.records()
    var members: [Member] = []
    for run in records.map(\.run) {
      guard let result = try store.statement(of: run.key) else { continue }
      members.append(Member(run: run, metrics: result.metrics))
    }
    self.members = members
    facts = Self.facts(of: records.map(\.provenance))
  }

  /// Sources and environment of the results, with all different values side by side.
  private static func facts(of provenances: [Provenance]) -> [String: String] {
    var answers: [String: Set<String>] = [:]
    for provenance in provenances {
      answers["sources", default: []].insert(String(provenance.sourceSHA256.prefix(12)))
      for (name, value) in provenance.environment { answers[name, default: []].insert(value) }
    }
    return answers.mapValues { $0.sorted().joined(separator: " | ") }
  }

  /// The path of the run with this key; the key's first digits if it is not a member.
  func path(of key: RunKey) -> String {
    members.first { $0.run.key == key }?.run.path ?? "\(key)"
  }
}
