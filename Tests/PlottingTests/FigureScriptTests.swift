import Testing

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

  @Test func scriptIsTheSameEachTime() {
    #expect(Figure.example.script == Figure.example.script)
  }
}
