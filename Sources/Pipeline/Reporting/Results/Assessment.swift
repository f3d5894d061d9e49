import Claims
import Records
import Statistics

/// The results of a profile as published numbers and claims are held against them.
///
/// A cell with a seed that diverged has no mean that would be fair: it is not comparable, has no
/// place in an order, and decides no claim.
struct Assessment {
  let results: Results
  private let cells: [ScoreReference: [Results.Entry]]

  init(of results: Results) {
    self.results = results
    cells = Dictionary(grouping: results.entries.filter { $0.run.kind == .training }) {
      ScoreReference(of: $0.run)
    }
  }

  /// One for each seed that the profile asks for.
  func entries(at address: ScoreReference) -> [Results.Entry] { cells[address] ?? [] }

  /// The values of a measure by seed; empty where there is none or a seed diverged.
  func values(_ metric: String, at address: ScoreReference) -> [Int: Double] {
    let entries = entries(at: address)
    guard !entries.contains(where: \.hasDiverged) else { return [:] }
    let known = entries.compactMap { entry in
      entry.value(of: metric).map { (entry.run.seed, $0) }
    }
    return Dictionary(known.filter { $0.1.isFinite }, uniquingKeysWith: { first, _ in first })
  }

  /// The same in the order of seeds.
  func sample(_ metric: String, at address: ScoreReference) -> [Double] {
    values(metric, at: address).sorted { $0.key < $1.key }.map(\.value)
  }

  // MARK: Published numbers

  /// None where there is no such table.
  func judgements(on table: Published.Table?) -> [Judgement] {
    guard let table, let published = results.published else { return [] }
    return published.judgements(on: table, reproduction: reproduction)
  }

  private func reproduction(of address: ScoreReference) -> ReproducedScore? {
    let entries = entries(at: address).filter { $0.result != nil }
    guard !entries.isEmpty else { return nil }
    return ReproducedScore(
      scores: entries.compactMap { $0.value(of: "score") },
      divergedCount: entries.count(where: \.hasDiverged), profile: results.profile,
      dataIsGenerated: entries.contains { !isOfPublishedData($0) },
      publishedHashes: entries.map { $0.result?.published })
  }

  /// Whether the run learned from the file of D4RL itself.
  private func isOfPublishedData(_ entry: Results.Entry) -> Bool {
    guard let data = results.demonstration(of: entry), data.values["source"] == .text("d4rl") else {
      return false
    }
    return data.values["file"] == nil || data.values["file"] == .text("")
  }

  // MARK: Claims

  func evidence(_ woven: EquationResults) -> ClaimEvidence {
    let soundness = Dictionary(
      woven.equations.map { ($0.number, $0.isSound) }, uniquingKeysWith: { $0 && $1 })
    // A snapshot of the measures, so that the closure can be sent anywhere.
    let cells = cells.mapValues { entries in
      entries.contains(where: \.hasDiverged)
        ? [] : entries.sorted { $0.run.seed < $1.run.seed }.compactMap { $0.result?.metrics }
    }
    return ClaimEvidence { address, metric in
      SampleSummary(of: (cells[address] ?? []).compactMap { $0[metric] }.filter(\.isFinite))
    } equation: { number in
      soundness[number]
    }
  }
}

extension Profile {
  /// What a caption must add where runs are not those of the paper.
  var caution: String {
    self == .full
      ? "" : " Runs of the \(rawValue) profile are shorter: what follows from them is no finding."
  }
}
