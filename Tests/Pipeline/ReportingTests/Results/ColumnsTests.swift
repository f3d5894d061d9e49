import Testing
@testable import Store
@testable import Reporting

struct ColumnsTests {
  @Test func readsNamedColumnsWithGaps() throws {
    let columns = try Columns(parsing: "a,b\n1,x\n,y\n", file: "f.csv")
    #expect(try columns.texts("b") == ["x", "y"])
    let numbers = try columns.numbers("a")
    #expect(numbers[0] == 1 && numbers[1].isNaN)
  }

  @Test func namesTheLineThatIsCutShort() {
    #expect(
      throws: ReportError.results(reason: "f.csv:3: 1 values under 2 names", isEdited: false)
    ) {
      try Columns(parsing: "a,b\n1,2\n3", file: "f.csv")
    }
  }

  @Test func namesTheColumnThatIsMissing() throws {
    let columns = try Columns(parsing: "a,b\n1,2", file: "f.csv")
    #expect(throws: ReportError.results(reason: "f.csv: no column 'c' among a, b", isEdited: false))
    {
      try columns.numbers("c")
    }
  }
}
