import Testing

@testable import Claims
@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct VerdictsTableTests {
  private static func markdown(
    _ scores: [Double: KeyValuePairs<String, [Double]>], _ published: Published,
    profile: Profile = .full, source: String = "d4rl", hash: String? = nil
  ) throws -> String {
    try SyntheticScores.markdown(
      "table 1 verdicts 1",
      SyntheticScores.results(
        scores, published: published, profile: profile, source: source, hash: hash))
  }

  @Test("Every verdict has its letter")
  func letters() throws {
    let published = SyntheticScores.published([
      "bc": (80, 1), "bc+d": (80, 1), "2-phase-bc+d": (80, 1), "valuedice": (80, 2),
      "iq-learn": (80, 40), "dmil": (80, 1),
    ])
    let text = try Self.markdown(
      [
        2: [
          "bc": [80, 81, 80.5], "bc+d": [99, 100, 101], "2-phase-bc+d": [59, 60, 61],
          "valuedice": [70, 80, 90], "iq-learn": [75, 80, 85], "dmil": [.nan],
        ]
      ], published)
    #expect(
      SyntheticScores.row("2\u{A0}%", in: text) == [
        "2\u{A0}%", "80.0 ± 1.0", "80.0 ± 1.0", "80.0 ± 1.0", "80.0 ± 2.0", "80.0 ± 40.0",
        "80.0 ± 1.0", "",
      ])
    #expect(
      SyntheticScores.row("*ours*", in: text) == [
        "*ours*", "80.5 ± 0.5", "100.0 ± 1.0", "60.0 ± 1.0", "80.0 ± 10.0", "80.0 ± 5.0", "—",
        "1–3",
      ])
    let verdicts = try #require(SyntheticScores.row("*verdict*", in: text))
    #expect(
      Array(verdicts[1...3]) == ["[E]{.passed}", "[H]{.failed}", "[L]{.failed}"])
    #expect(verdicts[4].wholeMatch(of: /I≥\d+/) != nil)
    #expect(Array(verdicts[5...]) == ["I", "N^d^", ""])
    #expect(["E", "H", "L", "I"].allSatisfy { text.contains(" *\($0)* ") })
  }

  @Test("Every reason against a comparison has its letter")
  func obstacles() throws {
    let number: KeyValuePairs<String, (mean: Double, spread: Double)> = ["dmil": (80, 1)]
    let known = SyntheticScores.published(number)
    func verdict(
      _ scores: [Double] = [80, 81, 80.5], _ published: Published? = nil,
      profile: Profile = .full, source: String = "d4rl", hash: String? = nil
    ) throws -> String? {
      let text = try Self.markdown(
        [2: ["dmil": scores]], published ?? known, profile: profile, source: source, hash: hash)
      return SyntheticScores.row("*verdict*", in: text)?[1]
    }
    #expect(try verdict(source: "generated") == "N^g^")
    #expect(try verdict([80]) == "N^f^")
    #expect(try verdict([80, .nan, 81]) == "N^d^")
    #expect(try verdict(profile: .quick) == "N^p^")
    #expect(try verdict(hash: "00") == "N^c^")
    let vague = SyntheticScores.published(["dmil": (80, 1.2)], spread: .unknown)
    #expect(try verdict([83, 84, 83.5], vague) == "N^s^\u{A0}H/I")
    let uncounted = SyntheticScores.published(number, seedCount: nil)
    #expect(try verdict([80, 81, 80.5], uncounted)?.hasPrefix("N^n^\u{A0}E") == true)
  }

  @Test("Rows and columns without a cell of the profile are left out")
  func leftOut() throws {
    let published = SyntheticScores.published(["bc": (70, 1), "dmil": (80, 1)], parts: [10, 2])
    let text = try Self.markdown([2: ["dmil": [80, 81, 80.5]]], published)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("| ") } == 5)
    #expect(SyntheticScores.row("2\u{A0}%", in: text) == ["2\u{A0}%", "80.0 ± 1.0", ""])
  }

  @Test("Scores with a small margin have one more digit")
  func smallMargins() throws {
    let published = SyntheticScores.published(["dmil": (1.05, 1.01)], margin: 0.5)
    let text = try Self.markdown([2: ["dmil": [1, 2]]], published)
    #expect(SyntheticScores.row("2\u{A0}%", in: text)?[1] == "1.05 ± 1.01")
    #expect(SyntheticScores.row("*ours*", in: text)?[1] == "1.50 ± 0.71")
  }
}
