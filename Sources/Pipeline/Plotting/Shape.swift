/// A part of a drawing that shows no data: a box, an arrow or a text on the page.
///
/// All lengths are in inches, and places are counted from the page's lower left corner.
public enum Shape: Equatable, Sendable {
  public struct Point: Equatable, Sendable {
    public var x, y: Double

    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A text in one line, piece by piece.
  public struct Words: Equatable, Sendable {
    public enum Piece: Equatable, Sendable {
      case plain(String)
      /// A symbol of mathematics, in italics.
      case symbol(String)
      /// Below the symbol before it.
      case below(String)
      /// In bold type.
      case strong(String)
    }

    public var pieces: [Piece]

    public init(_ pieces: [Piece]) { self.pieces = pieces }
  }

  /// Where a text stands, seen from its place.
  public enum Alignment: String, Sendable { case left, center, right }

  /// A rectangle around `center`: its area in a tint of a color, from nothing at 0 to all of it at
  /// 1, and its outline.
  case box(center: Point, width: Double, height: Double, Color, tint: Double, outline: Stroke)

  /// A line along `points`, of which there are at least two, with a head at the last.
  case arrow([Point], Stroke)

  case text(Words, at: Point, Alignment)
}
