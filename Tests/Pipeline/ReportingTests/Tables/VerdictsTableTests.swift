import Testing
@testable import Claims
@testable import Records
@testable import Statistics
@testable import Reporting

/// Verdicts through the report: what a table says of synthetic results.
struct VerdictsTableTests {
  private typealias Numbers = KeyValuePairs<String, (mean: Double, spread: Double)>

  private static let close: KeyValuePairs<String, [Double]> = ["dmil": [80, 81, 80.5]]
  private static let number: Numbers = ["dmil": (80, 1)]

  @Test func everyVerdictHasItsLetterAndItsMeaning() throws {
    let published = SyntheticScores.published([
      "bc": (80, 1), "bc+d": (80, 1), "2-phase-bc+d": (80, 1), "valuedice": (80, 2),
      "iq-learn": (80, 40), "dmil": (80, 1),
    ])
    let results = SyntheticScores.results(
      [
        2: [
          "bc": [80, 81, 80.5], "bc+d": [99, 100, 101], "2-phase-bc+d": [59, 60, 61],
          "valuedice": [70, 80, 90], "iq-learn": [75, 80, 85],
        ]
      ], published: published)
    let text = try SyntheticScores.markdown("table 1 verdicts 1", results)
    #expect(
      SyntheticScores.row("2\u{A0}%", in: text) == [
        "2\u{A0}%", "80.0 ± 1.0", "80.0 ± 1.0", "80.0 ± 1.0", "80.0 ± 2.0", "80.0 ± 40.0",
        "80.0 ± 1.0", "",
      ])
    let ours = try #require(SyntheticScores.row("*ours*", in: text))
    #expect(
      ours == [
        "*ours*", "80.5 ± 0.5", "100.0 ± 1.0", "60.0 ± 1.0", "80.0 ± 10.0", "80.0 ± 5.0", "—",
        "0–3",
      ])
    let verdicts = try #require(SyntheticScores.row("*verdict*", in: text))
    #expect(
      Array(verdicts[1...3]) == ["[E]{.passed}", "[H]{.failed}", "[L]{.failed}"])
    #expect(verdicts[4].wholeMatch(of: /I≥\d+/) != nil)
    #expect(Array(verdicts[5...]) == ["I", "—", ""])
    #expect(
      text.contains(
        "Verdicts: *E* equivalent; *H* higher; *L* lower; *I* inconclusive, with the seeds of ours")
    )
  }

  @Test func whatCannotBeComparedHasAReason() throws {
    let known = SyntheticScores.published(Self.number)
    func verdict(_ results: Results) throws -> String {
      let text = try SyntheticScores.markdown("table 1 verdicts 1", results)
      let cell = SyntheticScores.row("*verdict*", in: text)?[1] ?? ""
      let reason = text.firstMatch(of: /\*N\* not comparable: (.*?)\. ?(After|Runs|\n)/)
      return "\(cell): \(reason.map { String($0.1) } ?? "")".replacing("\\", with: "")
    }
    func results(
      _ scores: [Double] = [80, 81, 80.5], _ published: Published? = nil,
      profile: Profile = .full, source: String = "d4rl", hash: String? = nil
    ) -> Results {
      SyntheticScores.results(
        [2: ["dmil": scores]], published: published ?? known, profile: profile, source: source,
        hash: hash)
    }
    #expect(try verdict(results(source: "generated")) == "N^g^: *g* generated data, not D4RL's")
    #expect(try verdict(results([80])) == "N^f^: *f* fewer than 2 seeds of ours")
    #expect(try verdict(results([80, .nan, 81])) == "N^d^: *d* a seed of ours diverged")
    #expect(try verdict(results(profile: .quick)) == "N^p^: *p* not the full profile")
    #expect(
      try verdict(results(hash: "00"))
        == "N^c^: *c* run before these published numbers and margins were fixed")
    let vague = SyntheticScores.published(["dmil": (80, 1.2)], spread: .unknown)
    #expect(
      try verdict(results([83, 84, 83.5], vague))
        == "N^s^\u{A0}H/I: *s* the published ± is not explained")
    let uncounted = SyntheticScores.published(Self.number, seedCount: nil)
    #expect(
      try verdict(results([80, 81, 80.5], uncounted)).hasPrefix("N^n^\u{A0}E"))
  }

  @Test func aRowWithoutResultsHasItsPublishedNumbersAlone() throws {
    let published = SyntheticScores.published(Self.number, parts: [10, 2])
    let text = try SyntheticScores.markdown(
      "table 1 verdicts 1", SyntheticScores.results([2: Self.close], published: published))
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count == 6)
    let none = try SyntheticScores.markdown(
      "table 1 verdicts 1", SyntheticScores.results([:], published: published))
    #expect(none.contains("No row has a result yet."))
  }

  @Test func smallMarginsAreShownWithADigitMore() throws {
    let published = SyntheticScores.published(["dmil": (1.05, 1.01)], margin: 0.5)
    let text = try SyntheticScores.markdown(
      "table 1 verdicts 1", SyntheticScores.results([2: ["dmil": [1, 2]]], published: published))
    #expect(SyntheticScores.row("2\u{A0}%", in: text)?[1] == "1.05 ± 1.01")
    #expect(SyntheticScores.row("*ours*", in: text)?[1] == "1.50 ± 0.71")
  }
}
