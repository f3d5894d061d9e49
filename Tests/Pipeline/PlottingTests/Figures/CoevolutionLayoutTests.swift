import Testing

@testable import Plotting

struct CoevolutionLayoutTests {
  @Test("Any number of snapshots fits a page", arguments: 1...CoevolutionFigure.snapshotLimit)
  func size(count: Int) {
    for hasCurve in [true, false] {
      let page = CoevolutionLayout(snapshotCount: count, hasCurve: hasCurve).page
      #expect(page.width == 6.3 && page.height * 72 <= 520)
      #expect(page.places.count == 2 * count + (hasCurve ? 1 : 0))
      for place in page.places {
        #expect(place.left > 0 && place.left + place.width < page.width)
        #expect(place.top > 0 && place.top + place.height < page.height)
      }
    }
  }

  @Test("No panel lies on another", arguments: [3, 7, 12, 18])
  func overlaps(count: Int) {
    let places = CoevolutionLayout(snapshotCount: count, hasCurve: true).page.places
    for (index, place) in places.enumerated() {
      for other in places[(index + 1)...] {
        let isBeside =
          place.left + place.width < other.left || other.left + other.width < place.left
        let isBelow = place.top + place.height < other.top || other.top + other.height < place.top
        #expect(isBeside || isBelow)
      }
    }
  }

  @Test("Rows have at most six embeddings, two rows about as many each")
  func rows() {
    for (count, columns) in [(1, 1), (3, 3), (6, 6), (7, 4), (12, 6), (13, 6), (18, 6)] {
      let places = CoevolutionLayout(snapshotCount: count, hasCurve: false).page.places
      #expect(Set(places.prefix(count).map(\.left)).count == columns, "\(count)")
    }
  }
}
