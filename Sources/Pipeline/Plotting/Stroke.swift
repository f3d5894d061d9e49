/// How a line is drawn.
public struct Stroke: Hashable, Sendable {
  /// A pattern of dashes, told apart in gray too.
  public enum Dash: Sendable {
    case solid, dashed, dotted, dashDotted, longDashed, shortDashed, dashDotDotted, longDashDotted

    /// Lengths drawn and left out by turns; one unit is half a point times the line's width.
    var pattern: [Int] {
      switch self {
      case .solid: []
      case .dashed: [10, 5]
      case .dotted: [2, 4]
      case .dashDotted: [12, 4, 2, 4]
      case .longDashed: [20, 6]
      case .shortDashed: [5, 4]
      case .dashDotDotted: [12, 4, 2, 4, 2, 4]
      case .longDashDotted: [20, 5, 2, 5]
      }
    }
  }

  public var color: Color
  public var dash: Dash

  /// In points of 1/72 inch.
  public var width: Double

  public init(color: Color, dash: Dash, width: Double) {
    self.color = color
    self.dash = dash
    self.width = width
  }
}
