import Testing

@testable import Plotting

/// Figures that would draw nothing, or not what they say, are refused.
struct FigureTests {
  private static let axis = Axis(label: "", range: 0...1, tics: [], isNumbered: false)

  private static func figure(_ panels: [Panel], shapes: [Shape] = []) -> Figure {
    Figure(
      name: "refused", summary: "", sources: [], page: Figure.example.page, panels: panels,
      shapes: shapes)
  }

  private static func series(_ row: [Double]) -> Series {
    Series(title: "", columns: ["x", "y"], rows: [row], drawing: .line(Figure.stroke))
  }

  @Test("More panels than places are refused")
  func panels() async {
    await #expect(processExitsWith: .failure) {
      let panel = Figure.example.panels[0]
      _ = FigureTests.figure([panel, panel, panel, panel])
    }
  }

  @Test("Colored points without a color bar are refused")
  func colorBar() async {
    await #expect(processExitsWith: .failure) { _ = FigureTests.figure(Figure.example.panels) }
  }

  @Test("Panels beside shapes are refused")
  func shapes() async {
    await #expect(processExitsWith: .failure) {
      _ = FigureTests.figure([Figure.example.panels[0]], shapes: Figure.drawing.shapes)
    }
  }

  @Test("A panel without data is refused")
  func noData() async {
    await #expect(processExitsWith: .failure) {
      _ = Panel(letter: "", title: "", x: FigureTests.axis, y: FigureTests.axis, series: [])
    }
  }

  @Test("Rows of another width are refused")
  func width() async {
    await #expect(processExitsWith: .failure) { _ = FigureTests.series([1, 2, 3]) }
  }

  @Test("Data without a finite row are refused")
  func notFinite() async {
    await #expect(processExitsWith: .failure) { _ = FigureTests.series([1, .nan]) }
  }

  @Test("A range without length is refused")
  func noLength() async {
    await #expect(processExitsWith: .failure) {
      _ = Axis(label: "", range: 1...1, tics: [], isNumbered: true)
    }
  }

  @Test("A label of two lines is refused")
  func lines() async {
    await #expect(processExitsWith: .failure) { _ = quoted("two\nlines") }
  }
}
