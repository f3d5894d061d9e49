import Testing
@testable import Reporting

struct SquareRangesTests {
  @Test func bothSidesAreAsLongAsTheWiderSpanAndAMargin() {
    let ranges = squareRanges(around: [[0, 1], [10, 3], [.nan, 2]])
    #expect(ranges.x == -0.5...10.5)
    #expect(ranges.y == -3.5...7.5)
  }

  @Test func aSinglePointHasARangeAroundIt() {
    let ranges = squareRanges(around: [[2, 3]])
    #expect(ranges.x.contains(2) && ranges.y.contains(3))
    #expect(ranges.x.upperBound > ranges.x.lowerBound)
  }
}
