/// Data in a panel, and how they are drawn.
///
/// Values that are not finite leave a gap.
public struct Series: Equatable, Sendable {
  public enum Drawing: Equatable, Sendable {
    /// Columns x and y, joined.
    case line(Stroke)

    /// Columns x, low and high: the area between, behind all lines.
    case band(Color, opacity: Double)

    /// Columns x and y, a square of `size` points at each: for very many.
    case dots(Color, size: Double)

    /// Columns x and y.
    case points(Marker)

    /// Columns x, y and a value that the figure's color bar turns into the marker's color.
    case coloredPoints(Marker)

    /// Columns x and y: from 0 to y, so wide along x.
    case bars(Fill, width: Double)

    /// Columns x, low and high: a line from low to high with a short one across at either end.
    case whiskers(Stroke)

    var columnCount: Int {
      switch self {
      case .line, .dots, .points, .bars: 2
      case .band, .coloredPoints, .whiskers: 3
      }
    }
  }

  /// Who or what the data are, as a comment in the table.
  public var title: String

  /// Names with units, one for each column.
  public var columns: [String]

  /// One row for each point.
  public var rows: [[Double]]

  public var drawing: Drawing

  var isColoredByValue: Bool {
    if case .coloredPoints = drawing { true } else { false }
  }

  /// - Precondition: Each row and `columns` have as many entries as `drawing` asks for, and at
  ///   least one row is finite.
  public init(title: String, columns: [String], rows: [[Double]], drawing: Drawing) {
    let count = drawing.columnCount
    precondition(columns.count == count, "\(title): \(columns.count) columns, \(count) wanted")
    precondition(
      rows.allSatisfy { $0.count == count }, "\(title): a row that has not \(count) columns")
    precondition(
      rows.contains { $0.allSatisfy(\.isFinite) }, "\(title): no row that can be drawn")
    self.title = title
    self.columns = columns
    self.rows = rows
    self.drawing = drawing
  }
}
