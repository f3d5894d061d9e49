public import Records

/// A claim about results, and the criteria that decide it.
public struct Claim: Equatable, Sendable {
  public let id: String
  /// In our words.
  public let text: String
  public let origin: Origin
  /// All of them must hold.
  public let criteria: [Criterion]

  public enum Origin: Equatable, Sendable {
    /// The section, figure or table of the original paper that makes the claim.
    case published(place: String)
    /// A control of ours, and the meaning of either outcome, written before its runs.
    case control(ifItHolds: String, ifItFails: String)
  }

  /// Whether results of these cells can decide a statement, or none can decide the claim.
  public func isDecidable(by cells: Set<ScoreReference>) -> Bool {
    criteria.contains { criterion in
      criterion.reason != nil
        || criterion.statements.contains { $0.addresses.allSatisfy(cells.contains) }
    }
  }

  /// The runs whose results decide it.
  public func runs(among runs: [Run]) -> [Run] {
    let statements = criteria.flatMap(\.statements)
    let cells = Set(statements.flatMap(\.addresses))
    let isAboutEquations = statements.contains { if case .equation = $0 { true } else { false } }
    return runs.filter {
      cells.contains(ScoreReference(of: $0)) || isAboutEquations && $0.kind == .check
    }
  }

  /// A criterion, expanded to statements of which `neededCount` must be true.
  public struct Criterion: Equatable, Sendable {
    /// Its name in `claims.yaml`.
    public let form: String
    /// The metric that the statements compare.
    public let metric: String
    public let statements: [Statement]
    /// The number of statements that must be true.
    public let neededCount: Int
    /// Why no result can decide it; `nil` if there are statements.
    public let reason: String?
  }

  /// Which values of a metric are better.
  public enum Aim: Equatable, Sendable {
    case highest, lowest
    /// The nearer to this value, the better.
    case nearest(Double)

    /// Higher is better.
    func quality(of value: Double) -> Double {
      switch self {
      case .highest: value
      case .lowest: -value
      case .nearest(let target): -abs(value - target)
      }
    }
  }

  /// A statement about means over seeds, without a statistical test, as in the original paper.
  public enum Statement: Equatable, Sendable {
    /// The first is better than each of the others by more than `margin`.
    case beats(ScoreReference, [ScoreReference], margin: Double, Aim)
    /// The first is worse than each of the others.
    case isBeaten(ScoreReference, by: [ScoreReference], Aim)
    /// Neither is more than `points` from the other.
    case isWithin(ScoreReference, of: ScoreReference, points: Double)
    /// The first deviates less over seeds than each of the others.
    case spreadsLess(ScoreReference, [ScoreReference])
    /// The first is at least this share of the second, which must be positive.
    case keeps(ScoreReference, share: Double, of: ScoreReference)
    /// The first is less than this share of the second, which must be positive.
    case loses(ScoreReference, share: Double, of: ScoreReference)
    case reaches(ScoreReference, Double)
    case misses(ScoreReference, Double)
    /// The checks of the equation of this number passed.
    case equation(Int)

    /// The cells that decide it.
    public var addresses: [ScoreReference] {
      switch self {
      case .beats(let first, let others, margin: _, _), .isBeaten(let first, by: let others, _),
        .spreadsLess(let first, let others):
        [first] + others
      case .isWithin(let first, of: let other, points: _),
        .keeps(let first, share: _, of: let other), .loses(let first, share: _, of: let other):
        [first, other]
      case .reaches(let address, _), .misses(let address, _): [address]
      case .equation: []
      }
    }
  }
}
