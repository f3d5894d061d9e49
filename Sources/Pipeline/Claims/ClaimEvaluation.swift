public import Statistics
/// The scores and equation checks that decide claims: ours, or the published ones.
public struct ClaimEvidence: Sendable {
  /// The summary over seeds of a metric of a cell; `nil` without results.
  public let summary: @Sendable (ScoreReference, _ metric: String) -> SampleSummary?
  /// Whether the checks of an equation passed; `nil` without checks.
  public let equation: @Sendable (Int) -> Bool?

  public init(
    summary: @escaping @Sendable (ScoreReference, _ metric: String) -> SampleSummary?,
    equation: @escaping @Sendable (Int) -> Bool?
  ) {
    self.summary = summary
    self.equation = equation
  }
}

extension Published {
  /// The published numbers, to test whether the paper's claims follow from its own tables.
  ///
  /// The number after ± counts as the deviation, whatever its meaning.
  public var evidence: ClaimEvidence {
    let entries = Dictionary(uniqueKeysWithValues: entries.map { ($0.address, $0) })
    return ClaimEvidence { [seedCount] address, metric in
      guard metric == "score", let entry = entries[address] else { return nil }
      return SampleSummary(
        mean: entry.mean, standardDeviation: entry.spread, count: seedCount ?? 1)
    } equation: { _ in
      nil
    }
  }
}

/// The outcome of a claim.
public struct ClaimFinding: Equatable, Sendable {
  public enum State: String, Sendable { case holds, fails, untested }

  /// Numbers of statements of a criterion that are true, false, or open for lack of results.
  public struct Tally: Codable, Equatable, Sendable {
    public let trueCount: Int
    public let falseCount: Int
    public let openCount: Int
    public let neededCount: Int

    /// Untested while the open statements can decide it either way.
    public var state: State {
      if trueCount + falseCount + openCount == 0 { return .untested }
      if trueCount >= neededCount { return .holds }
      return trueCount + openCount < neededCount ? .fails : .untested
    }
  }

  /// One for each criterion of the claim.
  public let tallies: [Tally]

  /// Fails if any criterion fails, and holds if all hold.
  public var state: State {
    let states = tallies.map(\.state)
    if states.contains(.fails) { return .fails }
    return states.contains(.untested) ? .untested : .holds
  }
}

extension Claim {
  public func finding(on evidence: ClaimEvidence) -> ClaimFinding {
    ClaimFinding(
      tallies: criteria.map { criterion in
        let truths = criterion.statements.map {
          $0.isTrue(of: criterion.metric, on: evidence)
        }
        return ClaimFinding.Tally(
          trueCount: truths.count { $0 == true }, falseCount: truths.count { $0 == false },
          openCount: truths.count { $0 == nil }, neededCount: criterion.neededCount)
      })
  }
}

extension Claim.Statement {
  /// `nil` if the results so far leave it open.
  public func isTrue(of metric: String, on evidence: ClaimEvidence) -> Bool? {
    func mean(_ address: ScoreReference) -> Double? { evidence.summary(address, metric)?.mean }
    func spread(_ address: ScoreReference) -> Double? {
      evidence.summary(address, metric)?.standardDeviation
    }
    switch self {
    case .beats(let first, let others, let margin, let aim):
      return mean(first).flatMap { mine in
        all(others) { other in
          mean(other).map { aim.quality(of: mine) - aim.quality(of: $0) > margin }
        }
      }
    case .isBeaten(let first, let others, let aim):
      return mean(first).flatMap { mine in
        all(others) { other in mean(other).map { aim.quality(of: $0) > aim.quality(of: mine) } }
      }
    case .spreadsLess(let first, let others):
      return spread(first).flatMap { mine in all(others) { spread($0).map { mine < $0 } } }
    case .isWithin(let first, let other, let points):
      guard let mine = mean(first), let reference = mean(other) else { return nil }
      return abs(mine - reference) <= points
    case .keeps(let first, let share, let other):
      guard let mine = mean(first), let reference = mean(other), reference > 0 else { return nil }
      return mine >= share * reference
    case .loses(let first, let share, let other):
      guard let mine = mean(first), let reference = mean(other), reference > 0 else { return nil }
      return mine < share * reference
    case .reaches(let address, let value): return mean(address).map { $0 >= value }
    case .misses(let address, let value): return mean(address).map { $0 < value }
    case .equation(let number): return evidence.equation(number)
    }
  }

  /// False if one is false, even if others are open.
  private func all(_ addresses: [ScoreReference], _ isTrue: (ScoreReference) -> Bool?) -> Bool? {
    let truths = addresses.map(isTrue)
    if truths.contains(false) { return false }
    return truths.contains(nil) ? nil : true
  }
}
