/// How an area is filled: a color, and a hatching over it that tells it from others in gray.
public struct Fill: Hashable, Sendable {
  /// The raw values are gnuplot's fill patterns in its svg and pdfcairo terminals; 3 is missing, since
  /// it is no hatching.
  public enum Hatching: Int, Sendable {
    case none = 0
    case crossed = 1
    case meshed = 2
    case falling = 4
    case rising = 5
    case fallingDensely = 6
  }

  public var color: Color
  public var hatching: Hatching

  public init(color: Color, hatching: Hatching) {
    self.color = color
    self.hatching = hatching
  }
}
