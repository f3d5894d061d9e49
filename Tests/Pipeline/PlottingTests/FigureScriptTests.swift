import TestSupport
import Testing

@testable import Plotting

struct FigureScriptTests {
  @Test(
    "Scripts draw every kind of series and of shape; a table has a block for each series",
    arguments: [
      (Figure.example.script, "FigureScriptTests.scriptDrawsEveryKindOfSeries.gp"),
      (Figure.drawing.script, "FigureScriptTests.shapes.gp"),
      (Figure.example.table, "FigureTableTests.tableHasABlockForEachSeries.tsv"),
    ])
  func golden(text: String, name: String) throws { try expectGolden(text, name) }

  @Test("A drawing has no data")
  func noData() { #expect(Figure.drawing.table.contains("draws no data")) }
}
