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

  @Test("Neighbors are a gap apart")
  func gaps() {
    let gap = page.place(ofPanel: 1).left - page.place(ofPanel: 0).right
    let rowGap = page.place(ofPanel: 0).bottom - page.place(ofPanel: 3).top
    #expect(abs(gap * page.width - 0.3) < 1e-12)
    #expect(abs(rowGap * page.height - 0.25) < 1e-12)
  }
}
