import Testing
import TestSupport

@testable import Plotting

struct FigureScriptTests {
  @Test("The script draws every kind of series")
  func series() throws {
    try expectGolden(Figure.example.script, "FigureScriptTests.scriptDrawsEveryKindOfSeries.gp")
  }

  @Test("The script reads its table alone")
  func table() {
    let files = Figure.example.script.matches(of: /'([^']*)' index/).map(\.1)
    #expect(files.count == 5)
    #expect(Set(files) == ["every-drawing.tsv"])
  }

  @Test("The palette is set once before all panels")
  func palette() throws {
    let script = Figure.example.script
    #expect(script.matches(of: /set palette/).count == 1)
    let palette = try #require(script.firstRange(of: "set palette"))
    let plot = try #require(script.firstRange(of: "plot \\"))
    #expect(palette.lowerBound < plot.lowerBound)
  }
}
