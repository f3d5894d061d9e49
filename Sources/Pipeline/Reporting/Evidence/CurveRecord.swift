import Records
import TracedResults

/// The evaluations of a training run, as they are stored, and the scores that they give.
struct CurveRecord: Codable, Equatable, Sendable {
  /// The steps of the first and the last evaluation that a rule reads, and the score that it gives.
  struct Window: Codable, Equatable, Sendable {
    let first: Int
    let last: Int
    let score: String
  }

  /// The metric that scores the run.
  let metric: String
  let steps: [Int]
  /// As in curve.csv.
  let scores: [String]
  /// By the name of the rule; none if the run diverged.
  let rules: [String: Window]

  init(_ curve: Curve, hasDiverged: Bool) {
    metric = curve.scoreMetric
    (steps, scores) = (curve.scores.map(\.step), curve.scores.map(\.score.description))
    let windows = ScoreRule.allCases.compactMap { rule -> (String, Window)? in
      let evaluations = rule.evaluations(of: curve)
      guard let first = evaluations.first?.step, let last = evaluations.last?.step,
        let score = rule.score(of: curve), !hasDiverged
      else { return nil }
      return (rule.rawValue, Window(first: first, last: last, score: score.description))
    }
    rules = Dictionary(uniqueKeysWithValues: windows)
  }
}

extension Results {
  /// The learning curves, by the path of their run.
  ///
  /// - Throws: `ResultError` if one cannot be read.
  func curves() throws(ResultError) -> [String: Curve] {
    var curves: [String: Curve] = [:]
    for entry in entries where entry.result?.files[ResultFile.curve] != nil {
      curves[entry.run.path] = try curve(of: entry)
    }
    return curves
  }
}
