import Testing

@testable import Records

@Suite struct ScoreRuleTests {
  private static func curve(_ points: [(Int, Double)]) -> Curve {
    var curve = Curve(metrics: ["score"], trainingMetrics: [])
    curve.rows = points.map { .init(step: $0, values: [$1]) }
    return curve
  }

  @Test("Each rule agrees with values computed by hand, for unequal distances of evaluations")
  func rules() {
    let curve = Self.curve([(0, 8), (100, 20), (200, 40), (400, 10)])
    let scores = ScoreRule.allCases.map { $0.score(of: curve) }
    // Area: (100 · 14 + 100 · 30 + 200 · 25) / 400.
    #expect(scores == [19.5, 10, 40, 23.5, 14, 68.0 / 3])
  }

  @Test("Not more than ten evaluations count at an earlier end")
  func ten() {
    let curve = Self.curve((0...30).map { ($0, Double($0)) })
    #expect(ScoreRule.lastTen.score(of: curve) == curve.score)
    #expect(ScoreRule.half.score(of: curve) == 10.5)
    #expect(ScoreRule.quarter.score(of: curve) == 3.5)
  }

  @Test("The evaluations that a rule reads are a part of the curve")
  func evaluations() {
    let curve = Self.curve((0...20).map { ($0, Double($0 % 7)) })
    func steps(_ rule: ScoreRule) -> [Int] { rule.evaluations(of: curve).map(\.step) }
    #expect(steps(.lastTen) == Array(11...20))
    #expect(steps(.last) == [20] && steps(.best) == [6])
    #expect(steps(.half) == Array(1...10) && steps(.area).count == 21)
  }

  @Test("Evaluations that are not finite are left out, and one point is its own area")
  func limits() {
    let gap = Self.curve([(0, 2), (10, .nan), (20, 6)])
    #expect(ScoreRule.area.score(of: gap) == 4)
    #expect(ScoreRule.best.score(of: gap) == 6)
    #expect(ScoreRule.area.score(of: Self.curve([(5, 3)])) == 3)
    for rule in ScoreRule.allCases { #expect(rule.score(of: Self.curve([])) == nil) }
  }
}
