import Foundation
import Testing

@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct PairedDifferencesTableTests {
  private static let published = SyntheticScores.published(["dmil": (80, 1)])

  /// The cells of each row of a pair of methods.
  private static func rows(
    _ scores: KeyValuePairs<String, [Double]>, _ block: String = "locomotion-expert/hopper"
  ) throws -> [[String]] {
    let text = try SyntheticScores.markdown(
      "table 1 paired-differences \(block)",
      SyntheticScores.results([2: scores], published: published))
    return text.split(separator: "\n").filter { $0.contains("\u{A0}− ") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  @Test("Each other method has a row with the interval of the differences on common seeds")
  func outcomes() throws {
    let rows = try Self.rows([
      "bc": [50, 51, 52], "bc+d": [70, 73, 76], "valuedice": [61, 62, 63],
      "iq-learn": [30, 62, 90],
      "dmil": [60, 62, 64],
    ])
    let ranges = ["8.5\u{A0}to\u{A0}13.5", "−13.5\u{A0}to\u{A0}−8.5", "−2.5\u{A0}to\u{A0}2.5"]
    let pairs = ["BC", "BC+d", "ValueDICE", "IQ-Learn"].map { "DMIL\u{A0}− \($0)" }
    #expect(
      rows == [
        [pairs[0], "2\u{A0}%", "11.0", ranges[0], "3.1", "3", "[ahead]{.passed}"],
        [pairs[1], "2\u{A0}%", "−11.0", ranges[1], "3.1", "3", "[behind]{.failed}"],
        [pairs[2], "2\u{A0}%", "0.0", ranges[2], "3.1", "3", "level"],
        [pairs[3], "2\u{A0}%", "1.3", "−68.3\u{A0}to\u{A0}70.9", "86.8", "3", "undecided"],
      ])
  }

  @Test("Only common seeds count; a diverged or missing cell has no difference")
  func seeds() throws {
    let rows = try Self.rows([
      "bc": [50, 51], "bc+d": [50], "valuedice": [50, .nan, 51], "dmil": [60, 62, 64],
    ])
    #expect(
      Array(rows[0][2...]) == ["10.5", "4.1\u{A0}to\u{A0}16.9", "7.0", "2", "[ahead]{.passed}"])
    #expect(Array(rows[1][2...]) == ["10.0", "", "", "1", "undecided"])
    #expect(Array(rows[2][2...]) == ["—", "—", "—", "0", "diverged"])
  }

  @Test("Another method may be compared with some of the others")
  func method() throws {
    let rows = try Self.rows(
      ["bc": [50, 51], "bc+d": [70, 71], "dmil": [60, 62]],
      "method=bc methods=bc,dmil locomotion-expert/hopper")
    #expect(rows.map { $0[0] } == ["BC\u{A0}− DMIL"])
    #expect(rows[0][2] == "−10.5")
  }

  @Test("No results have no differences")
  func missing() throws {
    let none = try SyntheticScores.markdown(
      "table 1 paired-differences percents=2 locomotion-expert/hopper",
      SyntheticResults.make { _ in true })
    #expect(none.contains("| DMIL\u{A0}− BC | 2\u{A0}% | — | — | — | 0 | — |"))
  }
}
