import Foundation
import TestSupport
import Testing

@testable import Typesetting

/// `paper/filters/tables.lua`, which renders the tables of the paper.
@Suite(.enabled(if: isInstalled("pandoc"), "needs pandoc")) struct TablesFilterTests {
  @Test("Numbers align at the decimal point and at ±; a dash is a number, and a list is not")
  func alignment() throws {
    let rows = try latex(
      of: """
        | Method | Score | Widths | Time |
        | :--- | ---: | ---: | ---: |
        | BC | 95.3 ± 12.1 | 256, 256 | 3e−13 |
        | DMIL | **101.25 ± 2.0** | 64, 8 | 0 |
        | LQR | −7 | 1 | 5e−8 |
        | TQC | — | 20,000 | 1e−9 |
        """
    ).split(separator: "\n").filter { $0.contains(" & ") }.dropFirst()
    #expect(
      rows.map(visible) == [
        #"BC & 95.3_ ± 12.1 & 256, 256 & 3e−13 \\*"#,
        #"DMIL & \textbf{101.25 ± _2.0} & 64, 8 & 0\phantom{e−13} \\*"#,
        #"LQR & −7.__\phantom{ ± 12.1} & 1 & 5e_−8 \\*"#,
        #"TQC & ---.__\phantom{ ± 12.1} & 20,000 & 1e_−9 \\*"#,
      ])
  }

  @Test("The widest row decides the size of type")
  func size() throws {
    func type(columns: Int) throws -> Substring? {
      let row = "|" + String(repeating: " 95.3 ± 2.1 |", count: columns)
      let rule = "|" + String(repeating: " ---: |", count: columns)
      return try latex(of: [row, rule, row].joined(separator: "\n"))
        .firstMatch(of: /\\tabletype\{(.*?)\}/)?.1
    }
    #expect(try type(columns: 8) == #"\small"#)
    #expect(try type(columns: 9) == #"\footnotesize"#)
    #expect(try type(columns: 10) == #"\scriptsize"#)
  }

  @Test(
    "A high table is folded if it is narrow, and repeats its head if it fills most of a page",
    arguments: [(9, "fittedtabular", 9), (20, "fittedtabular", 10), (200, "longtable", 100)])
  func height(rowCount: Int, environment: String, lineCount: Int) throws {
    let rows = (1...rowCount).map { "| a\($0) | \($0) |" }.joined(separator: "\n")
    let table = try latex(of: "| A | B |\n| :--- | ---: |\n\(rows)")
    #expect(table.contains(#"\begin{\#(environment)}"#))
    #expect(table.matches(of: /(?m)^a\d+ &/).count == lineCount)
    #expect(table.contains("(continued)") == (environment == "longtable"))
    #expect(table.contains(#"\endhead"#) == (environment == "longtable"))
  }

  @Test(
    "Pages divide no group of rows, and leave three rows at the head and at the foot of a table")
  func groups() throws {
    let rows = try latex(
      of: """
        | Method | Score | *n* |
        | :--- | ---: | ---: |
        | a | 1 | 3 |
        | b | 2 | 3 |
        | c | 3 | 3 |
        | *standing still* |  |  |
        | d | 4 | 3 |
        |  | 5 | 3 |
        | e | 6 | 3 |
        | f | 7 | 3 |
        | g | 8 | 3 |
        """
    ).split(separator: "\n").filter { $0.contains(/\\\\\*?$/) }.dropFirst()
    #expect(
      rows == [
        #"a & 1 & 3 \\*"#, #"b & 2 & 3 \\*"#, #"c & 3 & 3 \\"#,
        #"\multicolumn{3}{@{}l@{}}{\emph{standing still}} \\*"#, #"d & 4 & 3 \\*"#,
        #" & 5 & 3 \\"#, #"e & 6 & 3 \\*"#, #"f & 7 & 3 \\*"#, #"g & 8 & 3 \\*"#,
      ])
  }

  /// Spaces as wide as a digit print as `_`, and one as wide as a decimal point as a point.
  private func visible(_ text: Substring) -> String {
    String(text).replacing("\u{2007}", with: "_").replacing("\u{2008}", with: ".")
  }

  private func latex(of table: String) throws -> String {
    let folder = try TemporaryFolder()
    try folder.url.appending(path: "table.md").write(
      "::: {#table-1 .table}\n: **Table 1.** A caption.\n\n\(table)\n:::\n")
    let filter = repository.appending(path: "paper/filters/tables.lua").path
    let (status, output) = try Tool.pandoc.run(
      ["--from=markdown", "--to=latex", "--lua-filter=\(filter)", "--columns=10000", "table.md"],
      in: folder.url)
    try #require(status == 0, "\(output)")
    return output
  }
}
