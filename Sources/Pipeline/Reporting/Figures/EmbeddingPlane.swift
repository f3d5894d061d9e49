import Plotting

/// The plane of an embedding: a unit is as long along both axes and in all panels, because t-SNE shows
/// distances and nothing else.
struct EmbeddingPlane {
  static let columns = ["t-SNE 1", "t-SNE 2"]
  static let expertMarker = Marker(shape: .filledSquare, color: .lightGray, size: 2.6)

  let x, y: ClosedRange<Double>

  /// The least square that shows all finite points with a margin of a twentieth.
  init(showing points: [EmbeddedPoint]) {
    let bounds = [\EmbeddedPoint.x, \.y].map { coordinate in
      let values = points.map { $0[keyPath: coordinate] }.filter(\.isFinite)
      return (low: values.min() ?? 0, high: values.max() ?? 0)
    }
    let span = bounds.map { $0.high - $0.low }.max() ?? 0
    let half = 0.55 * (span > 0 ? span : 1)
    let ranges = bounds.map { ($0.low + $0.high) / 2 - half...($0.low + $0.high) / 2 + half }
    (x, y) = (ranges[0], ranges[1])
  }

  func panel(
    at index: Int, title: String, isLabeled: Bool, expert: [EmbeddedPoint], rollouts: Series
  ) -> Panel {
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
