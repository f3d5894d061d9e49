import Testing
import TestSupport

@testable import Plotting

struct FigureTableTests {
  @Test func tableHasABlockForEachSeries() throws {
    try expectGolden(Figure.example.table, "FigureTableTests.tableHasABlockForEachSeries.tsv")
  }
}
