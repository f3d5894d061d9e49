import Testing

@testable import Reporting

struct TableTests {
  @Test("A table is a pipe table under its caption")
  func pipes() {
    let table = Table(
      columns: [.init("Method", width: 0.25), .init("Score", .right, width: 0.75)],
      rows: [["BC", "1.0 ± 0.5"], ["DMIL", .missing]])
    #expect(
      table.text(label: "R2", caption: "Scores.").plain == """
        ::: {#table-R2 .table widths="0.25 0.75"}
        : **Table R2.** Scores.

        | Method | Score |
        | :--- | ---: |
        | BC | 1.0 ± 0.5 |
        | DMIL | — |
        :::
        """)
  }

  @Test("Escaped text has nothing that Markdown interprets")
  func escaping() {
    #expect(escaped("a_b|c <d> $1 #2") == ##"a\_b\|c \<d\> \$1 \#2"##)
    #expect(code("a|b`c\nd") == "`abcd`")
  }
}
