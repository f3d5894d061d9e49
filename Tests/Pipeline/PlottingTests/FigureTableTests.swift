import Testing
import TestSupport

@testable import Plotting

struct FigureTableTests {
  @Test("The table has a block for each series")
  func blocks() throws {
    try expectGolden(Figure.example.table, "FigureTableTests.tableHasABlockForEachSeries.tsv")
  }
}
