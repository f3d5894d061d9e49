import Foundation

@testable import Plotting

extension Figure {
  /// Every kind of series, a title of two lines, Greek, an axis of names, a legend, a color scale and
  /// letters of other panels.
  static let example = Figure(
    name: "every-drawing",
    summary: "Panels of lines, points and bars.", sources: ["curve.csv sha256 0a1b", "seed 3"],
    page: Page(
      width: 6, columnCount: 3, aspect: 0.8,
      margins: .init(left: 0.6, right: 0.7, top: 0.6, bottom: 0.4), columnGap: 0.4),
    panels: [lines, points, bars],
    legend: [
      .init(title: "θ of a_1", stroke: stroke, marker: marker),
      .init(title: "no marker", stroke: stroke),
      .init(title: "no line", marker: marker),
      .init(title: "area", fill: fill),
      .init(title: "d", isColorScale: true),
    ],
    colorScale: .init(range: 0.1...0.9, palette: .viridis))

  static let stroke = Stroke(color: .blue, dash: .dashDotted, width: 1)
  static let marker = Marker(shape: .filledCircle, color: .vermilion, size: 4)
  private static let fill = Fill(color: .blue, hatching: .rising)

  private static let xs = (0...20).map(Double.init)

  private static let lines = Panel(
    letter: "a", title: "tilt θ\nin degrees",
    x: Axis(label: "time (s)", range: 0...20, ticCount: 5, isNumbered: true),
    y: Axis(label: "speed (m/s)", range: -1.1...1.1, ticCount: 5, isNumbered: true),
    series: [
      Series(
        title: "line", columns: ["time (s)", "θ"], rows: xs.map { [$0, sin($0 / 3)] },
        drawing: .line(stroke)),
      Series(
        title: "band", columns: ["time (s)", "low", "high"],
        rows: xs.map { [$0, sin($0 / 3) - 0.1, sin($0 / 3) + 0.1] },
        drawing: .band(.blue, opacity: 0.2)),
      Series(
        title: "markers", columns: ["time (s)", "θ"], rows: [[5, 0], [6, .nan], [7, 1]],
        drawing: .marks(marker)),
      Series(title: "fall", columns: ["time (s)", "θ"], rows: [[8, 1]], drawing: .points(marker)),
    ])

  private static let points = Panel(
    x: Axis(label: "", range: -1...21, tics: [], isNumbered: false),
    y: Axis(label: "", range: -1...21, tics: [0, 10, 20], isNumbered: false),
    series: [
      Series(
        title: "expert", columns: ["x", "y"], rows: xs.map { [$0, 20 - $0] },
        drawing: .dots(.lightGray, size: 2)),
      Series(
        title: "rollouts", columns: ["x", "y", "d"], rows: xs.map { [$0, $0, $0 / 20] },
        drawing: .coloredPoints(marker)),
      Series(
        title: "values", columns: ["x", "count"], rows: [[0.25, 2], [0.75, 3]],
        drawing: .coloredBars(width: 0.5)),
      Series(
        title: "others", columns: ["x", "count"], rows: [[0.25, 1], [0.75, 4]],
        drawing: .steps(stroke)),
    ], references: [.init(letter: "b", x: 1), .init(letter: "c", x: 1.5)])

  private static let bars = Panel(
    x: Axis(label: "", names: ["10 %", "it's"]),
    y: Axis(label: "", range: -1...5, ticCount: 5, isNumbered: true),
    series: [
      Series(
        title: "mean", columns: ["x", "score"], rows: [[0, 4], [1, .nan]],
        drawing: .bars(fill, width: 0.5)),
      Series(
        title: "deviation", columns: ["x", "low", "high"], rows: [[0, 3, 5]],
        drawing: .whiskers(stroke)),
    ])

  /// Every kind of shape.
  static let drawing = Figure(
    name: "drawing", summary: "Two boxes.", sources: [],
    page: Page(
      width: 4, aspect: 0.5,
      margins: .init(left: 0, right: 0, top: 0, bottom: 0)),
    shapes: [
      .box(center: .init(1, 1), width: 1, height: 0.5, .orange, tint: 0.5, outline: stroke),
      .arrow([.init(1.5, 1), .init(2, 1), .init(2, 1.5)], stroke),
      .text(
        [.plain("log "), .symbol("π"), .below("e"), .strong(" {a}")], at: .init(1, 1), .left),
    ])
}

extension EmbeddedPoint {
  init(_ x: Double, _ y: Double, discriminator: Double = 0.5) {
    self.init(x: x, y: y, discriminator: discriminator)
  }
}
