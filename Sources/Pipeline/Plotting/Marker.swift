/// A sign set at a point.
public struct Marker: Hashable, Sendable {
  /// The raw values are gnuplot's point types in its svg and pdfcairo terminals.
  public enum Shape: Int, Sendable {
    case plus = 1
    case cross = 2
    case filledSquare = 5
    case filledCircle = 7
    case filledTriangle = 9
    case diamond = 12
    case filledDiamond = 13
    case filledLowTriangle = 11
    case circle = 6
  }

  public var shape: Shape
  public var color: Color

  /// In points of 1/72 inch, across.
  public var size: Double

  public init(shape: Shape, color: Color, size: Double) {
    self.shape = shape
    self.color = color
    self.size = size
  }
}
