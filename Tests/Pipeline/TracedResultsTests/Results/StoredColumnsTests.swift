import Testing

@testable import TracedResults

struct StoredColumnsTests {
  @Test("Columns are read by name; an empty field is not a number")
  func columns() throws {
    let columns = try StoredColumns(parsing: "a,b\n1,x\n,y\n", file: "f.csv")
    #expect(try columns.texts("b") == ["x", "y"])
    let numbers = try columns.numbers("a")
    #expect(numbers[0] == 1 && numbers[1].isNaN)
  }

  @Test("A short line and a missing column are named")
  func errors() throws {
    let short = try #require(throws: ResultError.self) {
      try StoredColumns(parsing: "a,b\n1,2\n3", file: "f.csv")
    }
    #expect(short.description.hasPrefix("f.csv:3: "))
    let columns = try StoredColumns(parsing: "a,b\n1,2", file: "f.csv")
    let missing = try #require(throws: ResultError.self) { try columns.numbers("c") }
    #expect(missing.description.contains("'c'"))
  }
}
