import Foundation

/// The rollouts of a training run at its snapshots (Figures 9 and 10): an embedding of each snapshot, with
/// rollouts colored by the discriminator's output d over the expert data; below it the histogram of d on
/// both; and below all of them the scores of the run with the places of the snapshots.
public enum CoevolutionFigure {
  public struct Snapshot: Sendable {
    let step: Int
    /// The step as the paper prints it.
    let title: String
    let score: Double
    /// At the same places in every snapshot, with d at this one.
    let expert: [EmbeddedPoint]
    let rollouts: [EmbeddedPoint]

    public init(
      step: Int, title: String, score: Double, expert: [EmbeddedPoint], rollouts: [EmbeddedPoint]
    ) {
      (self.step, self.title, self.score) = (step, title, score)
      (self.expert, self.rollouts) = (expert, rollouts)
    }

    fileprivate var printedScore: String {
      guard score.isFinite else { return "–" }
      return String(format: "%.1f", score).replacing("-", with: "−")
    }
  }

  /// The evaluations of the run, and what their scores are called.
  public typealias Curve = (score: String, points: [(step: Int, score: Double)])

  /// The number of snapshots that a page can hold; of more, this many are shown, evenly chosen.
  public static let snapshotLimit = 18

  /// - Throws: `FigureError.noData` for no snapshot, and for one without rollouts or outputs.
  public static func make(
    name: String, snapshots: [Snapshot], curve: Curve, sources: [String]
  ) throws(FigureError) -> Figure {
    let shown = shown(of: snapshots)
    guard !shown.isEmpty else { throw .noData(figure: name, part: "any snapshot") }
    for snapshot in shown where !snapshot.rollouts.contains(where: { $0.discriminator.isFinite }) {
      throw .noData(figure: name, part: "step \(snapshot.step)")
    }
    let plane = try EmbeddingPlane(
      showing: shown[0].expert, shown.map { ("step \($0.step)", $0.rollouts) }, in: name)
    let evaluations = curve.points.filter(\.score.isFinite)
    let layout = CoevolutionLayout(snapshotCount: shown.count, hasCurve: !evaluations.isEmpty)
    let histograms = shown.map(Self.histograms)
    let greatest = histograms.joined().flatMap(\.rows).map { $0[1] }.max() ?? 1
    let embeddings = shown.enumerated().map { index, snapshot in
      embedding(of: snapshot, at: index, in: plane, layout)
    }
    let counts = histograms.enumerated().map { index, series in
      histogram(series, at: index, upTo: greatest, layout)
    }
    return Figure(
      name: name,
      summary: "Expert data (gray) and rollouts (colored by the discriminator's output d) of each "
        + "snapshot in one t-SNE, counts of d, and scores.",
      sources: sources, page: layout.page,
      panels: embeddings + counts
        + (evaluations.isEmpty ? [] : [scores(evaluations, called: curve.score, of: shown)]),
      legend: [
        .init(
          title: "expert data", stroke: expertOutline,
          marker: Marker(shape: .filledSquare, color: .lightGray, size: 5)),
        .init(title: "rollouts, colored by d", marker: marker(size: 3)),
        .init(title: "d from 0.1 to 0.9", isColorScale: true),
      ],
      colorScale: .init(range: 0.1...0.9, palette: .viridis))
  }

  /// All snapshots, or those at `snapshotLimit` evenly spaced places, with the first and the last.
  public static func shown<Snapshot>(of snapshots: [Snapshot]) -> [Snapshot] {
    guard snapshots.count > snapshotLimit else { return snapshots }
    return (0..<snapshotLimit).map { place in
      let index = Double(place * (snapshots.count - 1)) / Double(snapshotLimit - 1)
      return snapshots[Int(index.rounded())]
    }
  }

  private static let expertOutline = Stroke(color: .black, dash: .shortDashed, width: 0.8)

  private static func marker(size: Double) -> Marker {
    Marker(shape: .filledCircle, color: Palette.viridis.colors[3], size: size)
  }

