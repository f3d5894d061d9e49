/// The size of a figure and the places of its panels: a grid of equal rectangles.
///
/// All lengths are in inches.
struct Page: Equatable, Sendable {
  struct Margins: Equatable, Sendable {
    var left, right, top, bottom: Double
  }

  struct Rectangle: Equatable, Sendable {
    var left, right, bottom, top: Double
  }

  let width: Double
  private(set) var height: Double
  let rowCount, columnCount: Int
  private(set) var margins: Margins
  /// Between neighboring panels.
  private let columnGap, rowGap: Double
  private let panelWidth: Double

  /// A page as high as its panels need.
  ///
  /// `aspect` is the height of a panel over its width.
  init(
    width: Double, rowCount: Int = 1, columnCount: Int = 1, aspect: Double, margins: Margins,
    columnGap: Double = 0, rowGap: Double = 0
  ) {
    (self.width, self.margins) = (width, margins)
    (self.rowCount, self.columnCount) = (rowCount, columnCount)
    (self.columnGap, self.rowGap) = (columnGap, rowGap)
    panelWidth =
      (width - margins.left - margins.right - columnGap * Double(columnCount - 1))
      / Double(columnCount)
    precondition(panelWidth > 0, "Margins leave no room for a panel")
    height =
      margins.top + margins.bottom + rowGap * Double(rowCount - 1)
      + panelWidth * aspect * Double(rowCount)
  }

  /// The page with room above its panels for a legend that needs more than one row.
  func withRoom(for legend: [Figure.LegendEntry]) -> Page {
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
    let panelHeight =
      (height - margins.top - margins.bottom - rowGap * Double(rowCount - 1)) / Double(rowCount)
    let left = margins.left + Double(column) * (panelWidth + columnGap)
    let top = height - margins.top - Double(row) * (panelHeight + rowGap)
    return Rectangle(
      left: left / width, right: (left + panelWidth) / width,
      bottom: (top - panelHeight) / height, top: top / height)
  }
}
