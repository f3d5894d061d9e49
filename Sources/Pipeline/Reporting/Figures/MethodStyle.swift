public import Plotting

/// How a method appears in every figure: one colour, one dash and one marker, so that colour, print
/// in grey and any kind of colour vision tell the same curves apart.
///
/// There are more methods than colours that can be told apart, so that methods share a style where no
/// figure shows both; `compared` says which meet.
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
    MethodStyle("bc-exp", "BC-exp", .blue, .dashed, .filledSquare, width: 1.1),
    MethodStyle("bc-all", "BC-all", .bluishGreen, .dashDotted, .filledTriangle, width: 1.1),
    MethodStyle("bc+d", "BC+d", .bluishGreen, .dashDotted, .filledTriangle, width: 1.1),
    MethodStyle(
      "2-phase-bc+d", "2-phase BC+d", .skyBlue, .shortDashed, .filledLowTriangle, width: 1.1),
    MethodStyle("valuedice", "ValueDICE", .orange, .dashDotDotted, .filledDiamond, width: 1.1),
    MethodStyle("iq-learn", "IQ-Learn", .yellow, .longDashDotted, .circle, width: 1.1),
    MethodStyle("oril", "ORIL", .orange, .dashDotDotted, .filledDiamond, width: 1.1),
    MethodStyle("dwbc", "DWBC", .skyBlue, .shortDashed, .filledLowTriangle, width: 1.1),
    MethodStyle(
      "dmil-no-d-adv-pi-info", "DMIL-no-d-adv&π-info", .orange, .dashDotDotted, .filledDiamond,
      width: 1.1),
    MethodStyle(
      "dmil-no-d-adv", "DMIL-no-d-adv", .yellow, .longDashDotted, .circle, width: 1.1),
    MethodStyle("dmil", "DMIL", .vermilion, .solid, .filledCircle, width: 1.3),
    MethodStyle("d2mil", "D2MIL", .vermilion, .solid, .filledCircle, width: 1.3),
    MethodStyle("lqr", "LQR", .black, .dotted, .plus, width: 1.1),
    MethodStyle(
      "simulated-human", "simulated human", .reddishPurple, .longDashed, .diamond, width: 0.9),
  ]

  /// Styles for the parts of data that one method learns from, the strongest first.
  ///
  /// - Precondition: There are no more than there are styles.
  static func parts(_ titles: [String]) -> [MethodStyle] {
    let methods = [
      "dmil", "bc", "bc+d", "oril", "2-phase-bc+d", "iq-learn", "lqr", "simulated-human",
    ]
    precondition(titles.count <= methods.count, "\(titles.count) parts have no styles")
    return zip(titles, methods).compactMap { title, method in
      guard var style = all.first(where: { $0.method == method }) else { return nil }
      (style.method, style.title) = (title, title)
      return style
    }
  }

  /// Methods that stand in one figure or table: Tables 1 and 4, Table 5, Figures 6 and 8.
  static let compared = [
    ["bc", "bc+d", "2-phase-bc+d", "valuedice", "iq-learn", "dmil", "lqr", "simulated-human"],
    ["bc", "bc+d", "2-phase-bc+d", "dmil-no-d-adv-pi-info", "dmil-no-d-adv", "dmil"],
    ["bc-exp", "bc-all", "oril", "dwbc", "d2mil", "lqr", "simulated-human"],
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

  /// The method's colour, hatched as its lines are dashed.
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

  var barLegendEntry: Figure.LegendEntry {
    Figure.LegendEntry(title: title, stroke: nil, marker: nil, fill: fill)
  }

  /// The styles of `methods`, each once, in the order of legends.
  static func all(of methods: [String]) throws(FigureDataError) -> [MethodStyle] {
    try all.all(of: methods)
  }
}

extension [MethodStyle] {
  /// Those of `methods`, each once, in this order.
  func all(of methods: [String]) throws(FigureDataError) -> [MethodStyle] {
    for method in methods where !contains(where: { $0.method == method }) {
      throw .unknownMethod(method, known: map(\.method))
    }
    return filter { methods.contains($0.method) }
  }
}
