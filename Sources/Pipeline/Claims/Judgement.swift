public import Records
import Statistics
/// Our scores in a cell with a published number.
public struct ReproducedScore: Equatable, Sendable {
  /// One for each seed with a result, in points.
  public let scores: [Double]
  /// The number of further seeds, without a score because they diverged.
  public let divergedCount: Int
  public let profile: Profile
  /// Whether we generated the demonstrations, instead of reading the published file.
  public let dataIsGenerated: Bool
  /// The hash of published numbers and margins in each result.
  public let publishedHashes: [String?]

  public init(
    scores: [Double], divergedCount: Int, profile: Profile, dataIsGenerated: Bool,
    publishedHashes: [String?]
  ) {
    (self.scores, self.divergedCount) = (scores, divergedCount)
    (self.profile, self.dataIsGenerated) = (profile, dataIsGenerated)
    self.publishedHashes = publishedHashes
  }
}

/// The verdict on one published number.
public struct Judgement: Equatable, Sendable {
  public let entry: Published.Entry
  public let verdict: Verdict
  /// One for each assumption that the published text leaves open; empty if an obstacle on our side
  /// makes comparisons meaningless.
  public let comparisons: [Comparison]
}

extension Published {
  /// Judges a table.
  ///
  /// - Returns: A judgement on each entry of the table, in its order.
  public func judgements(
    on table: Table, reproduction: (ScoreReference) -> ReproducedScore?
  ) -> [Judgement] {
    let ours = table.entries.map { reproduction($0.address) }
    let hash = hash
    let obstacles = ours.map { self.obstacles(of: $0, judgedBy: hash) }
    var pairs: [(published: Entry, ours: SampleSummary)] = []
    var indices: [Int] = []
    for (index, entry) in table.entries.enumerated() {
      guard !obstacles[index].contains(where: \.isOurs),
        let summary = SampleSummary(of: ours[index]?.scores ?? [])
      else { continue }
      pairs.append((entry, summary))
      indices.append(index)
    }
    var comparisons = [[Comparison]](repeating: [], count: ours.count)
    for reading in Comparison.Reading.all(of: self) {
      for (index, comparison) in zip(indices, Comparison.family(pairs, reading: reading)) {
        if let comparison { comparisons[index].append(comparison) }
      }
    }
    return table.entries.indices.map { index in
      let verdict: Verdict =
        if obstacles[index].isEmpty, let comparison = comparisons[index].first {
          .comparable(comparison.outcome)
        } else {
          .notComparable(obstacles[index])
        }
      return Judgement(
        entry: table.entries[index], verdict: verdict, comparisons: comparisons[index])
    }
  }

  private func obstacles(
    of reproduction: ReproducedScore?, judgedBy hash: String
  ) -> [Obstacle] {
    Obstacle.allCases.filter { obstacle in
      switch obstacle {
      case .noResult: reproduction.map { $0.scores.isEmpty && $0.divergedCount == 0 } ?? true
      case .tooFewSeeds: reproduction?.scores.count == 1
      case .diverged: reproduction.map { $0.divergedCount > 0 } ?? false
      case .otherProfile: reproduction.map { !$0.profile.isOfFullLength } ?? false
      // Only runs of full length are stored with what they are to be judged by.
      case .otherCriteria:
        reproduction.map { $0.profile.isOfFullLength && $0.publishedHashes.contains { $0 != hash } }
          ?? false
      case .generatedData: reproduction?.dataIsGenerated ?? false
      case .unknownSpread: spread == .unknown
      case .unknownSeedCount: seedCount == nil
      }
    }
  }
}
