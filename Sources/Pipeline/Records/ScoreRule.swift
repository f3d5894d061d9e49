/// A rule by which a learning curve gives a single score.
///
/// The score of a run is the mean of its last ten evaluations, `Curve.score`; these are alternatives.
public enum ScoreRule: String, CaseIterable, Sendable {
  case last, best, area, quarter, half

  /// What it does, in words.
  public var words: String {
    switch self {
    case .last: "last evaluation"
    case .best: "greatest of all evaluations"
    case .area: "area under the learning curve, divided by its number of steps"
    case .quarter: "mean of the last ten evaluations in the first quarter of the steps"
    case .half: "mean of the last ten evaluations in the first half of the steps"
    }
  }

  /// The score of a curve, from its finite evaluations; `nil` if there are none.
  public func score(of curve: Curve) -> Double? {
    let last = curve.scores.last?.step ?? 0
    let points = curve.scores.filter(\.score.isFinite)
    return switch self {
    case .last: points.last?.score
    case .best: points.map(\.score).max()
    case .area: Self.area(under: points)
    case .quarter: Self.mean(of: points.filter { 4 * $0.step <= last })
    case .half: Self.mean(of: points.filter { 2 * $0.step <= last })
    }
  }

  private static func mean(of points: [(step: Int, score: Double)]) -> Double? {
    let scores = points.suffix(10).map(\.score)
    return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
  }

  /// The mean over steps, by the trapezoidal rule; the score itself for one point.
  private static func area(under points: [(step: Int, score: Double)]) -> Double? {
    guard let first = points.first, let last = points.last, last.step > first.step else {
      return points.last?.score
    }
    let sum = zip(points, points.dropFirst()).reduce(0) { sum, pair in
      sum + Double(pair.1.step - pair.0.step) * (pair.0.score + pair.1.score) / 2
    }
    return sum / Double(last.step - first.step)
  }
}
