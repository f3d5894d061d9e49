/// A rule by which a learning curve gives a single score.
///
/// The score of a run is by `lastTen`, as in `Curve.score`; the others are alternatives.
public enum ScoreRule: String, CaseIterable, Sendable {
  case lastTen = "last-ten"
  case last, best, area, quarter, half

  /// What it does, in words.
  public var words: String {
    switch self {
    case .lastTen: "mean of the last ten evaluations"
    case .last: "last evaluation"
    case .best: "greatest of all evaluations"
    case .area: "area under the learning curve, divided by its number of steps"
    case .quarter: "mean of the last ten evaluations in the first quarter of the steps"
    case .half: "mean of the last ten evaluations in the first half of the steps"
    }
  }

  /// The finite evaluations of a curve that it reads, in order; of equally good ones, `best` reads the
  /// first.
  public func evaluations(of curve: Curve) -> [(step: Int, score: Double)] {
    let last = curve.scores.last?.step ?? 0
    let points = curve.scores.filter(\.score.isFinite)
    let best = points.map(\.score).max()
    return switch self {
    case .lastTen: points.suffix(10)
    case .last: points.suffix(1)
    case .best: Array(points.filter { $0.score == best }.prefix(1))
    case .area: points
    case .quarter: points.filter { 4 * $0.step <= last }.suffix(10)
    case .half: points.filter { 2 * $0.step <= last }.suffix(10)
    }
  }

  /// The score of a curve; `nil` if the rule reads no evaluation.
  public func score(of curve: Curve) -> Double? {
    let evaluations = evaluations(of: curve)
    if self == .area { return Self.area(under: evaluations) }
    let scores = evaluations.map(\.score)
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
