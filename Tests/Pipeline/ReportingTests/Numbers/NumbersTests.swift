import Testing
@testable import Records
@testable import Statistics
@testable import Reporting

struct NumbersTests {
  private static func text(
    _ directive: String, of results: Results = SyntheticResults.make()
  ) throws -> String {
    let place = SourceRange(line: 1, column: 1, length: 1)
    return try Numbers(results: results)
      .text(of: Directive(parsing: directive[...], at: place)).plain
  }

  @Test(arguments: [
    ("number robot-standing-still/bc/survival_mean_s digits=2 unit=s", "13.50\u{A0}s"),
    ("number robot-standing-still/bc/survival_mean_s statistic=spread", "13.5 ± 1.4"),
    ("number robot-standing-still/bc/survived_count digits=0 statistic=sum", "8"),
    ("number robot-standing-still/bc+d/score statistic=least", "41.5"),
    ("number robot-standing-still/bc+d/score statistic=greatest", "42.5"),
    (
      "number robot-references-standing-still/lqr/unstable_pole_per_s digits=2 unit=1/s",
      "6.25\u{A0}s^−1^"
    ),
    (
      "number robot-references-moving-straight/zero/velocity_mean_m_s digits=3 unit=m/s",
      "−0.125\u{A0}m/s"
    ),
    ("setting robot-standing-still/dmil/train.steps", "10,000"),
    ("setting robot-standing-still/dmil/methods.dmil.learning_rate", "0.0001"),
    ("seeds robot-standing-still/dmil", "2"),
    ("ranking robot-standing-still/score", "BC (42.0), BC+d (42.0), DMIL (42.0)"),
    ("number hopper-expert/dmil/score percent=2 statistic=spread", "116.0 ± 21.2"),
    (
      "ranking hopper-expert/score percent=0.2",
      "BC (115.1), BC+d (115.1), 2-phase BC+d (115.1), ValueDICE (115.1), IQ-Learn (115.1), "
        + "DMIL (115.1)"
    ),
    ("number hopper-expert/dmil/score percent=10", "—"),
    ("seeds hopper-expert/dmil percent=2", "2"),
    ("number pen-human/dmil/score", "165.0"),
  ])
  func answersFromResults(directive: String, answer: String) throws {
    #expect(try Self.text(directive) == answer)
  }

  @Test func whatTheProfileLeavesOutIsADash() throws {
    let results = SyntheticResults.make(profile: .quick, only: { $0.cell.task != "hopper" })
    for (directive, answer) in [
      ("number hopper-expert/bc/score percent=2", "—"),
      ("setting hopper-expert/bc/train.steps", "—"), ("seeds hopper-expert/bc", "0"),
      (
        "ranking hopper-expert/score percent=2",
        "BC (—), BC+d (—), 2-phase BC+d (—), ValueDICE (—), IQ-Learn (—), DMIL (—)"
      ),
    ] {
      #expect(try Self.text(directive, of: results) == answer)
    }
  }

  @Test(arguments: [
    (
      "number robot-standing/bc/score",
      "unknown experiment 'robot-standing' (there are \(SyntheticResults.make().experiments.sorted().joined(separator: ", ")))"
    ),
    (
      "number robot-standing-stil/bc/score",
      "unknown experiment 'robot-standing-stil' (did you mean 'robot-standing-still'?)"
    ),
    (
      "number robot-standing-still/dmli/score",
      "unknown method of robot-standing-still 'dmli' (did you mean 'dmil'?)"
    ),
    ("number robot-standing-still/dmil/scor", "unknown metric 'scor' (did you mean 'score'?)"),
    ("number robot-standing-still/dmil", "write EXPERIMENT/METHOD/METRIC"),
    (
      "number robot-standing-still/dmil/score unit=deg/s",
      "unknown unit 'deg/s' (did you mean 'deg'?)"
    ),
    (
      "number hopper-expert/dmil/score", "there are several parts of the data; write percent=2"
    ),
    ("seeds hopper-expert/dmil percent=x", "percent is a number, not 'x'"),
    ("number robot-standing-still/dmil/score digits=x", "digits are 0 to 9, not 'x'"),
    (
      "number robot-standing-still/dmil/score statistic=median",
      "unknown statistic 'median' (did you mean 'mean'?)"
    ),
    (
      "setting robot-standing-still/dmil/train.step",
      "unknown setting 'train.step' (did you mean 'train.steps'?)"
    ),
    ("seeds robot-standing-still", "write EXPERIMENT/METHOD"),
    ("ranking robot-standing-still/bc/score", "write EXPERIMENT/METRIC"),
  ])
  func saysWhichKeyDoesNotExist(directive: String, problem: String) throws {
    let complaint = try #require(throws: ManuscriptDiagnostic.self) { try Self.text(directive) }
    #expect(complaint.problem == problem)
  }

  @Test func printsADashForWhatHasNoResult() throws {
    let none = SyntheticResults.make { _ in true }
    #expect(try Self.text("number robot-standing-still/bc/score statistic=spread", of: none) == "—")
    #expect(try Self.text("seeds robot-standing-still/bc", of: none) == "0")
    let noBC = SyntheticResults.make { $0.cell.method == "bc" }
    #expect(
      try Self.text("ranking robot-standing-still/score", of: noBC)
        == "BC+d (42.0), DMIL (42.0), BC (—)")
  }

  @Test func averagesOverTheSeedsThatAreThere() throws {
    let partial = SyntheticResults.make { $0.seed == 1 }
    #expect(try Self.text("seeds robot-standing-still/bc", of: partial) == "1")
    #expect(
      try Self.text("number robot-standing-still/bc/score statistic=spread", of: partial) == "41.5")
  }

  @Test(arguments: [
    (JSONValue.number(1e-5), "10^−5^"), (.number(3.5e-7), "3.5 × 10^−7^"), (.number(10), "10"),
    (.integer(-12_345), "−12,345"), (.list([.integer(256), .integer(256)]), "256, 256"),
    (.flag(false), "no"), (.text("a_b"), #"a\_b"#),
  ])
  func writesSettingsForReaders(value: JSONValue, text: String) {
    #expect(value.markdown == text)
  }
}
