/// The axis of tasks, over which methods are aggregated.
public enum Tasks: Sendable {}

/// The axis of methods, which are put in order on one task.
public enum Methods: Sendable {}

/// Scores by row and run: `Tasks` × runs of one method, or `Methods` × runs on one task.
///
/// The first axis is the type's, and rows have names, so that neither kind can be taken for the
/// other or for its transpose. Every row has the same number of runs, so that rows weigh the same.
public struct ScoreMatrix<Axis: Sendable>: Equatable, Sendable {
  public struct Row: Equatable, Sendable {
    public let name: String
    /// One for each run.
    public let scores: [Double]

    public init(_ name: String, _ scores: [Double]) {
      self.name = name
      self.scores = scores
    }
  }

  public let rows: [Row]
  public let runCount: Int

  /// - Throws: what keeps the rows from being a matrix of numbers.
  public init(_ rows: [Row]) throws(ScoreMatrixError) {
    guard let runCount = rows.first?.scores.count, runCount > 0 else { throw .empty }
    for (index, row) in rows.enumerated() {
      guard row.scores.count == runCount else {
        throw .ragged(row: row.name, count: row.scores.count, wanted: runCount)
      }
      guard row.scores.allSatisfy(\.isFinite) else { throw .notFinite(row: row.name) }
      guard !rows[..<index].contains(where: { $0.name == row.name }) else {
        throw .repeated(row: row.name)
      }
    }
    self.init(checked: rows, runCount: runCount)
  }

  private init(checked rows: [Row], runCount: Int) {
    self.rows = rows
    self.runCount = runCount
  }

  /// Every score, row by row.
  public var scores: [Double] { rows.flatMap(\.scores) }

  /// The mean over runs of each row.
  public var means: [Double] {
    rows.map { $0.scores.reduce(0, +) / Double(runCount) }
  }

  /// Each row's scores replaced by as many drawn from it with replacement.
  func resampled(using generator: inout SplitMix64) -> ScoreMatrix {
    let drawn = rows.map { row in
      Row(row.name, (0..<runCount).map { _ in row.scores[generator.index(below: runCount)] })
    }
    return ScoreMatrix(checked: drawn, runCount: runCount)
  }
}

/// What keeps rows of scores from being a matrix.
public enum ScoreMatrixError: Error, Equatable, CustomStringConvertible {
  case empty
  case ragged(row: String, count: Int, wanted: Int)
  case notFinite(row: String)
  case repeated(row: String)

  public var description: String {
    switch self {
    case .empty: "there is no score"
    case .ragged(let row, let count, let wanted):
      "\(row) has \(count) runs, but the first row has \(wanted); leave out the seeds that it lacks"
    case .notFinite(let row): "a score of \(row) is not a finite number; leave its seed out"
    case .repeated(let row): "\(row) stands there twice"
    }
  }
}
