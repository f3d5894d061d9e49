import Foundation

@testable import Plotting

extension Figure {
  /// Every kind of drawing, a title of two lines, Greek, a legend and a color bar.
  static let example = Figure(
    name: "every-drawing",
    heading: .init(
      summary: "One panel of lines, one of points.", sources: ["curve.csv sha256 0a1b", "seed 3"]),
    page: Page(
      width: 6, rowCount: 1, columnCount: 2, aspect: 0.8,
      margins: .init(left: 0.6, right: 0.7, top: 0.6, bottom: 0.4), columnGap: 0.4, rowGap: 0),
    panels: [lines, points],
    legend: [
      .init(title: "θ̇ of a_1", stroke: stroke, marker: marker),
      .init(title: "no marker", stroke: stroke, marker: nil),
      .init(title: "no line", stroke: nil, marker: marker),
    ],
    colorBar: .init(
      axis: Axis(label: "d", range: 0.1...0.9, tics: [0.1, 0.5, 0.9], isNumbered: true),
      palette: .viridis))

  static let stroke = Stroke(color: .blue, dash: .dashDotted, width: 1)
  static let marker = Marker(shape: .filledCircle, color: .vermilion, size: 4)

  private static let xs = (0...20).map(Double.init)

  private static let lines = Panel(
    letter: "a", title: "tilt θ\nin degrees",
    x: Axis(label: "time (s)", range: 0...20, ticCount: 5, isNumbered: true),
    y: Axis(label: "speed ẋ (m/s)", range: -1.1...1.1, ticCount: 5, isNumbered: true),
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
        drawing: .points(marker)),
    ])

  private static let points = Panel(
    letter: "", title: "", x: Axis(label: "", range: -1...21, tics: [], isNumbered: false),
    y: Axis(label: "", range: -1...21, tics: [0, 10, 20], isNumbered: false),
    series: [
      Series(
        title: "expert", columns: ["x", "y"], rows: xs.map { [$0, 20 - $0] },
        drawing: .dots(.lightGray, size: 2)),
      Series(
        title: "rollouts", columns: ["x", "y", "d"], rows: xs.map { [$0, $0, $0 / 20] },
        drawing: .coloredPoints(marker)),
    ])
}
