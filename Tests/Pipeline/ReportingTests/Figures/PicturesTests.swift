import Records
import Testing
@testable import Reporting

struct PicturesTests {
  private let text = "{{figure 7}}\n::: figure 7 pictures pictures\nThe tasks.\n:::"

  private func expansion(with results: Results) throws -> Expansion {
    try Expansion(
      of: try Manuscript(parsing: text, file: "p.md"), with: results, figureFolder: "figures")
  }

  @Test func everyPictureStandsAboveItsTask() throws {
    let expansion = try expansion(with: SyntheticResults.make())
    #expect(expansion.figures.isEmpty)
    #expect(
      expansion.pictures.map(\.name)
        == (SyntheticBenchmark.walkers + SyntheticBenchmark.hands).map { "pictures-\($0).png" })
    #expect(expansion.pictures.allSatisfy { $0.content == SyntheticBenchmark.picture })
    #expect(
      expansion.markdown.contains(
        "::: {#figure-7 .pictures}\n::: picture\n![Hopper](figures/pictures-hopper.png)\\\n"
          + "(a) Hopper\n:::\n\n::: picture\n![HalfCheetah]"))
    #expect(expansion.markdown.contains("\n\n**Figure 7.** The tasks.\n:::"))
  }

  @Test func aSinglePictureHasNoLetter() throws {
    let text = "{{figure 3}}\n::: figure 3 pictures picture-of-robot\nThe robot.\n:::"
    let expansion = try Expansion(
      of: try Manuscript(parsing: text, file: "p.md"), with: SyntheticResults.make(),
      figureFolder: "figures")
    #expect(
      expansion.markdown.contains(
        "![wheel\\-legged robot](figures/picture-of-robot-wheel-legged-robot.png)\\\n"
          + "wheel\\-legged robot\n:::"))
  }

  @Test func whatIsMissingStandsInItsPlace() throws {
    let results = SyntheticResults.make(
      without: { $0.cell.task == "walker2d" },
      lacking: { $0.cell.task == "hopper" ? "no OpenGL here; install libosmesa6" : nil })
    let expansion = try expansion(with: results)
    #expect(expansion.pictures.count == 4)
    #expect(expansion.markdown.contains("*no OpenGL here; install libosmesa6*\\\n(a) Hopper"))
    #expect(expansion.markdown.contains("*not drawn yet*\\\n(c) Walker2d"))
  }
}
