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
    return ScoreMatrix(rows: drawn, runCount: runCount)
  }
}

extension ScoreMatrix {
  /// `nil` where the rows are not a matrix of finite numbers: there are no scores, the numbers of runs
  /// differ, or a name occurs twice.
  public init?(_ rows: [Row]) {
    let runCount = rows.first?.scores.count ?? 0
    guard runCount > 0, Set(rows.map(\.name)).count == rows.count,
      rows.allSatisfy({ $0.scores.count == runCount && $0.scores.allSatisfy(\.isFinite) })
    else { return nil }
    self.init(rows: rows, runCount: runCount)
  }
}
