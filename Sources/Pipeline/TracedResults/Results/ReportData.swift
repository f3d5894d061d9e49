public import Claims
public import Records
import Statistics

/// Everything that a report is made of, read once, and the comparison with published numbers and
/// claims.
///
/// A cell with a diverged seed has no fair mean: it is not comparable, has no place in an order, and
/// decides no claim.
public struct ReportData: Sendable {
  /// The runs of the profile and their results.
  public let results: Results
  /// What the check run found.
  public let equations: EquationResults
  private let cells: [ScoreReference: [Results.Entry]]

  /// - Throws: `ResultError.store` if the stored equations cannot be read.
  public init(_ results: Results) throws(ResultError) {
    self.results = results
    equations = try EquationResults(in: results)
    cells = Dictionary(grouping: results.entries.filter { $0.run.kind == .training }) {
      ScoreReference(of: $0.run)
    }
  }

  /// One entry for each seed of the profile.
  public func entries(at reference: ScoreReference) -> [Results.Entry] { cells[reference] ?? [] }

  /// The finite values of a metric by seed; empty if there is none or a seed diverged.
  public func values(_ metric: String, at reference: ScoreReference) -> [Int: Double] {
    entries(at: reference).values(of: metric)
  }

  /// The values of `values(_:at:)` in the order of seeds.
  public func sample(_ metric: String, at reference: ScoreReference) -> [Double] {
    values(metric, at: reference).sorted { $0.key < $1.key }.map(\.value)
  }

  /// The comparisons of DMIL and of D2MIL with each other method on the same subset and seeds.
  public var comparisons: [(subject: String, comparison: PairedComparison)] {
    let references = results.entries.map { ScoreReference(of: $0.run) }.unique
      .filter { cells[$0] != nil }
    return references.filter { ["dmil", "d2mil"].contains($0.method) }.flatMap { reference in
      references.filter { $0 != reference && $0.of(reference.method) == reference }.compactMap {
        other in
        TracedComparison(entries(at: reference), entries(at: other), published: results.published)
          .comparison.map { ("\(reference) against \(other.method)", $0) }
      }
    }
  }

  // MARK: Published numbers

  /// The judgements on a published table; empty if there is no such table.
  public func judgements(on table: Published.Table?) -> [Judgement] {
    guard let table, let published = results.published else { return [] }
    return published.judgements(on: table, reproduction: reproduction)
  }

  private func reproduction(of reference: ScoreReference) -> ReproducedScore? {
    let entries = entries(at: reference).filter { $0.result != nil }
    guard !entries.isEmpty else { return nil }
    return ReproducedScore(
      scores: entries.compactMap { $0.value(of: "score") },
      divergedCount: entries.count(where: \.hasDiverged), profile: results.profile,
      dataIsGenerated: entries.contains { !learnsFromPublishedData($0) },
      publishedHashes: entries.map { $0.result?.published })
  }

  /// Whether the run learned from D4RL's own file.
  private func learnsFromPublishedData(_ entry: Results.Entry) -> Bool {
    guard let data = results.demonstrations(of: entry), data.values["source"] == .text("d4rl")
    else { return false }
    return data.values["file"] == nil || data.values["file"] == .text("")
  }

  // MARK: Claims

  /// The evidence of these results for claims.
  public var evidence: ClaimEvidence {
    let soundness = Dictionary(
      equations.equations.map { ($0.number, $0.isSound) }, uniquingKeysWith: { $0 && $1 })
    return ClaimEvidence { reference, metric in
      SampleSummary(of: sample(metric, at: reference))
    } equation: { number in
      soundness[number]
    }
  }
}

extension [Results.Entry] {
  /// The finite values of a metric by seed; empty if there is none or a seed diverged.
  public func values(of metric: String) -> [Int: Double] {
    guard !contains(where: \.hasDiverged) else { return [:] }
    let known = compactMap { entry in entry.value(of: metric).map { (entry.run.seed, $0) } }
    return Dictionary(known.filter { $0.1.isFinite }, uniquingKeysWith: { first, _ in first })
  }
}

extension Profile {
  /// A warning for captions of profiles whose runs are shorter.
  public var caution: String {
    isOfFullLength
      ? ""
      : " Runs of the \(rawValue) profile are shorter; conclusions from them are not findings."
  }
}
