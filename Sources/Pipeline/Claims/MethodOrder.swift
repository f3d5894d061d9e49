public import Statistics
/// The agreement between our order of methods and the published one.
///
/// Kendall's τ_b of the means in each row (the methods on one subset of one task), and the mean of τ
/// over rows. The interval covers our seeds only, because published seeds are unknown.
public struct MethodOrder: Sendable {
  /// A row of a table: the published means, and our scores of the same methods in the same order.
  public struct Row: Sendable {
    let published: [Double]
    let ours: ScoreMatrix<Methods>

    public var methodCount: Int { published.count }
    public var seedCount: Int { ours.runCount }

    /// - Precondition: there is a published mean for each method.
    public init(published: [Double], ours: ScoreMatrix<Methods>) {
      precondition(published.count == ours.rows.count, "Not the same methods")
      self.published = published
      self.ours = ours
    }
  }

  /// From −1 (reversed) to 1 (equal).
  public let agreement: Double
  /// The 95 % interval by the stratified bootstrap; `nil` if a row has a single seed.
  public let interval: ConfidenceInterval?
  /// Whether `StratifiedBootstrap.smallSampleNote` belongs beside the interval.
  public let isSmallSample: Bool

  /// Compares the orders; `nil` if a row has fewer than two means, or equal ones.
  public init?(in rows: [Row]) {
    guard !rows.isEmpty else { return nil }
    let taus = rows.compactMap { kendallTau($0.published, $0.ours.means) }
    guard taus.count == rows.count else { return nil }
    agreement = taus.reduce(0, +) / Double(taus.count)
    let bootstrap = StratifiedBootstrap(of: rows.map(\.ours))
    isSmallSample = bootstrap.isSmallSample
    guard rows.allSatisfy({ $0.ours.runCount > 1 }) else {
      interval = nil
      return
    }
    interval = bootstrap.interval { drawn in
      // Where all means of a draw are equal, they agree with no order and contradict none.
      zip(rows, drawn).reduce(0) { $0 + (kendallTau($1.0.published, $1.1.means) ?? 0) }
        / Double(rows.count)
    }
  }
}
