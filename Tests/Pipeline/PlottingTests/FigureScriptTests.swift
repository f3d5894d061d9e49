import Testing
import TestSupport

@testable import Plotting

struct FigureScriptTests {
  @Test("The script draws every kind of series")
  func series() throws {
    try expectGolden(Figure.example.script, "FigureScriptTests.scriptDrawsEveryKindOfSeries.gp")
  }

  @Test("The table has a block for each series")
  func table() throws {
    try expectGolden(Figure.example.table, "FigureTableTests.tableHasABlockForEachSeries.tsv")
  }

  @Test("A drawing has boxes, arrows and words and no data")
  func shapes() throws {
    try expectGolden(Figure.drawing.script, "FigureScriptTests.shapes.gp")
    #expect(Figure.drawing.table.contains("draws no data"))
  }
}
