import Foundation
import Planning
import Records
import Running
import Store
import TestSupport
import Testing

@Suite struct ReviewCommandTests {
  private let project: TemporaryProject

  init() throws {
    project = try TemporaryProject(RunCommandTests.short)
    try project.write(
      """
      schema: dmil-claims/1
      sets: {robot: {training/standing-still: whole}}
      claims:
        high:
          says: DMIL scores a thousand.
          where: section 1
          decided-by:
            - reaches: {methods: [dmil], in: [robot], value: 1000}

      """, to: "paper/claims.yaml")
  }

  private func review(_ options: String...) throws -> ProgramResult {
    try project.start(["review", "--minutes", "5", "--profile", "quick"] + options)
      .waitUntilExit()
  }

  @Test("Runs are repeated, and the store stays as it was") func repeats() throws {
    let early = try review()
    #expect(early.status == 5)
    #expect(early.output.contains("2 runs not repeated: no result to compare with\n"))
    #expect(early.output.contains("  unchecked: training/standing-still/data/dmil\n"))
    try project.output("run")
    let before = try project.results()
    let result = try review()
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        training/standing-still/data/dmil/0: identical
        data/standing-still/-/lqr/0: identical
        2 runs repeated, 0 in part: 2 identical, 0 within tolerance, 0 different
        Claims: 1 checked, 0 in part, 0 unchecked
        Cells: 2 checked, 0 in part, 0 unchecked
        Repeat a whole run with: dmil repro --profile quick CELL

        """)
    #expect(try project.results() == before)
    let only = try review("--only", "data")
    #expect(only.output.hasPrefix("data/standing-still/-/lqr/0: identical\n1 run repeated"))
    #expect(only.output.contains("Claims: 0 checked, 0 in part, 0 unchecked\nCells: 1 checked"))
  }

  @Test("A stored metric that is off by one unit in the last place is found") func oneUnit() throws
  {
    try project.output("run")
    let plan = try Plan(
      loading: project.repository.appending(path: "paper/experiments"), profile: .quick,
      schema: Catalogue.schema(of: project.repository))
    let run = try plan.runs(matching: "training")[0]
    let store = ResultStore(root: project.work, archives: [])
    let value = try #require(try store.result(of: run)?.metrics["score"])
    try store.forge(run) { $0.metrics["score"] = value.nextUp }
    #expect(try project.run("status").status == 0)
    let result = try review("--only", "training")
    #expect(result.status == 4)
    #expect(result.lastLine == "dmil: exit code 4: 1 run differs")
    #expect(
      result.output.hasPrefix(
        "training/standing-still/data/dmil/0: different: score \(value.nextUp) → \(value)\n"))
  }

  @Test("A table stands for the runs behind it") func table() throws {
    try project.write("{{table 1}}\n\n::: table 1 facts data\n:::\n", to: "paper/paper.md")
    try project.output("run", "--only", "Table 1")
    #expect(try project.run("status").output.contains("1 of 2 runs have results"))
    let unknown = try project.run("run", "--only", "Table 2")
    #expect(unknown.status == 2 && unknown.errors.contains("near are Table 1"))
    #expect(try review("--only", "Table 1").output.contains("Cells: 1 checked, 0 in part, 0 unch"))
  }
}
