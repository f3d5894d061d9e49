import Records

/// The appearance of a method in every figure: one color, one dash and one marker, so that curves are
/// distinct in grayscale and for every kind of color vision.
///
/// There are more methods than distinct colors: methods share a style if no figure shows both.
struct MethodStyle: Equatable, Sendable {
  /// As specifications spell it.
  let method: String
  /// As the paper spells it.
  let title: String
  let stroke: Stroke
  let marker: Marker

  private static let styles: [(Color, Stroke.Dash, Marker.Shape)] = [
    (.blue, .dashed, .filledSquare), (.bluishGreen, .dashDotted, .filledTriangle),
    (.skyBlue, .shortDashed, .filledLowTriangle), (.orange, .dashDotDotted, .filledDiamond),
    (.yellow, .longDashDotted, .circle), (.vermilion, .solid, .filledCircle),
    (.black, .dotted, .plus), (.reddishPurple, .longDashed, .diamond),
  ]

  private init(method: String, title: String, style: Int) {
    let (color, dash, shape) = Self.styles[style]
    (self.method, self.title) = (method, title)
    stroke = Stroke(color: color, dash: dash, width: dash == .solid ? 1.3 : 1.1)
    marker = Marker(shape: shape, color: color, size: 3.6)
  }

  /// The styles of all methods in the order of legends.
  static let all = MethodLabel.all.map {
    MethodStyle(method: $0.name, title: $0.title, style: $0.style)
  }

  /// Styles for the parts of a dataset, the largest part in the most prominent style.
  ///
  /// - Precondition: There are no more parts than styles.
  static func parts(_ titles: [String]) -> [MethodStyle] {
    precondition(titles.count <= styles.count, "\(titles.count) parts have no styles")
    return zip(titles, [5, 0, 1, 3, 2, 4, 6, 7]).map {
      MethodStyle(method: $0, title: $0, style: $1)
    }
  }
}

extension MethodStyle {
  /// A line through `rows`, with the method's marker at each of `markedRows`.
  func line(
    title: String, columns: [String], rows: [[Double]], markedRows: [[Double]]
  ) -> [Series] {
    let line = Series(title: title, columns: columns, rows: rows, drawing: .line(stroke))
    guard !markedRows.isEmpty else { return [line] }
    let markers = Series(
      title: "\(title), markers", columns: columns, rows: markedRows, drawing: .marks(marker))
    return [line, markers]
  }

  /// A line through `rows`, with about `markerCount` markers at equal distances.
  func line(
    title: String, columns: [String], rows: [[Double]], markerCount: Int
  ) -> [Series] {
    let marked = stride(from: 0, to: rows.count, by: max(1, rows.count / markerCount))
    return line(title: title, columns: columns, rows: rows, markedRows: marked.map { rows[$0] })
  }

  var legendEntry: Figure.LegendEntry { .init(title: title, stroke: stroke, marker: marker) }

  /// The color with a hatching of its own for each dash of lines.
  var fill: Fill {
    let hatching: Fill.Hatching =
      switch stroke.dash {
      case .solid, .dotted, .longDashed: .none
      case .dashed: .rising
      case .shortDashed: .meshed
      case .dashDotted: .crossed
      case .dashDotDotted: .fallingDensely
      case .longDashDotted: .falling
      }
    return Fill(color: stroke.color, hatching: hatching)
  }
}

extension [MethodStyle] {
  /// The styles of `methods`, each once, in the order of legends.
  ///
  /// - Throws: `FigureError.unknownMethod`.
  func styles(of methods: [String]) throws(FigureError) -> [MethodStyle] {
    for method in methods where !contains(where: { $0.method == method }) {
      throw .unknownMethod(method)
    }
    return filter { methods.contains($0.method) }
  }
}
