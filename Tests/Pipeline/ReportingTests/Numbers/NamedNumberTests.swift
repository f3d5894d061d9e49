import Testing
@testable import Statistics
@testable import Reporting

struct NamedNumberTests {
  private static func text(_ line: String, of results: Results = SyntheticResults.make()) throws
    -> String
  {
    try Numbers(results: results).text(of: try NamedNumber(parsing: line, number: 7))
  }

  @Test(arguments: [
    ("up = robot-standing-still/bc/survival_mean_s digits=2 unit=s", "13.50\u{A0}s"),
    ("up = robot-standing-still/bc/survival_mean_s statistic=spread", "13.5 ± 1.4"),
    (
      "gain = hopper-expert/dmil/score - hopper-expert/bc/score percent=2 digits=2", "0.00"
    ),
    (
      "share = ( robot-standing-still/bc/survived_count / robot-standing-still/bc/episode_count ) "
        + "* 100 statistic=sum digits=0", "40"
    ),
    ("ratio = robot-standing-still/bc+d/score / robot-standing-still/bc+d/score", "1.0"),
  ])
  func isANumberOrAFormulaOfSome(line: String, text: String) throws {
    #expect(try Self.text(line).plain == text)
  }

  @Test func aFormulaCarriesItsInputs() throws {
    let line = "half = robot-standing-still/bc/score * 0.5 digits=2"
    #expect(
      try Self.text(line)
        == "[21.00]{.number of=\"half\" by=\"#1 × 0.5\" from="
        + "\"robot-standing-still/standing-still/-/bc:score:mean\" value=\"21.0\" as=\"2\"}")
    #expect(try Self.text(line, of: SyntheticResults.make { _ in true }) == "—")
  }

  @Test(arguments: [
    ("  up = a/b/c digit=1", "unknown option of number 'digit' (did you mean 'digits'?)"),
    ("up = a/b/c digits=1 digits=2", "option 'digits' is given twice"),
    (
      "up = 3",
      "write NAME = EXPERIMENT/METHOD/METRIC and options, or a formula of such by + - * / ( ), "
        + "with blanks in between"
    ),
    ("x = robot-standing-still/bc/scor", "unknown metric 'scor' (did you mean 'score'?)"),
    (
      "x = robot-standing-still/bc/score * 2 statistic=spread",
      "a formula has no spread of its own; write statistic=mean"
    ),
  ])
  func saysWhatIsWrongAndWhere(line: String, problem: String) throws {
    let complaint = try #require(throws: ManuscriptDiagnostic.self) { try Self.text(line) }
    #expect(complaint.problem == problem)
    let indentation = line.prefix { $0 == " " }.count
    #expect(
      complaint.place
        == SourceRange(line: 7, column: indentation + 1, length: line.count - indentation))
  }

  @Test(arguments: [
    "= a/b/c", "up a/b/c", "up = a/b/c +", "u_p = a/b/c", "digits=1", "up = a/b/c d",
  ])
  func refusesWhatIsNoDeclaration(line: String) {
    #expect(throws: ManuscriptDiagnostic.self) { try NamedNumber(parsing: line, number: 1) }
  }
}
