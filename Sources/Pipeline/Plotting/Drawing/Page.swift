/// The size of a figure and the places of its panels.
///
/// All lengths are in inches.
struct Page: Equatable, Sendable {
  struct Margins: Equatable, Sendable {
    var left, right, top, bottom: Double
  }

  /// A place of a panel; `top` is its distance from the page's upper edge.
  struct Place: Equatable, Sendable {
    var left, top, width, height: Double
  }

  /// Fractions of the page from its left and lower edges.
  struct Rectangle: Equatable, Sendable {
    var left, right, bottom, top: Double
  }

  let width: Double
  private(set) var height: Double
  private(set) var places: [Place]

  /// A page with `places`, in the order of its panels.
  init(width: Double, height: Double, places: [Place]) {
    precondition(
      places.allSatisfy { $0.width > 0 && $0.height > 0 }, "Margins leave no room for a panel")
    (self.width, self.height, self.places) = (width, height, places)
  }

  /// A grid of equal panels, row by row, on a page as high as they need.
  ///
  /// `aspect` is the height of a panel over its width; gaps are between neighboring panels.
  init(
    width: Double, rowCount: Int = 1, columnCount: Int = 1, aspect: Double, margins: Margins,
    columnGap: Double = 0, rowGap: Double = 0
  ) {
    let panelWidth =
      (width - margins.left - margins.right - columnGap * Double(columnCount - 1))
      / Double(columnCount)
    let panelHeight = panelWidth * aspect
    let places = (0..<rowCount * columnCount).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: columnCount)
      return Place(
        left: margins.left + Double(column) * (panelWidth + columnGap),
        top: margins.top + Double(row) * (panelHeight + rowGap), width: panelWidth,
        height: panelHeight)
    }
    self.init(
      width: width,
      height: margins.top + margins.bottom + rowGap * Double(rowCount - 1)
        + panelHeight * Double(rowCount), places: places)
  }

  /// The page with room above its panels for a legend that needs more than one row.
  func withRoom(for legend: [Figure.LegendEntry]) -> Page {
    let room = Legend(entries: legend).furtherHeight(within: width)
    var page = self
    page.height += room
    for index in page.places.indices { page.places[index].top += room }
    return page
  }

  /// The place of panel `index`, counted from 0.
  func place(ofPanel index: Int) -> Rectangle {
    let place = places[index]
    let top = height - place.top
    return Rectangle(
      left: place.left / width, right: (place.left + place.width) / width,
      bottom: (top - place.height) / height, top: top / height)
  }
}
