import Foundation
import Records
import Testing
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults
@testable import Statistics
@testable import Store

struct EvidencePageTests {
  private static let cell = "robot/standing-still/-/bc"
  private static let text = """
    ::: numbers
    gain = ( robot/standing-still/bc/score - robot/moving-straight/bc/score ) / 2 digits=2
    :::
    {{number gain}} {{number robot/standing-still/bc/score statistic=spread}} {{figure 11}} {{status}}
    {{setting robot/standing-still/bc/train.steps}} {{equation 1}} {{seeds robot/standing-still/bc}}

    ::: equation 1
    :::

    ::: figure 11 learning-curves robot/standing-still
    Curves.
    :::
    """

  private func records(
    of results: Results = SyntheticResults.make()
  ) throws -> (page: [String: Any], script: String) {
    let script = try EvidencePage(
      of: try Expansion(of: Self.text, with: results), with: try ReportData(results)
    ).script
    let json = try #require(script.firstMatch(of: /(?s)^<script [^>]*>(.*)<\/script>\n$/)).1
    let page = try JSONSerialization.jsonObject(with: Data(json.utf8))
    return (try #require(page as? [String: Any]), script)
  }

  @Test("A number has its full value and that of each run")
  func numbers() throws {
    let (page, _) = try records()
    let all = try #require(page["records"] as? [String: [String: Any]])
    let record = try #require(all["\(Self.cell):score:spread"])
    #expect(record["value"] as? String == "42.0 ± 0.7071067811865476")
    #expect(record["values"] as? [String] == ["41.5", "42.5"])
    let runs = try #require(page["runs"] as? [String: [String: Any]])
    let names = try #require(record["runs"] as? [String])
    #expect(
      names.compactMap { runs[$0]?["path"] as? String } == ["\(Self.cell)/0", "\(Self.cell)/1"])
    let run = try #require(runs[names[0]])
    #expect(run["specification"] as? String == "paper/experiments/robot.yaml")
    #expect((run["result"] as? String)?.count == 64)
    let files = try #require(run["files"] as? [String: String])
    #expect(files["checkpoint.safetensors"]?.count == 64)
    let curve = try #require(run["curve"] as? [String: Any])
    #expect(curve["steps"] as? [Double] == [0, 2000, 4000, 6000, 8000, 10_000])
  }

  @Test("A computed number leads to the records of its inputs")
  func computedNumbers() throws {
    let all = try #require(try records().page["records"] as? [String: [String: Any]])
    let gain = try #require(all["gain"])
    #expect(gain["formula"] as? String == "(#1 − #2) / 2")
    let inputs = try #require(gain["inputs"] as? [String])
    #expect(
      inputs == [
        "\(Self.cell):score:mean", "robot/moving-straight/-/bc:score:mean",
      ])
    #expect(inputs.allSatisfy { all[$0] != nil })
  }

  @Test("Figures have their scripts, and equations their code and checks")
  func figuresAndEquations() throws {
    let all = try #require(try records().page["records"] as? [String: [String: Any]])
    let figure = try #require(all["figure-11"])
    #expect((figure["script"] as? String)?.hasPrefix("# figure-11\n") == true)
    #expect((figure["runs"] as? [String])?.count == 6)
    let equation = try #require(all["equation-9"])
    #expect(
      equation["place"] as? String == "Sources/Imitation/Objectives/PolicyObjectives.swift:90")
    #expect((equation["checks"] as? [[String: Any]])?.count == 7)
    #expect(equation["mutants"] as? String == "11 of 12")
    #expect(equation["printed mutants"] as? String == "30 of 31")
  }

  @Test("The records are the same twice and cannot end their element")
  func element() throws {
    let (first, second) = (try records().script, try records().script)
    #expect(first == second)
    #expect(first.ranges(of: "</").count == 1)
  }

  @Test("Without a result there is no record")
  func missing() throws {
    let page = try records(of: SyntheticResults.make { _ in true }).page
    let all = try #require(page["records"] as? [String: Any])
    #expect(all["\(Self.cell):score:spread"] == nil)
    #expect(all["figure-11"] == nil && all["equation-9"] == nil)
    #expect(all["*:missing:count"] != nil)
  }
}
