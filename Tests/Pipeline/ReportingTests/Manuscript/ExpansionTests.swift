import Manuscripts
import Plotting
import Specifications
import Testing

@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct ExpansionTests {
  @Test("Directives are answered in text and captions")
  func directives() throws {
    let text = """
      # T

      See {{equation 1}}, {{table R1}}: {{seeds robot/standing-still/bc}}.
      Code: {{listing A2}}.

      ::: equation 1
      :::

      ::: listing A2
      All
      code.
      :::

      ::: table R1 settings robot/standing-still
      For {{seeds robot/standing-still/bc}}
      seeds.
      :::
      """
    let markdown = try Expansion(of: text).text.plain
    #expect(markdown.contains("See [(1)](#equation-1), [Table\u{A0}R1](#table-R1): 2."))
    #expect(markdown.contains("Code: [Listing\u{A0}A2](#listing-A2)."))
    #expect(markdown.contains("::: {#equation-1 .equation number=\"1\"}\n$$\nL_{1}="))
    #expect(markdown.contains("::: {#listing-A2 .listings}\n**Listing A2.** All code.\n\n"))
    #expect(markdown.contains(": **Table R1.** For 2 seeds.\n\n| Setting |"))
  }

  @Test("A formula of the text is that of the check run") func formulas() throws {
    let text = "{{formula expert-weight}} {{formula erratum-1-printed}}"
    #expect(try Expansion(of: text).text.plain.contains(#"$\alpha-1/d$ $-(1-\log d)$"#))
    let error = try #require(throws: ReportError.self) {
      try Expansion(of: "{{formula expert-weigth}}")
    }
    guard case .manuscript(let errors) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(
      errors.all[0].description
        .contains("unknown formula 'expert-weigth' (did you mean 'expert-weight'?)"))
  }

  @Test("The files of a figure are named by its label, whatever it shows")
  func figureNames() throws {
    let text = """
      {{figure 4}} {{figure 8}} {{figure 9}} {{figure 7}}
      ::: figure 4 robot-response robot/standing-still robot-references/standing-still
      :::
      ::: figure 8 robot-response robot-references/standing-still
      :::
      ::: figure 9 coevolution robot-coevolution/standing-still
      :::
      ::: figure 7 pictures picture-of-robot
      :::
      """
    let expansion = try Expansion(of: text)
    #expect(expansion.figures.compactMap(\.figure?.name) == ["figure-4", "figure-8", "figure-9"])
    #expect(expansion.pictures.map(\.name) == ["figure-7-wheel-legged-robot.png"])
    #expect(
      expansion.text.markdown.contains("](figures/figure-4){#figure-4 description=\"Displacement"))
    #expect(
      expansion.figures.map { $0.description.prefix { $0 != " " } }
        == ["Displacement,", "Displacement,", "Expert", "A"])
    #expect(expansion.text.plain.contains("0.50 at step 100, 0.12 at step 10,000"))
  }

  @Test("A figure without data is a sentence, and one with some data is drawn")
  func missingData() throws {
    let block = "figure 11 learning-curves robot/standing-still"
    let none = try Expansion(block: block, with: SyntheticResults.make { _ in true })
    #expect(none.figures.isEmpty)
    #expect(none.text.plain.contains("No run of this figure has a result yet."))
    let some = try Expansion(
      block: block, with: SyntheticResults.make { $0.cell.method != "bc" })
    #expect(some.figures.count == 1)
  }

  @Test("All errors of the manuscript are reported with their lines")
  func errors() throws {
    let text = """
      {{seeds robot/standing-still/bcc}}
      {{figure 4}}
      ::: figure 4 robot-respons robot/standing-still
      {{number robot/standing-still/bc/scores}}
      :::
      """
    let error = try #require(throws: ReportError.self) { try Expansion(of: text) }
    guard case .manuscript(let errors) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(errors.all.map(\.line) == [1, 3, 4])
    #expect(
      errors.all[0].description == """
        p.md:1:1: error: unknown method of robot/standing-still 'bcc' (did you mean 'bc'?)
          1 | {{seeds robot/standing-still/bcc}}
            | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        """)
  }
}
