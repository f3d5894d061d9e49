/// Data in a panel, and how they are drawn.
///
/// Values that are not finite leave a gap.
struct Series: Equatable, Sendable {
  enum Drawing: Equatable, Sendable {
    /// Columns x and y, joined.
    case line(Stroke)
    /// Columns x, low and high: the area between, behind all lines.
    case band(Color, opacity: Double)
    /// Columns x and y, a square of `size` points at each: for very many.
    case dots(Color, size: Double)
    /// Columns x and y.
    case points(Marker)
    /// Columns x and y, at some points of a line that another series draws.
    case marks(Marker)
    /// Columns x, y and a value that the figure's color scale turns into the marker's color.
    case coloredPoints(Marker)
    /// Columns x and y: from 0 to y, `width` along x.
    case bars(Fill, width: Double)
    /// Columns x and y: from 0 to y, `width` along x, in the color of x on the figure's color scale.
    case coloredBars(width: Double)
    /// Columns x and y: the outline of bars that touch each other.
    case steps(Stroke)
    /// Columns x, low and high: a line from low to high with a short one across at either end.
    case whiskers(Stroke)

    var columnCount: Int {
      switch self {
      case .line, .dots, .points, .marks, .bars, .coloredBars, .steps: 2
      case .band, .coloredPoints, .whiskers: 3
      }
    }
  }

  /// A comment in the table.
  let title: String
  /// Names with units, one for each column.
  let columns: [String]
  /// One row for each point.
  let rows: [[Double]]
  let drawing: Drawing

  /// - Precondition: Each row and `columns` have as many entries as `drawing` needs, and at least one
  ///   row is finite.
  init(title: String, columns: [String], rows: [[Double]], drawing: Drawing) {
    let count = drawing.columnCount
    precondition(columns.count == count, "\(title): \(columns.count) columns, \(count) wanted")
    precondition(
      rows.allSatisfy { $0.count == count }, "\(title): a row that has not \(count) columns")
    precondition(
      rows.contains { $0.allSatisfy(\.isFinite) }, "\(title): no row that can be drawn")
    (self.title, self.columns, self.rows, self.drawing) = (title, columns, rows, drawing)
  }

  var isColoredByValue: Bool {
    switch drawing {
    case .coloredPoints, .coloredBars: true
    default: false
    }
  }
}
