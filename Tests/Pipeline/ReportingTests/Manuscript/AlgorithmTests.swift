import Testing
@testable import Reporting

struct AlgorithmTests {
  private let place = SourceRange(line: 3, column: 1, length: 3)

  @Test func numbersItsStepsThroughAllDepths() throws {
    let body = "Require: data $D$\n- Begin\n- **for** all **do**\n  - Work\n- **end for**"
    let algorithm = try Algorithm(number: "1", title: "Title", body: body, place: place)
    #expect(algorithm.steps.map(\.depth) == [0, 0, 1, 0])
    #expect(
      algorithm.markdown == """
        ::: {#algorithm-1 .algorithm}
        **Algorithm 1.** Title

        **Require:** data $D$

        1. [Begin]{.depth-0}
        2. [**for** all **do**]{.depth-0}
        3. [Work]{.depth-1}
        4. [**end for**]{.depth-0}
        :::
        """)
  }

  @Test(arguments: [
    "- no requirement", "Require: x\nno dash", "Require: x\n - odd indentation",
    "Require: x\n- a\n    - two levels at once",
  ])
  func refusesWhatIsNoAlgorithm(body: String) {
    #expect(throws: ManuscriptDiagnostic.self) {
      try Algorithm(number: "1", title: "Title", body: body, place: place)
    }
  }
}
