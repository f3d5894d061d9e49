import Records
import Plotting
import Testing
@testable import Reporting

struct EmbeddingFiguresTests {
  private func expansion(
    _ block: String, _ results: Results = SyntheticResults.make()
  ) throws -> Expansion {
    try Expansion(
      of: try Manuscript(
        parsing: "{{figure 1}}\n::: figure 1 \(block)\nCaption.\n:::", file: "p.md"),
      with: results, figureFolder: "figures")
  }

  @Test func joinedRunsAreThePanelsInTheirOrderAndTheirScoresTheBars() throws {
    let expansion = try expansion("rollouts hopper-rollouts")
    let figure = try #require(expansion.figures.first)
    #expect(figure.name == "hopper-rollouts")
    #expect(
      figure.panels.map(\.title) == [
        "hopper-good-policy-good-model", "hopper-bad-policy-good-model",
        "hopper-good-policy-bad-model", "hopper-bad-policy-bad-model", "score after cloning both",
      ])
    #expect(figure.panels[4].series[0].rows.map { $0[1] } == [101, 101, 101, 101])
    #expect(figure.heading.sources.count == 5)
    #expect(expansion.markdown.plain.contains("layouts by 3 seeds share 0.75 of them, in pairs."))
    #expect(!expansion.markdown.contains("Mean of $d$"))
  }

  @Test func theRunsBehindAFigureAreShownByIt() throws {
    let results = SyntheticResults.make()
    let block = Manuscript.Block(
      kind: .figure, label: "1", arguments: ["rollouts", "hopper-rollouts"], body: [],
      place: SourceRange(line: 1, column: 1, length: 1))
    let figure = try PaperFigure(block, among: results.experiments)
    #expect(figure.entries(in: results).map(\.run.kind.rawValue).sorted().first == "embedding")
    #expect(figure.entries(in: results).count == 5)
  }

  @Test func withoutTheEmbeddingThereIsNoFigure() throws {
    let results = SyntheticResults.make(without: { $0.kind == .embedding })
    let text = try expansion("rollouts hopper-rollouts", results).markdown
    #expect(text.contains("No run of this figure has a result yet."))
  }
}
