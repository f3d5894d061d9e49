/// Marks a `ScoreMatrix` of one method, with a row for each task.
public enum Tasks: Sendable {}

/// Marks a `ScoreMatrix` of one task, with a row for each method.
public enum Methods: Sendable {}

/// Scores by row and run: `Tasks` × runs of one method, or `Methods` × runs on one task.
///
/// The type and the names of rows prevent a confusion of the two kinds and of the axes. All rows have
/// the same number of runs, and so the same weight.
public struct ScoreMatrix<Axis: Sendable>: Equatable, Sendable {
  public struct Row: Equatable, Sendable {
    public let name: String
    /// One score for each run.
    public let scores: [Double]

    public init(_ name: String, _ scores: [Double]) {
      self.name = name
      self.scores = scores
    }
  }

  public let rows: [Row]
  public let runCount: Int

  /// - Throws: `ScoreMatrixError` where the rows are not a matrix of finite numbers.
  public init(_ rows: [Row]) throws(ScoreMatrixError) {
    guard let runCount = rows.first?.scores.count, runCount > 0 else { throw .empty }
    for (index, row) in rows.enumerated() {
      guard row.scores.count == runCount else {
        throw .ragged(row: row.name, count: row.scores.count, expected: runCount)
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

  /// A matrix whose rows are drawn from the same rows of this matrix, with replacement.
  func resampled(using generator: inout SplitMix64) -> ScoreMatrix {
    let drawn = rows.map { row in
      Row(row.name, (0..<runCount).map { _ in row.scores[generator.index(below: runCount)] })
    }
    return ScoreMatrix(checked: drawn, runCount: runCount)
  }
}

/// Why rows of scores are not a matrix of finite numbers.
public enum ScoreMatrixError: Error, Equatable, CustomStringConvertible {
  case empty
  case ragged(row: String, count: Int, expected: Int)
  case notFinite(row: String)
  case repeated(row: String)

  public var description: String {
    switch self {
    case .empty: "there are no scores"
    case .ragged(let row, let count, let expected):
      "\(row): expected \(expected) runs, found \(count); leave out the missing seeds"
    case .notFinite(let row): "\(row): a score is not a finite number; leave out its seed"
    case .repeated(let row): "\(row) occurs twice"
    }
  }
}
