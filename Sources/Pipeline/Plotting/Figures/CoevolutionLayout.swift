/// The places of a co-evolution figure: in rows of at most six, an embedding and its histogram for each
/// snapshot; the scores below them.
///
/// All lengths are in inches. Three full rows with scores are 7.2 high, which a page has room for.
struct CoevolutionLayout {
  private let snapshotCount, rowCount, columnCount: Int
  private let hasCurve: Bool

  init(snapshotCount: Int, hasCurve: Bool) {
    (self.snapshotCount, self.hasCurve) = (snapshotCount, hasCurve)
    rowCount = (snapshotCount + 5) / 6
    // Fewer columns would make one row larger than it deserves, and three rows higher than a page.
    let least = rowCount == 1 ? 3 : rowCount == 2 ? 4 : 6
    columnCount = max(least, (snapshotCount + rowCount - 1) / rowCount)
  }

  func isFirstInRow(_ index: Int) -> Bool { index % columnCount == 0 }

  /// Whether no other snapshot is below.
  func isLowest(_ index: Int) -> Bool { index + columnCount >= snapshotCount }

  private static let width = 6.3
  private static let (left, right, gap) = (0.52, 0.1, 0.14)
  /// The two lines of a title, with the room above and below.
  private static let title = 0.33
  private static let numbers = 0.21

  private var size: Double {
    (Self.width - Self.left - Self.right - Self.gap * Double(columnCount - 1)) / Double(columnCount)
  }

  /// Of a rollout, in points of 1/72 inch.
  var markerSize: Double { min(max(size, 1), 1.6) }

  private var histogramHeight: Double { min(max(0.36 * size, 0.3), 0.5) }

  private var rowHeight: Double { Self.title + size + 0.07 + histogramHeight + Self.numbers }

  /// Embeddings, then histograms, then the scores.
  var page: Page {
    let legend = 0.22
    let cells = (0..<snapshotCount).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: columnCount)
      return Page.Place(
        left: Self.left + Double(column) * (size + Self.gap),
        top: legend + Double(row) * rowHeight + Self.title, width: size, height: size)
    }
    let histograms = cells.map { cell in
      Page.Place(
        left: cell.left, top: cell.top + size + 0.07, width: size, height: histogramHeight)
    }
    let bottom = legend + Double(rowCount) * rowHeight + 0.17
    guard hasCurve else {
      return Page(width: Self.width, height: bottom, places: cells + histograms)
    }
    let scores = Page.Place(
      left: Self.left, top: bottom + 0.24, width: Self.width - Self.left - Self.right, height: 0.9)
    return Page(
      width: Self.width, height: scores.top + scores.height + 0.42,
      places: cells + histograms + [scores])
  }
}
