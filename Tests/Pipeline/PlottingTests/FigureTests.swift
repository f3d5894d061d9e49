import Testing

@testable import Plotting

struct FigureTests {
  @Test("More panels than places are refused")
  func panels() async {
    await #expect(processExitsWith: .failure) {
      let example = Figure.example
      _ = Figure(
        name: "full", heading: example.heading, page: example.page,
        panels: example.panels + example.panels, legend: [], colorBar: nil)
    }
  }

  @Test("Colored points without a color bar are refused")
  func colorBar() async {
    await #expect(processExitsWith: .failure) {
      let example = Figure.example
      _ = Figure(
        name: "gray", heading: example.heading, page: example.page, panels: example.panels,
        legend: [], colorBar: nil)
    }
  }
}
