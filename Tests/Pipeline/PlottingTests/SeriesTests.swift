import Testing

@testable import Plotting

struct SeriesTests {
  @Test func refusesRowsOfAnotherWidth() async {
    await #expect(processExitsWith: .failure) {
      _ = Series(title: "", columns: ["x", "y"], rows: [[1, 2, 3]], drawing: .line(Figure.stroke))
    }
  }

  @Test func refusesDataOfWhichNothingCanBeDrawn() async {
    await #expect(processExitsWith: .failure) {
      _ = Series(title: "", columns: ["x", "y"], rows: [[1, .nan]], drawing: .line(Figure.stroke))
    }
  }
}
