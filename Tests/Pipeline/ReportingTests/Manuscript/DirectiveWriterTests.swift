import Testing
@testable import Manuscripts

@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct DirectiveWriterTests {
  private static func text(
    _ directive: String, of results: Results = SyntheticResults.make()
  ) throws -> String {
    let place = SourceRange(line: 1, column: 1, length: 1)
    return try DirectiveWriter(results: results)
      .text(of: Directive(parsing: directive[...], at: place)).plain
  }

  @Test(
    "Directives are answered from the results",
    arguments: [
      ("number robot/standing-still/bc/survival_mean_s digits=2 unit=s", "13.50\u{A0}s"),
      ("number robot/standing-still/bc/survival_mean_s statistic=spread", "13.5 ± 1.4"),
      ("number robot/standing-still/bc/survived_count digits=0 statistic=sum", "8"),
      ("number robot/standing-still/bc+d/score statistic=least", "41.5"),
      ("number robot/standing-still/bc+d/score statistic=greatest", "42.5"),
      (
        "number robot-references/standing-still/lqr/unstable_pole_per_s digits=2 unit=1/s",
        "6.25\u{A0}s^−1^"
      ),
      (
        "number robot-references/moving-straight/zero/velocity_mean_m_s digits=3 unit=m/s",
        "−0.125\u{A0}m/s"
      ),
      ("setting robot/standing-still/dmil/train.steps", "10,000"),
      ("setting robot/standing-still/dmil/methods.dmil.learning_rate", "0.0001"),
      ("seeds robot/standing-still/dmil", "2"), ("given 30 s", "30\u{A0}s"),
      ("ranking robot/standing-still/score", "BC (42.0), BC+d (42.0), DMIL (42.0)"),
      ("number locomotion-expert/hopper/dmil/score percent=2 statistic=spread", "116.0 ± 21.2"),
      ("seeds locomotion-expert/hopper/dmil percent=2", "2"),
      ("number adroit-human/pen/dmil/score", "165.0"),
    ])
  func answers(directive: String, answer: String) throws {
    #expect(try Self.text(directive) == answer)
  }

  @Test(
    "A run that the profile leaves out belongs in a passage",
    arguments: [
      "number locomotion-expert/hopper/bc/score percent=2",
      "setting locomotion-expert/hopper/bc/train.steps", "seeds locomotion-expert/hopper/bc",
      "ranking locomotion-expert/hopper/score percent=2",
      "number locomotion-expert/walker2d/bc/score percent=10",
    ])
  func leftOut(directive: String) throws {
    let results = SyntheticResults.make(profile: .quick, only: { $0.cell.task != "hopper" })
    let diagnostic = try #require(throws: ManuscriptDiagnostic.self) {
      try Self.text(directive, of: results)
    }
    let words =
      directive.contains("walker2d")
      ? "percents=10 locomotion-expert/walker2d" : "locomotion-expert/hopper"
    #expect(
      diagnostic.problem
        == "the profile quick has no such run; put the text between ':::: when \(words)' and '::::'"
    )
  }

  @Test(
    "A diagnostic names the problem",
    arguments: [
      ("number robot-standing-stil/bc/score", "'robot/standing-still'"),
      ("number robot/standing-still/dmli/score", "method"),
      ("number robot/standing-still/dmil/scor", "metric"),
      ("number robot/standing-still/dmil", "several tasks; expected EXPERIMENT/TASK/METHOD/METRIC"),
      ("number robot/standing-still/dmil/score unit=deg/s", "unit"),
      ("number locomotion-expert/hopper/dmil/score", "percent=2"),
      ("seeds locomotion-expert/hopper/dmil percent=x", "percent"),
      ("number robot/standing-still/dmil/score digits=x", "digits"),
      ("number robot/standing-still/dmil/score statistic=median", "statistic"),
      ("setting robot/standing-still/dmil/train.step", "'train.steps'"),
      ("seeds robot/standing-still", "several tasks; expected EXPERIMENT/TASK/METHOD"),
      ("ranking robot/standing-still/bc/score", "expected EXPERIMENT/TASK/METRIC"),
    ])
  func diagnostics(directive: String, word: String) throws {
    let diagnostic = try #require(throws: ManuscriptDiagnostic.self) { try Self.text(directive) }
    #expect(diagnostic.problem.contains(word))
  }

  @Test("A comparison is of two methods on one part of the dataset")
  func comparison() throws {
    let directive = "comparison locomotion-expert/hopper/dmil against=bc percent=2"
    #expect(
      try Self.text(directive).replacing("\u{A0}", with: " ")
        == "level with BC (difference 0.0 points, 95 % interval 0.0 to 0.0, two seeds)")
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
      try Self.text("comparison locomotion-expert/hopper/\(words)")
    }
    #expect(diagnostic.problem.contains(problem))
  }

  @Test("Missing results are dashes, and statistics are over the seeds that exist")
  func missing() throws {
    let none = SyntheticResults.make { _ in true }
    #expect(try Self.text("number robot/standing-still/bc/score statistic=spread", of: none) == "—")
    #expect(try Self.text("seeds robot/standing-still/bc", of: none) == "0")
    let noBC = SyntheticResults.make { $0.cell.method == "bc" }
    #expect(
      try Self.text("ranking robot/standing-still/score", of: noBC)
        == "BC+d (42.0), DMIL (42.0), BC (—)")
    let partial = SyntheticResults.make { $0.seed == 1 }
    #expect(try Self.text("seeds robot/standing-still/bc", of: partial) == "1")
    #expect(
      try Self.text("number robot/standing-still/bc/score statistic=spread", of: partial) == "41.5")
  }
}
