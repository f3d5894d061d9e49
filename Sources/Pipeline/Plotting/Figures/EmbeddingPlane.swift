/// The least square that shows all finite points with a margin of a twentieth.
///
/// A unit is as long along both axes and in all panels, because t-SNE shows distances and nothing else.
struct EmbeddingPlane {
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

  /// The panel at `index` of those with letters; `labels` are of x and y.
  func panel(at index: Int, title: String, labels: [String], rollouts: Series) -> Panel {
    Panel(
      letter: Panel.letter(at: index), title: title,
      x: Axis(label: labels[0], range: x, ticCount: 5, isNumbered: false),
      y: Axis(label: labels[1], range: y, ticCount: 5, isNumbered: false),
      series: [
        Series(
          title: "expert data", columns: Self.columns, rows: expert.map(\.place),
          drawing: .dots(Self.expertMarker.color, size: Self.expertMarker.size)), rollouts,
      ])
  }
}
