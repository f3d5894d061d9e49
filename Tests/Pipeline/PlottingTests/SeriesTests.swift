import Testing

@testable import Plotting

struct SeriesTests {
  @Test("Rows of another width are refused")
  func width() async {
    await #expect(processExitsWith: .failure) {
      _ = Series(title: "", columns: ["x", "y"], rows: [[1, 2, 3]], drawing: .line(Figure.stroke))
    }
  }

  @Test("Data without a finite row are refused")
  func notFinite() async {
    await #expect(processExitsWith: .failure) {
      _ = Series(title: "", columns: ["x", "y"], rows: [[1, .nan]], drawing: .line(Figure.stroke))
    }
  }
}
