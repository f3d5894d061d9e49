import Foundation
import Plotting

/// Expert data and rollouts in one t-SNE plane at several training steps, with rollouts colored by the
/// discriminator's output (Figures 9 and 10).
enum CoevolutionFigure {
  struct Snapshot {
    let step: Int
    /// The score at that step.
    let score: Double
    let rollouts: [EmbeddedPoint]
  }

  /// - Throws: `FigureDataError.noData`.
  static func make(
    name: String, expert: [EmbeddedPoint], snapshots: [Snapshot], sources: [String]
  ) throws(FigureDataError) -> Figure {
    guard expert.contains(where: \.isFinite) else {
      throw .noData(figure: name, part: "the expert")
    }
    guard !snapshots.isEmpty else { throw .noData(figure: name, part: "any snapshot") }
    for snapshot in snapshots
    where !snapshot.rollouts.contains(where: { $0.isFinite && $0.discriminator.isFinite }) {
      throw .noData(figure: name, part: "step \(snapshot.step)")
    }
    let plane = EmbeddingPlane(showing: expert + snapshots.flatMap(\.rollouts))
    return Figure(
      name: name,
      heading: .init(
        summary: "Expert data (gray) and rollouts (colored by the discriminator) in one t-SNE.",
        sources: sources),
      page: Page(
        width: 6.3, rowCount: 1, columnCount: snapshots.count, aspect: 1,
        margins: .init(left: 0.3, right: 0.72, top: 0.58, bottom: 0.26), columnGap: 0.14, rowGap: 0),
      panels: snapshots.enumerated().map { index, snapshot in
        let score = String(format: "%.1f", snapshot.score)
        return plane.panel(
          at: index, title: "step \(NumberFormat.grouped("\(snapshot.step)"))\nscore \(score)",
          isLabeled: index == 0, expert: expert,
          rollouts: Series(
            title: "rollouts", columns: EmbeddingPlane.columns + ["discriminator"],
            rows: snapshot.rollouts.map { $0.place + [$0.discriminator] },
            drawing: .coloredPoints(rolloutMarker)))
      },
      legend: [
        .init(title: "expert data", stroke: nil, marker: EmbeddingPlane.expertMarker),
        .init(title: "rollouts, colored by d", stroke: nil, marker: rolloutMarker),
      ],
      colorBar: .init(
        axis: Axis(
          label: "discriminator d", range: 0.1...0.9, tics: [0.1, 0.3, 0.5, 0.7, 0.9],
          isNumbered: true),
        palette: .viridis))
  }

  private static let rolloutMarker = Marker(
    shape: .filledCircle, color: Palette.viridis.colors[3], size: 1.8)
}
