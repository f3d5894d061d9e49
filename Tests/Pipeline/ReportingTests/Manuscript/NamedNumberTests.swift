import Testing
@testable import Manuscripts

@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct NamedNumberTests {
  private static func text(
    _ line: String, of results: Results = SyntheticResults.make()
  ) throws -> TracedText {
    try DirectiveWriter(results: results).text(of: try NamedNumber(parsing: line, number: 7))
  }

  @Test(
    "A named number is a number of the results or a formula of several",
    arguments: [
      ("up = robot/standing-still/bc/survival_mean_s digits=2 unit=s", "13.50\u{A0}s"),
      (
        "gain = locomotion-expert/hopper/dmil/score - locomotion-expert/hopper/bc/score percent=2 digits=2",
        "0.00"
      ),
      (
        "share = ( robot/standing-still/bc/survived_count / robot/standing-still/bc/episode_count ) "
          + "* 100 statistic=sum digits=0", "40"
      ),
      ("ratio = robot/standing-still/bc+d/score / robot/standing-still/bc+d/score", "1.0"),
    ])
  func values(line: String, text: String) throws {
    #expect(try Self.text(line).plain == text)
  }

  @Test("A formula is traced to its inputs")
  func inputs() throws {
    let line = "half = robot/standing-still/bc/score * 0.5 digits=2"
    let expected = ComputedNumber(
      name: "half", formula: "#1 × 0.5",
      inputs: [NumberSource(["robot/standing-still/-/bc"], "score", .mean)],
      value: 21)
    #expect(try Self.text(line).numbers.map(\.origin) == [.computed(expected)])
    #expect(try Self.text(line, of: SyntheticResults.make { _ in true }) == .missing)
  }

  @Test(
    "A diagnostic names the problem and the place",
    arguments: [
      ("  up = a/b/c digit=1", "option"), ("up = a/b/c digits=1 digits=2", "twice"),
      ("up = 3", "expected NAME"), ("x = robot/standing-still/bc/scor", "'score'"),
      ("x = robot/standing-still/bc/score * 2 statistic=spread", "statistic=mean"),
      ("= a/b/c", "expected"), ("up a/b/c", "expected"), ("up = a/b/c +", "expected"),
      ("u_p = a/b/c", "expected"), ("up = a/b/c d", "expected"),
    ])
  func diagnostics(line: String, word: String) throws {
    let diagnostic = try #require(throws: ManuscriptDiagnostic.self) { try Self.text(line) }
    #expect(diagnostic.problem.contains(word))
    let indentation = line.prefix { $0 == " " }.count
    #expect(
      diagnostic.place
        == SourceRange(line: 7, column: indentation + 1, length: line.count - indentation))
  }
}
