import Testing

@testable import Plotting

struct FigureTests {
  @Test func refusesMorePanelsThanThePageHasPlacesFor() async {
    await #expect(processExitsWith: .failure) {
      let example = Figure.example
      _ = Figure(
        name: "full", heading: example.heading, page: example.page,
        panels: example.panels + example.panels, legend: [], colorBar: nil)
    }
  }

  @Test func refusesColoredPointsWithoutAColorBar() async {
    await #expect(processExitsWith: .failure) {
      let example = Figure.example
      _ = Figure(
        name: "gray", heading: example.heading, page: example.page, panels: example.panels,
        legend: [], colorBar: nil)
    }
  }
}
