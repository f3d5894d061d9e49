/// One coordinate system of a figure.
public struct Panel: Equatable, Sendable {
  /// Stands above the panel, at its left end; empty for none.
  public var title: String

  /// A letter in brackets before the title, by which the text refers to the panel; empty for none.
  public var letter: String

  public var x: Axis
  public var y: Axis

  /// Drawn in order, later ones on top; bands lie behind everything else.
  public var series: [Series]

  /// Heights at which a horizontal line crosses the panel, behind the data.
  public var levels: [Level]

  public init(
    letter: String, title: String, x: Axis, y: Axis, series: [Series], levels: [Level]
  ) {
    self.letter = letter
    self.title = title
    self.x = x
    self.y = y
    self.series = series
    self.levels = levels
  }

  /// A value to compare with, such as a target.
  public struct Level: Equatable, Sendable {
    public var value: Double
    public var stroke: Stroke

    public init(value: Double, stroke: Stroke) {
      self.value = value
      self.stroke = stroke
    }
  }
}
