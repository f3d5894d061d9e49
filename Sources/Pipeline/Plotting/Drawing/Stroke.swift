/// How a line is drawn.
struct Stroke: Hashable, Sendable {
  /// A pattern of dashes, distinct in grayscale.
  enum Dash: Sendable {
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

  var color: Color
  var dash: Dash
  /// In points of 1/72 inch.
  var width: Double
}

/// A sign at a point.
struct Marker: Hashable, Sendable {
  /// The raw values are gnuplot's point types in its svg and pdfcairo terminals.
  enum Shape: Int, Sendable {
    case plus = 1
    case cross = 2
    case filledSquare = 5
    case circle = 6
    case filledCircle = 7
    case filledTriangle = 9
    case filledLowTriangle = 11
    case diamond = 12
    case filledDiamond = 13
  }

  var shape: Shape
  var color: Color
  /// Across, in points of 1/72 inch.
  var size: Double
}

/// How an area is filled: a color, and a hatching that distinguishes it in grayscale.
struct Fill: Hashable, Sendable {
  /// The raw values are gnuplot's fill patterns in its svg and pdfcairo terminals; 3 is missing, since
  /// it is no hatching.
  enum Hatching: Int, Sendable {
    case none = 0
    case crossed = 1
    case meshed = 2
    case falling = 4
    case rising = 5
    case fallingDensely = 6
  }

  var color: Color
  var hatching: Hatching
}
