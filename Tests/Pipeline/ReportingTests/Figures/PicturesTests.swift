import Testing

@testable import Records
@testable import ReportTestSupport
@testable import Reporting

struct PicturesTests {
  @Test("Every picture stands above its task")
  func places() throws {
    let expansion = try Expansion(block: "figure 7 pictures pictures")
    #expect(expansion.figures.map(\.figure) == [nil])
    let tasks = SyntheticRuns.locomotion + SyntheticRuns.adroit
    #expect(expansion.pictures.map(\.name) == tasks.map { "figure-7-\($0).png" })
    #expect(expansion.pictures.allSatisfy { $0.content == SyntheticResults.picture })
    #expect(
      expansion.text.plain.contains(
        "::: {#figure-7 .pictures}\n::: picture\n![Rendering of Hopper](figures/figure-7-hopper.png)\\\n"
          + "(a) Hopper\n:::\n\n::: picture\n![Rendering of HalfCheetah]"))
  }

  @Test("A note stands in the place of a missing picture")
  func missing() throws {
    let results = SyntheticResults.make(
      without: { $0.cell.task == "walker2d" },
      lacking: { $0.cell.task == "hopper" ? "install libosmesa6" : nil })
    let expansion = try Expansion(block: "figure 7 pictures pictures", with: results)
    #expect(expansion.pictures.count == 4)
    #expect(expansion.text.plain.contains("*install libosmesa6*\\\n(a) Hopper"))
    #expect(expansion.text.plain.contains(/\*[a-z ]+\*\\\n\(c\) Walker2d/))
    #expect(
      expansion.figures[0].description.hasPrefix(
        "Pictures from the simulation: (a) Hopper, which is missing; (b) HalfCheetah; (c) Walker2d, which"
      ))
  }
}
