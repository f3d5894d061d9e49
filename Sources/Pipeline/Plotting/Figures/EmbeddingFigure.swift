import Foundation
import Statistics

/// A point of an embedding.
public struct EmbeddedPoint: Sendable {
  let x, y: Double
  /// The discriminator's output, between 0.1 and 0.9; not-a-number if there is none.
  let discriminator: Double

  public init(x: Double, y: Double, discriminator: Double) {
    (self.x, self.y, self.discriminator) = (x, y, discriminator)
  }

  var place: [Double] { [x, y] }
}

/// Expert data and rollouts in the plane of one t-SNE: a panel for each pair of a good or bad policy and
/// model, and one with the scores, by seed, of policies that cloned both data (Figure 1).
public enum EmbeddingFigure {
  /// - Throws: `FigureError.noData`.
  public static func make(
    name: String, expert: [EmbeddedPoint],
    pairs: [(title: String, rollouts: [EmbeddedPoint], scores: [Double])], sources: [String]
  ) throws(FigureError) -> Figure {
    let marker = Marker(shape: .filledCircle, color: .blue, size: 1.5)
    let plane = try EmbeddingPlane(showing: expert, pairs.map { ($0.title, $0.rollouts) }, in: name)
    var panels = pairs.enumerated().map { index, pair in
      plane.panel(
        at: index, title: pair.title, labels: EmbeddingPlane.columns,
        rollouts: Series(
          title: "rollouts", columns: EmbeddingPlane.columns, rows: pair.rollouts.map(\.place),
          drawing: .points(marker)))
    }
    let bars = pairs.enumerated().compactMap { ScoreBar(at: Double($0), of: $1.scores) }
    if !bars.isEmpty {
      panels.append(
        Panel(
          letter: Panel.letter(at: pairs.count), title: "score after cloning both",
          x: Axis(label: "", names: pairs.indices.map { "(\(Panel.letter(at: $0)))" }),
          y: Axis(label: "", range: bars.range, ticCount: 6, isNumbered: true),
          series: bars.series(
            title: "", columns: ["panel", "normalized score"],
            fill: Fill(color: .skyBlue, hatching: .none), width: 0.6)))
    }
    return Figure(
      name: name,
      summary: "Expert data (gray) and rollouts of four pairs of policy and model in one t-SNE.",
      sources: sources,
      page: Page(
        width: 6.3, rowCount: (panels.count + 2) / 3, columnCount: 3, aspect: 1,
        margins: .init(left: 0.3, right: 0.12, top: 0.44, bottom: 0.3), columnGap: 0.42,
        rowGap: 0.5),
      panels: panels,
      legend: [
        .init(title: "expert data", marker: EmbeddingPlane.expertMarker),
        .init(title: "rollouts", marker: marker),
      ])
  }
}
