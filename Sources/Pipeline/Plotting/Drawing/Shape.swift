/// A part of a drawing that shows no data: a box, an arrow or a text on the page.
///
/// All lengths are in inches, and places are counted from the page's lower left corner.
enum Shape: Equatable, Sendable {
  struct Point: Equatable, Sendable {
    var x, y: Double

    init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
  }

  /// A piece of a text in one line.
  enum Word: Equatable, Sendable {
    case plain(String)
    /// A symbol of mathematics, in italics.
    case symbol(String)
    /// Below the symbol before it.
    case below(String)
    /// In bold type.
    case strong(String)
  }

  /// The place of a text relative to its point.
  enum Alignment: String, Sendable { case left, center, right }

  /// A rectangle around `center`: its area in a tint of a color, from none at 0 to full at 1, and its
  /// outline.
  case box(center: Point, width: Double, height: Double, Color, tint: Double, outline: Stroke)

  /// A line along `points`, of which there are at least two, with a head at the last.
  case arrow([Point], Stroke)

  case text([Word], at: Point, Alignment)
}
