private import Foundation
public import Plotting

/// Expert data and rollouts in one t-SNE plane at several training steps, rollouts coloured by what
/// the discriminator says of them (Figures 9 and 10).
public struct CoevolutionFigure: Sendable {
  public struct Rollout: Sendable {
    public var x, y: Double

    /// The discriminator's output, between 0.1 and 0.9.
    public var discriminator: Double

    public init(x: Double, y: Double, discriminator: Double) {
      self.x = x
      self.y = y
      self.discriminator = discriminator
    }
  }

  public struct ResultSet: Sendable {
    public var step: Int

    /// The score at that step.
    public var score: Double

    public var rollouts: [Rollout]

    public init(step: Int, score: Double, rollouts: [Rollout]) {
      self.step = step
      self.score = score
      self.rollouts = rollouts
    }
  }

  /// - Throws: `FigureDataError.noData`.
  public static func make(
    name: String, expert: [(x: Double, y: Double)], snapshots: [ResultSet], sources: [String]
  ) throws(FigureDataError) -> Figure {
    let points = expert.map { [$0.x, $0.y] }
    guard points.contains(where: { $0.allSatisfy(\.isFinite) }) else {
      throw .noData(figure: name, part: "the expert")
    }
    guard !snapshots.isEmpty else { throw .noData(figure: name, part: "any snapshot") }
    for snapshot in snapshots {
      let isDrawable = snapshot.rollouts.contains {
        $0.x.isFinite && $0.y.isFinite && $0.discriminator.isFinite
      }
      guard isDrawable else { throw .noData(figure: name, part: "step \(snapshot.step)") }
    }
    let everything = points + snapshots.flatMap { $0.rollouts.map { [$0.x, $0.y] } }
    let ranges = squareRanges(around: everything)
    return Figure(
      name: name,
      heading: .init(
        summary: "Expert data (grey) and rollouts (coloured by the discriminator) in one t-SNE.",
        sources: sources),
      page: Page(
        width: 6.3, rowCount: 1, columnCount: snapshots.count, aspect: 1,
        margins: .init(left: 0.3, right: 0.72, top: 0.58, bottom: 0.26), columnGap: 0.14, rowGap: 0),
      panels: snapshots.enumerated().map { index, snapshot in
        panel(at: index, showing: snapshot, before: points, in: ranges)
      },
      legend: [
        .init(title: "expert data", stroke: nil, marker: expertMarker),
        .init(title: "rollouts, coloured by d", stroke: nil, marker: rolloutMarker),
      ],
      colorBar: .init(
        axis: Axis(
          label: "discriminator d", range: 0.1...0.9, tics: [0.1, 0.3, 0.5, 0.7, 0.9],
          isNumbered: true),
        palette: .viridis))
  }

  private static let expertMarker = Marker(shape: .filledSquare, color: .lightGrey, size: 2.6)
  private static let rolloutMarker = Marker(
    shape: .filledCircle, color: Palette.viridis.colors[3], size: 1.8)

  private static func panel(
    at index: Int, showing snapshot: ResultSet, before expert: [[Double]],
    in ranges: (x: ClosedRange<Double>, y: ClosedRange<Double>)
  ) -> Panel {
    Panel(
      letter: Panel.letter(at: index),
      title: "step \(grouped(snapshot.step))\nscore \(String(format: "%.1f", snapshot.score))",
      x: Axis(label: "t-SNE 1", range: ranges.x, ticCount: 5, isNumbered: false),
      y: Axis(label: index == 0 ? "t-SNE 2" : "", range: ranges.y, ticCount: 5, isNumbered: false),
      series: [
        Series(
          title: "expert", columns: ["t-SNE 1", "t-SNE 2"], rows: expert,
          drawing: .dots(expertMarker.color, size: expertMarker.size)),
        Series(
          title: "rollouts", columns: ["t-SNE 1", "t-SNE 2", "discriminator"],
          rows: snapshot.rollouts.map { [$0.x, $0.y, $0.discriminator] },
          drawing: .coloredPoints(rolloutMarker)),
      ])
  }

  /// Digits in groups of three: 10,000.
  private static func grouped(_ number: Int) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(number))
    while digits.count > 3 {
      groups.insert(digits.suffix(3), at: 0)
      digits = digits.dropLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }
}