  private static func embedding(
    of snapshot: Snapshot, at index: Int, in plane: EmbeddingPlane, _ layout: CoevolutionLayout
  ) -> Panel {
    plane.panel(
      at: index, title: "step \(snapshot.title)\nscore \(snapshot.printedScore)",
      labels: ["", layout.isFirstInRow(index) ? "t-SNE" : ""],
      rollouts: Series(
        title: "rollouts", columns: EmbeddingPlane.columns + ["d"],
        rows: snapshot.rollouts.map { $0.place + [$0.discriminator] },
        drawing: .coloredPoints(marker(size: layout.markerSize))))
  }

  // MARK: Histograms

  private static func histogram(
    _ series: [Series], at index: Int, upTo greatest: Double, _ layout: CoevolutionLayout
  ) -> Panel {
    let isFirst = layout.isFirstInRow(index)
    return Panel(
      x: Axis(
        label: layout.isLowest(index) ? "d" : "", range: 0...1, tics: [0, 0.5, 1],
        isNumbered: true),
      y: Axis(
        label: isFirst ? "count" : "", range: 0...1.05 * greatest, ticCount: 2,
        isNumbered: isFirst),
      series: series)
  }

  private static let binCount = 20

  /// The histogram of d on the rollouts and, if the expert data have outputs, on them.
  private static func histograms(of snapshot: Snapshot) -> [Series] {
    let rollouts = Series(
      title: "rollouts", columns: ["d", "count"],
      rows: counts(of: snapshot.rollouts.map(\.discriminator)),
      drawing: .coloredBars(width: 1 / Double(binCount)))
    guard snapshot.expert.contains(where: { $0.discriminator.isFinite }) else { return [rollouts] }
    let expert = Series(
      title: "expert data", columns: ["d", "count"],
      rows: counts(of: snapshot.expert.map(\.discriminator)),
      drawing: .steps(expertOutline))
    return [rollouts, expert]
  }

  /// The middles of twenty equal bins from 0 to 1, and how many of `outputs` each holds.
  ///
  /// A bin holds its lower end; the last one also its upper end.
  static func counts(of outputs: [Double]) -> [[Double]] {
    var counts = Array(repeating: 0.0, count: binCount)
    for output in outputs where (0...1).contains(output) {
      counts[min(Int(output * Double(binCount)), binCount - 1)] += 1
    }
    return counts.enumerated().map { [(Double($0) + 0.5) / Double(binCount), $1] }
  }

  // MARK: Scores

  private static func scores(
    _ evaluations: [(step: Int, score: Double)], called label: String, of snapshots: [Snapshot]
  ) -> Panel {
    let steps = StepAxis(
      lastStep: max(evaluations.map(\.step).max() ?? 0, snapshots.last?.step ?? 0))
    func rows(_ points: [(step: Int, score: Double)]) -> [[Double]] {
      points.map { [Double($0.step) / steps.unit, $0.score] }
    }
    let columns = ["training step", label]
    let marked = snapshots.map { ($0.step, $0.score) }.filter(\.1.isFinite)
    var series = [
      Series(
        title: "score of each evaluation", columns: columns, rows: rows(evaluations),
        drawing: .line(Stroke(color: .blue, dash: .solid, width: 1.1)))
    ]
    if !marked.isEmpty {
      series.append(
        Series(
          title: "score of each snapshot", columns: columns, rows: rows(marked),
          drawing: .points(Marker(shape: .circle, color: .vermilion, size: 4.5))))
    }
    return Panel(
      x: steps.axis(),
      y: Axis(
        label: label, range: Axis.range(around: series.flatMap(\.rows).map { $0[1] }),
        ticCount: 4, isNumbered: true),
      series: series,
      references: snapshots.enumerated().map { index, snapshot in
        .init(letter: Panel.letter(at: index), x: Double(snapshot.step) / steps.unit)
      })
  }
}
