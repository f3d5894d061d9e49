/// One coordinate system of a figure.
public struct Panel: Equatable, Sendable {
  /// Stands above the panel, at its left end, in one line or more; empty for none.
  public var title: String

  /// A letter in brackets before the title, by which the text refers to the panel; empty for none.
  public var letter: String

  public var x: Axis
  public var y: Axis

  /// Drawn in order, later ones on top; bands lie behind everything else.
  public var series: [Series]

  /// The letter of the panel that is `index`-th from 0: a, b, c.
  ///
  /// - Precondition: There are no more than the alphabet has letters.
  public static func letter(at index: Int) -> String {
    String(Array("abcdefghijklmnopqrstuvwxyz")[index])
  }

  /// - Precondition: There is something to draw.
  public init(
    letter: String, title: String, x: Axis, y: Axis, series: [Series]
  ) {
    precondition(!series.isEmpty, "\(title): a panel without data")
    self.letter = letter
    self.title = title
    self.x = x
    self.y = y
    self.series = series
  }
}
