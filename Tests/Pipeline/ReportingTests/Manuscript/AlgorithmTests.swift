import Testing
@testable import Manuscripts

@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct AlgorithmTests {
  private func algorithm(_ body: TracedText) throws -> Algorithm {
    try Algorithm(
      number: "1", title: "Title", lines: body.lines,
      place: SourceRange(line: 3, column: 1, length: 3))
  }

  @Test("Steps are numbered through all depths, and numbers in them stay traced")
  func steps() throws {
    let number = ComputedNumber(name: "n", formula: "x", inputs: []).text("7")
    let algorithm = try algorithm(
      "Require: data $D$\n- Begin\n- **for** all **do**\n  - Work \(number)\n- **end for**\n")
    #expect(algorithm.steps.map(\.depth) == [0, 0, 1, 0])
    #expect(algorithm.text.numbers.count == 1)
    #expect(
      algorithm.text.plain == """
        ::: {#algorithm-1 .algorithm}
        **Algorithm 1.** Title

        **Require:** data $D$

        1. [Begin]{.depth-0}
        2. [**for** all **do**]{.depth-0}
        3. [Work 7]{.depth-1}
        4. [**end for**]{.depth-0}
        :::
        """)
  }

  @Test(
    "Other text is no algorithm",
    arguments: [
      "- no requirement", "Require: x\nno dash", "Require: x\n - odd indentation",
      "Require: x\n- a\n    - two levels at once",
    ])
  func refusals(body: String) {
    #expect(throws: ManuscriptDiagnostic.self) { try algorithm(TracedText(body)) }
  }
}
