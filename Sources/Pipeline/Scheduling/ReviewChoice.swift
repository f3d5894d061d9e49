public import Records
import Running

/// A claim or a cell, and the runs behind it.
public struct ReviewSubject: Sendable {
  public let name: String
  public let keys: Set<RunKey>

  public init(name: String, keys: Set<RunKey>) { (self.name, self.keys) = (name, keys) }
}

/// Chooses the runs to make again in a given time: those behind most claims per second, then those behind
/// most further cells; first whole runs, then trainings up to their first evaluation.
struct ReviewChoice {
  /// A run that can be made again.
  struct Candidate {
    let run: Run
    /// The time that the stored result took.
    let seconds: Double
    /// The inputs that must be made before it, since the archive lacks their files.
    var inputs: Set<RunKey> = []
    /// The share of the run that was made again.
    var share = 0.0
    /// Whether no more of it is made.
    var isClosed = false
  }

  /// How much of each run is made.
  private enum Extent: CaseIterable { case whole, beginning }

  let claims: [ReviewSubject]
  let cells: [ReviewSubject]
  var candidates: [RunKey: Candidate] = [:]

  /// The runs to make, the most useful first, with the step after which a training stops; `nil` for the
  /// whole run.
  ///
  /// They are predicted to take `seconds` together, one after another; if none is so short, they are the
  /// `count` shortest ones.
  func runs(within seconds: Double, orAtLeast count: Int) -> [(key: RunKey, lastStep: Int?)] {
    var chosen: [RunKey: Double] = [:]
    var order: [RunKey] = []
    func choose(_ shares: [RunKey: Double]) {
      // Inputs have fewer inputs than their readers.
      func place(_ key: RunKey) -> (Int, String) { (candidates[key]?.inputs.count ?? 0, key.hex) }
      order += shares.keys.filter { chosen[$0] == nil }.sorted { place($0) < place($1) }
      chosen.merge(shares, uniquingKeysWith: max)
    }
    var left = seconds
    for (subjects, overlap) in [(claims, true), (cells, false)] {
      for extent in Extent.allCases {
        while let best = best(of: subjects, overlap, extent, within: left, beside: chosen) {
          left -= cost(of: best, beside: chosen)
          choose(best)
        }
      }
    }
    if chosen.isEmpty {
      let open = Set(cells.flatMap(\.keys)).compactMap { candidates[$0] }
        .filter { !$0.isClosed && $0.share < 1 }
        .sorted { ($0.rest, $0.run.path) < ($1.rest, $1.run.path) }
      for candidate in open.prefix(count) {
        choose(withInputs([candidate.run.key: 1]))
      }
    }
    // What a chosen run reads is made to its end, or taken from the store.
    let read = Set(order.compactMap { candidates[$0]?.run }.flatMap(\.inputs).map(\.key))
    return order.compactMap { key in
      if chosen[key] ?? 0 == 1 { return (key, nil) }
      return read.contains(key) ? nil : (key, candidates[key]?.run.firstEvaluation?.step)
    }
  }

  /// The runs that complete most subjects per second, with their shares; `nil` if none fits.
  ///
  /// Subjects with `overlap` have runs in common.
  private func best(
    of subjects: [ReviewSubject], _ overlap: Bool, _ extent: Extent, within seconds: Double,
    beside chosen: [RunKey: Double]
  ) -> [RunKey: Double]? {
    let open = subjects.map { missing(of: $0, extent, beside: chosen) }.filter { !$0.isEmpty }
    var best: (shares: [RunKey: Double], rate: Double)?
    for shares in open {
      let all = withInputs(shares)
      let cost = cost(of: all, beside: chosen)
      guard cost <= seconds else { continue }
      let count = overlap ? open.count { $0.keys.allSatisfy { shares[$0] != nil } } : 1
      let rate = Double(count) / max(cost, .leastNormalMagnitude)
      if rate > best?.rate ?? 0 { best = (all, rate) }
    }
    return best?.shares
  }

  /// The runs of a subject of which less was made or chosen than this extent, with their shares.
  private func missing(
    of subject: ReviewSubject, _ extent: Extent, beside chosen: [RunKey: Double]
  ) -> [RunKey: Double] {
    var shares: [RunKey: Double] = [:]
    for key in subject.keys {
      guard let candidate = candidates[key], !candidate.isClosed else { continue }
      let share = extent == .whole ? 1 : candidate.run.firstEvaluation?.share ?? 1
      if max(candidate.share, chosen[key] ?? 0) < share { shares[key] = share }
    }
    return shares
  }

  private func withInputs(_ shares: [RunKey: Double]) -> [RunKey: Double] {
    var all = shares
    for input in shares.keys.compactMap({ candidates[$0] }).flatMap(\.inputs)
    where candidates[input]?.share ?? 0 < 1 {
      all[input] = 1
    }
    return all
  }

  /// The time for what is neither made nor chosen yet, in seconds.
  private func cost(of shares: [RunKey: Double], beside chosen: [RunKey: Double]) -> Double {
    shares.sorted { $0.key.hex < $1.key.hex }.reduce(0) { sum, item in
      guard let candidate = candidates[item.key] else { return sum }
      let done = max(candidate.share, chosen[item.key] ?? 0)
      return sum + max(item.value - done, 0) * candidate.seconds
    }
  }
}

extension ReviewChoice.Candidate {
  /// The time for the rest of the run, in seconds.
  fileprivate var rest: Double { (1 - share) * seconds }
}
