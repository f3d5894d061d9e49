import Experiments
import Plotting
import Testing

@testable import Reporting

struct ExpansionTests {
  private static func expansion(
    of text: String, with results: Results = SyntheticResults.make()
  ) throws -> Expansion {
    try Expansion(
      of: try Manuscript(parsing: text, file: "p.md"), with: results,
      figureFolder: "figures")
  }

  @Test func answersDirectivesInTextAndCaptions() throws {
    let text = """
      # T

      See {{equation 1}}, {{table R1}}: {{seeds robot-standing-still/bc}}.

      ::: equation 1
      $$
      a = b
      $$
      :::

      ::: table R1 settings robot-standing-still
      For {{seeds robot-standing-still/bc}}
      seeds.
      :::
      """
    let markdown = try Self.expansion(of: text).markdown
    #expect(markdown.contains("See [(1)](#equation-1), [Table\u{A0}R1](#table-R1): 2."))
    #expect(markdown.contains("::: {#equation-1 .equation number=\"1\"}\n$$\na = b\n$$\n:::"))
    #expect(markdown.contains(": **Table R1.** For 2 seeds.\n\n| Setting |"))
  }

  @Test func placesFiguresWithWhatAReaderMustKnow() throws {
    let text = """
      {{figure 9}} {{figure 4}}
      ::: figure 4 robot-response robot-standing-still robot-references-standing-still
      Responses.
      :::
      ::: figure 9 coevolution coevolution-standing-still
      Embedding.
      :::
      """
    let expansion = try Self.expansion(of: text)
    #expect(expansion.figures.map(\.name) == ["robot-response", "coevolution-standing-still"])
    #expect(
      expansion.markdown.contains(
        "![**Figure 4.** Responses.](figures/robot-response){#figure-4}"))
    #expect(
      expansion.markdown.contains(
        "Embedding. Perplexity 30, 9 points, 1000 iterations, final KL divergence 0.750, seed 0. "
          + "Mean of $d$ on the rollouts: 0.50 at step 100, 0.12 at step 10,000."))
  }

  @Test func saysWhereAFigureHasNoData() throws {
    let text = "{{figure 11}}\n::: figure 11 learning-curves robot-standing-still\nCurves.\n:::"
    let none = try Self.expansion(of: text, with: SyntheticResults.make { _ in true })
    #expect(none.figures.isEmpty)
    #expect(none.markdown.contains("Curves. *No run of this figure has a result yet.*"))
    let some = try Self.expansion(of: text, with: SyntheticResults.make { $0.cell.method != "bc" })
    #expect(some.figures.map(\.name) == ["learning-curves"])
  }

  @Test func collectsAllThatIsWrongWithItsLines() throws {
    let text = """
      {{seeds robot-standing-still/bcc}}
      {{figure 4}}
      ::: figure 4 robot-respons robot-standing-still
      {{number robot-standing-still/bc/scores}}
      :::
      """
    let error = try #require(throws: ReportError.self) { try Self.expansion(of: text) }
    #expect(error.exitCode == 65)
    #expect(
      error.description == """
        p.md:1:1: error: unknown method of robot-standing-still 'bcc' (did you mean 'bc'?)
          1 | {{seeds robot-standing-still/bcc}}
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        p.md:3:1: error: unknown figure 'robot-respons' (did you mean 'robot-response'?)
          3 | ::: figure 4 robot-respons robot-standing-still
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        p.md:4:1: error: unknown metric 'scores' (did you mean 'score'?)
          4 | {{number robot-standing-still/bc/scores}}
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        """)
  }
}
