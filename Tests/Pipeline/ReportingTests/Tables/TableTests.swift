import Testing
@testable import Reporting

struct TableTests {
  @Test func writesAPipeTableUnderItsCaption() {
    let table = Table(
      columns: [.init(title: "Method"), .init(title: "Score", alignment: .right)],
      rows: [["BC", "1.0 ± 0.5"], ["DMIL", "—"]])
    #expect(
      table.markdown(label: "R2", caption: "Scores.") == """
        ::: {#table-R2 .table}
        : **Table R2.** Scores.

        | Method | Score |
        | :--- | ---: |
        | BC | 1.0 ± 0.5 |
        | DMIL | — |
        :::
        """)
  }

  @Test func passesOnTheWidthsOfColumnsOfText() {
    let table = Table(
      columns: [.init(title: "A", width: 0.25), .init(title: "B", width: 0.75)], rows: [])
    #expect(
      table.markdown(label: "1", caption: "").contains("#table-1 .table widths=\"0.25 0.75\""))
  }

  @Test func leavesNothingForMarkdownToRead() {
    #expect(escaped("a_b|c <d> $1 #2") == ##"a\_b\|c \<d\> \$1 \#2"##)
    #expect(code("a|b`c\nd") == "`abcd`")
  }
}
