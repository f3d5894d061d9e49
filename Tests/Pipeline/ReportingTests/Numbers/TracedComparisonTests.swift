import Testing
@testable import Manuscripts

@testable import Records
@testable import Reporting

struct TracedComparisonTests {
  private static func phrase(
    _ first: [Double], _ second: [Double], _ words: String = "dmil against=bc percent=2"
  ) throws -> String {
    let results = SyntheticScores.results(
      [2: ["dmil": first, "bc": second]],
      published: SyntheticScores.published(["dmil": (80, 1)]))
    let place = SourceRange(line: 1, column: 1, length: 1)
    let directive = try Directive(
      parsing: "comparison locomotion-expert/hopper/\(words)", at: place)
    let text = try DirectiveWriter(results: results).text(of: directive)
    try NumberResolver(try ReportData(results)).check(text.numbers)
    return text.plain.replacing("\u{A0}", with: " ")
  }

  @Test(
    "The words follow from the interval",
    arguments: [
      (
        [60, 62, 64], [50, 51, 52],
        "ahead of BC by 11.0 points (95 % interval 8.5 to 13.5, three seeds)"
      ),
      (
        [50, 51, 52], [60, 62, 64],
        "behind BC by 11.0 points (95 % interval 8.5 to 13.5, three seeds)"
      ),
      (
        [60, 62, 64], [61, 62, 63],
        "level with BC (difference 0.0 points, 95 % interval −2.5 to 2.5, three seeds)"
      ),
      (
        [60, 62, 64], [30, 62, 90],
        "not distinguishable from BC (difference 1.3 points, 95 % interval −68.3 to 70.9; three "
          + "seeds detect 86.8 points)"
      ),
      ([60, 62, 64], [50], "not distinguishable from BC (difference 10.0 points on one seed)"),
      ([60, .nan], [50, 51], "not comparable with BC, because a seed diverged"),
    ] as [([Double], [Double], String)])
  func words(first: [Double], second: [Double], words: String) throws {
    #expect(try Self.phrase(first, second) == words)
  }

  @Test("Without results there is no comparison yet")
  func missing() throws {
    let text = try Expansion(
      of: "{{comparison robot/standing-still/dmil against=bc}}",
      with: SyntheticResults.make { _ in true })
    #expect(text.text.plain == "not yet compared with BC\n")
  }

  @Test(
    "A comparison without a known other method is refused",
    arguments: [
      ("dmil percent=2", "against=bc"), ("dmil against=bcc percent=2", "unknown method"),
      ("dmil/score against=bc", "EXPERIMENT/TASK/METHOD"), ("dmil against=bc percent=x", "percent"),
      ("dmil against=bc percent=10", "has no such run"),
    ])
  func refusals(words: String, problem: String) throws {
    let diagnostic = try #require(throws: ManuscriptDiagnostic.self) {
      try Self.phrase([60], [50], words)
    }
    #expect(diagnostic.problem.contains(problem))
  }
}
