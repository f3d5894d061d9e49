import Testing
import TestSupport

@testable import Plotting

struct FigureScriptTests {
  @Test func scriptDrawsEveryKindOfSeries() throws {
    try expectGolden(Figure.example.script, "FigureScriptTests.scriptDrawsEveryKindOfSeries.gp")
  }

  @Test func scriptReadsNothingButItsTable() {
    let files = Figure.example.script.matches(of: /'([^']*)' index/).map(\.1)
    #expect(files.count == 5)
    #expect(Set(files) == ["every-drawing.tsv"])
  }

  @Test func scriptSetsThePaletteOnceBeforeAllPanels() throws {
    let script = Figure.example.script
    #expect(script.matches(of: /set palette/).count == 1)
    let palette = try #require(script.firstRange(of: "set palette"))
    let plot = try #require(script.firstRange(of: "plot \\"))
    #expect(palette.lowerBound < plot.lowerBound)
  }

  @Test func scriptIsTheSameEachTime() {
    #expect(Figure.example.script == Figure.example.script)
  }
}
