/// The size of a figure and the places of its panels: a grid of equal rectangles.
///
/// All lengths are in inches.
public struct Page: Equatable, Sendable {
  public struct Margins: Equatable, Sendable {
    public var left, right, top, bottom: Double

    public init(left: Double, right: Double, top: Double, bottom: Double) {
      self.left = left
      self.right = right
      self.top = top
      self.bottom = bottom
    }
  }

  public struct Rectangle: Equatable, Sendable {
    public var left, right, bottom, top: Double
  }

  public var width, height: Double
  public var rowCount, columnCount: Int
  public var margins: Margins

  /// Between neighboring panels.
  public var columnGap, rowGap: Double

  /// A page as high as its panels ask for.
  ///
  /// `aspect` is the height of a panel over its width.
  public init(
    width: Double, rowCount: Int, columnCount: Int, aspect: Double, margins: Margins,
    columnGap: Double, rowGap: Double
  ) {
    self.width = width
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.margins = margins
    self.columnGap = columnGap
    self.rowGap = rowGap
    let panelWidth =
      (width - margins.left - margins.right - columnGap * Double(columnCount - 1))
      / Double(columnCount)
    precondition(panelWidth > 0, "Margins leave no room for a panel")
    height =
      margins.top + margins.bottom + rowGap * Double(rowCount - 1)
      + panelWidth * aspect * Double(rowCount)
  }

  /// The page with room above its panels for a legend that needs more than one row.
  public func withRoom(for legend: [Figure.LegendEntry]) -> Page {
    let height = Legend(entries: legend).furtherHeight(within: width)
    var page = self
    page.margins.top += height
    page.height += height
    return page
  }

  /// The place of panel `index`, counted row by row from the top left, as fractions of the page
  /// from its left and lower edges.
  func place(ofPanel index: Int) -> Rectangle {
    let (row, column) = index.quotientAndRemainder(dividingBy: columnCount)
    let panelWidth =
      (width - margins.left - margins.right - columnGap * Double(columnCount - 1))
      / Double(columnCount)
    let panelHeight =
      (height - margins.top - margins.bottom - rowGap * Double(rowCount - 1)) / Double(rowCount)
    let left = margins.left + Double(column) * (panelWidth + columnGap)
    let top = height - margins.top - Double(row) * (panelHeight + rowGap)
    return Rectangle(
      left: left / width, right: (left + panelWidth) / width,
      bottom: (top - panelHeight) / height, top: top / height)
  }
}
