import Testing

@testable import Plotting

/// Figures that would draw nothing, or not what they say, are refused.
struct FigureTests {
  static let axis = Axis(label: "", range: 0...1, tics: [], isNumbered: false)

  static func figure(_ panels: [Panel], shapes: [Shape] = []) -> Figure {
    Figure(
      name: "refused", summary: "", sources: [], page: Figure.example.page, panels: panels,
      shapes: shapes)
  }

  static func series(_ row: [Double]) -> Series {
    Series(title: "", columns: ["x", "y"], rows: [row], drawing: .line(Figure.stroke))
  }

  enum Mistake: String, Codable, CaseIterable {
    case morePanelsThanPlaces, colorsWithoutScale, panelsBesideShapes, panelWithoutData, rowsTooWide
    case noFiniteRow, rangeWithoutLength, labelOfTwoLines

    func make() {
      let panel = Figure.example.panels[0]
      switch self {
      case .morePanelsThanPlaces: _ = FigureTests.figure([panel, panel, panel, panel])
      case .colorsWithoutScale: _ = FigureTests.figure(Figure.example.panels)
      case .panelsBesideShapes: _ = FigureTests.figure([panel], shapes: Figure.drawing.shapes)
      case .panelWithoutData:
        _ = Panel(letter: "", title: "", x: FigureTests.axis, y: FigureTests.axis, series: [])
      case .rowsTooWide: _ = FigureTests.series([1, 2, 3])
      case .noFiniteRow: _ = FigureTests.series([1, .nan])
      case .rangeWithoutLength: _ = Axis(label: "", range: 1...1, tics: [], isNumbered: true)
      case .labelOfTwoLines: _ = quoted("two\nlines")
      }
    }
  }

  @Test("Mistakes are refused", arguments: Mistake.allCases)
  func refusals(mistake: Mistake) async {
    await #expect(processExitsWith: .failure) { [mistake] in mistake.make() }
  }
}
