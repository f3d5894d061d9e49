import Testing
@testable import Manuscripts
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults

struct RunUsageTests {
  @Test("A run is shown by the blocks and sentences that name it")
  func places() throws {
    let text = """
      {{table 1}} {{table 2}} {{table 3}} {{table 4}} {{figure 5}} {{figure 6}} {{table 7}} {{table 8}}
      {{number robot/standing-still/bc/score}} {{number sway}} {{ranking locomotion-medium/hopper/score percent=2}}
      {{comparison adroit-human/pen/dmil against=bc}}

      ::: numbers
      sway = robot/standing-still/dmil/score - robot/standing-still/bc/score
      :::
      ::: table 1 benchmark locomotion-expert/hopper
      :::
      ::: table 2 verdicts 1
      :::
      ::: table 3 method-order
      :::
      ::: table 4 claims
      :::
      ::: figure 5 learning-curves percents=2 locomotion-expert/hopper
      :::
      ::: figure 6 learning-curves percents=2 nothing-there
      :::
      ::: table 7 settings robot
      :::
      ::: table 8 datasets locomotion-expert/hopper
      :::
      """
    let results = SyntheticResults.make()
    let usage = RunUsage(in: try Manuscript(parsing: text, file: "p.md"), of: results)
    func places(_ experiment: String, _ method: String, _ percent: Double? = nil) throws -> String {
      let entry = try #require(
        results.entries(experiment: experiment, method: method).first { $0.percent == percent })
      return usage.places(of: entry.run)
    }
    #expect(
      try places("locomotion-expert/hopper", "dmil", 2)
        == "Table 1, Table 2, Table 3, Table 4, Figure 5")
    #expect(try places("locomotion-expert/hopper", "dmil", 0.2) == "Table 1")
    #expect(try places("robot/standing-still", "bc") == "Table 4, the text")
    #expect(try places("robot/standing-still", "dmil") == "Table 4, the text")
    #expect(try places("robot/standing-still", "bc+d") == "Table 4")
    #expect(try places("locomotion-medium/hopper", "bc", 2) == "Table 3, Table 4, the text")
    #expect(try places("expert-data/hopper", "expert") == "Table 8")
    #expect(
      usage.parts.map(\.name) == (1...4).map { "Table \($0)" } + ["Figure 5", "Table 7", "Table 8"])
    #expect(usage.parts.map(\.runs.isEmpty) == [false, false, false, false, false, true, false])
    #expect(try places("adroit-human/pen", "bc", 100).hasSuffix(", the text"))
    #expect(try places("adroit-human/pen", "bc+d", 100).hasSuffix("Table 4"))
  }
}
