import Testing

@testable import Plotting

struct PageTests {
  private let page = Page(
    width: 6, rowCount: 2, columnCount: 3, aspect: 0.5,
    margins: .init(left: 0.6, right: 0.2, top: 0.5, bottom: 0.4), columnGap: 0.3, rowGap: 0.25)

  @Test("Panels have the requested aspect")
  func aspect() {
    for index in 0..<6 {
      let place = page.place(ofPanel: index)
      let width = (place.right - place.left) * page.width
      let height = (place.top - place.bottom) * page.height
      #expect(abs(height / width - 0.5) < 1e-12)
    }
  }

  @Test("Panels fill the page within its margins")
  func margins() {
    let first = page.place(ofPanel: 0)
    let last = page.place(ofPanel: 5)
    #expect(abs(first.left * page.width - 0.6) < 1e-12)
    #expect(abs((1 - first.top) * page.height - 0.5) < 1e-12)
    #expect(abs((1 - last.right) * page.width - 0.2) < 1e-12)
    #expect(abs(last.bottom * page.height - 0.4) < 1e-12)
  }

  @Test("Places may be of any size, and move down to make room for a legend")
  func places() {
    let places = [
      Page.Place(left: 1, top: 0.5, width: 2, height: 1),
      Page.Place(left: 0, top: 2, width: 6, height: 0.5),
    ]
    let page = Page(width: 8, height: 4, places: places)
    let first = Page.Rectangle(left: 0.125, right: 0.375, bottom: 0.625, top: 0.875)
    #expect(page.place(ofPanel: 0) == first)
    let legend = (0..<20).map { Figure.LegendEntry(title: "method \($0)", stroke: Figure.stroke) }
    let higher = page.withRoom(for: legend)
    let room = higher.height - page.height
    #expect(room > 0)
    #expect(zip(higher.places, places).allSatisfy { abs($0.top - $1.top - room) < 1e-9 })
  }

  @Test("Neighbors are a gap apart")
  func gaps() {
    let gap = page.place(ofPanel: 1).left - page.place(ofPanel: 0).right
    let rowGap = page.place(ofPanel: 0).bottom - page.place(ofPanel: 3).top
    #expect(abs(gap * page.width - 0.3) < 1e-12)
    #expect(abs(rowGap * page.height - 0.25) < 1e-12)
  }
}
