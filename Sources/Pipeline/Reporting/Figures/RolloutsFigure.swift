import Plotting
import Statistics

/// Rollouts under a good or bad policy and model: expert data and the rollouts of each pair in one
/// t-SNE plane, with a panel for each, and the scores of policies that cloned both (Figure 1).
enum RolloutsFigure {
  struct Pair {
    /// The policy and the model.
    let title: String
    let rollouts: [EmbeddedPoint]
    /// The scores, by seed, of a policy that cloned these rollouts and expert data.
    let scores: [Double]
  }

  /// - Throws: `FigureDataError.noData`.
  static func make(
    name: String, expert: [EmbeddedPoint], pairs: [Pair], sources: [String]
  ) throws(FigureDataError) -> Figure {
    guard expert.contains(where: \.isFinite) else {
      throw .noData(figure: name, part: "the expert")
    }
    for pair in pairs where !pair.rollouts.contains(where: \.isFinite) {
      throw .noData(figure: name, part: pair.title)
    }
    let plane = EmbeddingPlane(showing: expert + pairs.flatMap(\.rollouts))
    var panels = pairs.enumerated().map { index, pair in
      plane.panel(
        at: index, title: pair.title, isLabeled: true, expert: expert,
        rollouts: Series(
          title: "rollouts", columns: EmbeddingPlane.columns, rows: pair.rollouts.map(\.place),
          drawing: .points(rolloutMarker)))
    }
    if let bars = scores(of: pairs) { panels.append(bars) }
    let columnCount = 3
    return Figure(
      name: name,
      heading: .init(
        summary: "Expert data (gray) and rollouts of four pairs of policy and model in one t-SNE.",
        sources: sources),
      page: Page(
        width: 6.3, rowCount: (panels.count + columnCount - 1) / columnCount,
        columnCount: columnCount, aspect: 1,
        margins: .init(left: 0.3, right: 0.12, top: 0.44, bottom: 0.3), columnGap: 0.42,
        rowGap: 0.5),
      panels: panels,
      legend: [
        .init(title: "expert data", stroke: nil, marker: EmbeddingPlane.expertMarker),
        .init(title: "rollouts", stroke: nil, marker: rolloutMarker),
      ], colorBar: nil)
  }

  private static let rolloutMarker = Marker(shape: .filledCircle, color: .blue, size: 1.5)

  /// A bar for each pair above the letter of its panel; `nil` if no pair has a score.
  private static func scores(of pairs: [Pair]) -> Panel? {
    let bars = pairs.enumerated().compactMap { index, pair in
      Statistics.mean(of: pair.scores).map { mean in
        ScoreBar(
          place: Double(index), mean: mean,
          deviation: Statistics.standardDeviation(of: pair.scores, ddof: 1))
      }
    }
    guard !bars.isEmpty else { return nil }
    return Panel(
      letter: Panel.letter(at: pairs.count), title: "score after cloning both",
      x: Axis(label: "", names: pairs.indices.map { "(\(Panel.letter(at: $0)))" }),
      y: Axis(label: "", range: bars.range, ticCount: 6, isNumbered: true),
      series: bars.series(
        title: "", columns: ["panel", "normalized score"],
        fill: Fill(color: .skyBlue, hatching: .none), width: 0.6))
  }
}
