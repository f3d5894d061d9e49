public import Plotting

/// How a method appears in every figure: one colour, one dash and one marker, so that colour, print
/// in grey and any kind of colour vision tell the same curves apart.
public struct MethodStyle: Equatable, Sendable {
  /// As the specifications spell it.
  public var method: String

  /// As the paper spells it.
  public var title: String

  public var stroke: Stroke
  public var marker: Marker

  /// All methods that figures know, in the order of legends.
  public static let all: [MethodStyle] = [
    MethodStyle("bc", "BC", .blue, .dashed, .filledSquare, width: 1.1),
    MethodStyle("bc+d", "BC+d", .bluishGreen, .dashDotted, .filledTriangle, width: 1.1),
    MethodStyle("dmil", "DMIL", .vermilion, .solid, .filledCircle, width: 1.3),
    MethodStyle("lqr", "LQR", .black, .dotted, .plus, width: 1.1),
    MethodStyle(
      "simulated-human", "simulated human", .reddishPurple, .longDashed, .diamond, width: 0.9),
  ]

  /// The style of `method`.
  ///
  /// - Throws: `FigureDataError.unknownMethod`.
  public static func of(_ method: String) throws(FigureDataError) -> MethodStyle {
    guard let style = all.first(where: { $0.method == method }) else {
      throw .unknownMethod(method, known: all.map(\.method))
    }
    return style
  }

  private init(
    _ method: String, _ title: String, _ color: Color, _ dash: Stroke.Dash, _ shape: Marker.Shape,
    width: Double
  ) {
    self.method = method
    self.title = title
    stroke = Stroke(color: color, dash: dash, width: width)
    marker = Marker(shape: shape, color: color, size: 3.6)
  }
}

extension MethodStyle {
  /// A line through `rows`, and the method's marker at each of `markedRows`.
  func line(
    title: String, columns: [String], rows: [[Double]], markedRows: [[Double]]
  ) -> [Series] {
    let line = Series(title: title, columns: columns, rows: rows, drawing: .line(stroke))
    guard !markedRows.isEmpty else { return [line] }
    let markers = Series(
      title: "\(title), markers", columns: columns, rows: markedRows, drawing: .points(marker))
    return [line, markers]
  }

  var legendEntry: Figure.LegendEntry {
    Figure.LegendEntry(title: title, stroke: stroke, marker: marker)
  }

  /// The styles of `methods`, each once, in the order of legends.
  static func all(of methods: [String]) throws(FigureDataError) -> [MethodStyle] {
    for method in methods { _ = try of(method) }
    return all.filter { methods.contains($0.method) }
  }
}
