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

/// Expert data and rollouts in the plane of one t-SNE, with a panel for each group of rollouts.
public enum EmbeddingFigure {
  /// A panel for each snapshot, with rollouts colored by the discriminator's output (Figures 9 and 10).
  ///
  /// - Throws: `FigureError.noData`.
  public static func coevolution(
    name: String, expert: [EmbeddedPoint],
    snapshots: [(step: String, score: Double, rollouts: [EmbeddedPoint])], sources: [String]
  ) throws(FigureError) -> Figure {
    guard !snapshots.isEmpty else { throw .noData(figure: name, part: "any snapshot") }
    let marker = Marker(shape: .filledCircle, color: Palette.viridis.colors[3], size: 1.8)
    let plane = try Plane(
      showing: expert, snapshots.map { ("step \($0.step)", $0.rollouts) }, in: name)
    return Figure(
      name: name,
      summary: "Expert data (gray) and rollouts (colored by the discriminator) in one t-SNE.",
      sources: sources,
      page: Page(
        width: 6.3, columnCount: snapshots.count, aspect: 1,
        margins: .init(left: 0.3, right: 0.72, top: 0.58, bottom: 0.26), columnGap: 0.14),
      panels: snapshots.enumerated().map { index, snapshot in
        let score = String(format: "%.1f", snapshot.score)
        return plane.panel(
          at: index, title: "step \(snapshot.step)\nscore \(score)", isLabeled: index == 0,
          rollouts: Series(
            title: "rollouts", columns: Plane.columns + ["discriminator"],
            rows: snapshot.rollouts.map { $0.place + [$0.discriminator] },
            drawing: .coloredPoints(marker)))
      },
      legend: [
        .init(title: "expert data", marker: Plane.expertMarker),
        .init(title: "rollouts, colored by d", marker: marker),
      ],
      colorBar: .init(
        axis: Axis(
          label: "discriminator d", range: 0.1...0.9, tics: [0.1, 0.3, 0.5, 0.7, 0.9],
          isNumbered: true),
        palette: .viridis))
  }

  /// A panel for each pair of a good or bad policy and model, and one with the scores, by seed, of
  /// policies that cloned both data (Figure 1).
  ///
  /// - Throws: `FigureError.noData`.
  public static func rollouts(
    name: String, expert: [EmbeddedPoint],
    pairs: [(title: String, rollouts: [EmbeddedPoint], scores: [Double])], sources: [String]
  ) throws(FigureError) -> Figure {
    let marker = Marker(shape: .filledCircle, color: .blue, size: 1.5)
    let plane = try Plane(showing: expert, pairs.map { ($0.title, $0.rollouts) }, in: name)
    var panels = pairs.enumerated().map { index, pair in
      plane.panel(
        at: index, title: pair.title, isLabeled: true,
        rollouts: Series(
          title: "rollouts", columns: Plane.columns, rows: pair.rollouts.map(\.place),
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
        .init(title: "expert data", marker: Plane.expertMarker),
        .init(title: "rollouts", marker: marker),
      ])
  }
}

/// The least square that shows all finite points with a margin of a twentieth.
///
/// A unit is as long along both axes and in all panels, because t-SNE shows distances and nothing else.
private struct Plane {
  static let columns = ["t-SNE 1", "t-SNE 2"]
  static let expertMarker = Marker(shape: .filledSquare, color: .lightGray, size: 2.6)

  private let expert: [EmbeddedPoint]
  private let x, y: ClosedRange<Double>

  /// - Throws: `FigureError.noData` if a group or the expert has no finite point.
  init(
    showing expert: [EmbeddedPoint], _ groups: [(part: String, points: [EmbeddedPoint])],
    in figure: String
  ) throws(FigureError) {
    let points = expert + groups.flatMap(\.points)
    for (part, points) in [("the expert", expert)] + groups
    where !points.contains(where: { $0.x.isFinite && $0.y.isFinite }) {
      throw .noData(figure: figure, part: part)
    }
    let bounds = [\EmbeddedPoint.x, \.y].map { coordinate in
      let values = points.map { $0[keyPath: coordinate] }.filter(\.isFinite)
      return (low: values.min() ?? 0, high: values.max() ?? 0)
    }
    let span = bounds.map { $0.high - $0.low }.max() ?? 0
    let half = 0.55 * (span > 0 ? span : 1)
    let ranges = bounds.map { ($0.low + $0.high) / 2 - half...($0.low + $0.high) / 2 + half }
    (self.expert, x, y) = (expert, ranges[0], ranges[1])
  }

  func panel(at index: Int, title: String, isLabeled: Bool, rollouts: Series) -> Panel {
    Panel(
      letter: Panel.letter(at: index), title: title,
      x: Axis(label: Self.columns[0], range: x, ticCount: 5, isNumbered: false),
      y: Axis(label: isLabeled ? Self.columns[1] : "", range: y, ticCount: 5, isNumbered: false),
      series: [
        Series(
          title: "expert", columns: Self.columns, rows: expert.map(\.place),
          drawing: .dots(Self.expertMarker.color, size: Self.expertMarker.size)), rollouts,
      ])
  }
}
